import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|html|css)$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(source, name), 'utf8') }));

/** What Electron's security list says not to use, and ways in which a text becomes code or markup (docs/security.md). */
test.each([
  ['openExternal', 'opens whatever a text says'],
  ['openPath', 'starts whatever a text says'],
  ['dangerouslySetInnerHTML', 'makes markup of a text'],
  ['innerHTML', 'makes markup of a text'],
  ['insertAdjacentHTML', 'makes markup of a text'],
  ['document.write', 'makes markup of a text'],
  ['executeJavaScript', 'makes code of a text'],
  ['new Function', 'makes code of a text'],
  ['eval(', 'makes code of a text'],
  ['loadFile', 'gives the page an address of the disk'],
  ['file://', 'is no origin of its own'],
  ['allowRunningInsecureContent', ''],
  ['experimentalFeatures', ''],
  ['enableBlinkFeatures', ''],
  ['webSecurity', ''],
  ['allowpopups', ''],
  ['<webview', ''],
])('nothing uses %s (%s)', (word) => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(({ text }) => text.includes(word)).map(({ name }) => name)).toEqual([]);
});
