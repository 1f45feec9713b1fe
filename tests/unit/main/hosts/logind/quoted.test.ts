import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quoted } from '../../../../../src/main/hosts/logind/quoted';

/** What a real shell makes of the words of a command line. */
function throughShell(words: readonly string[]): string[] {
  const output = execFileSync('sh', ['-s'], { input: `printf '%s\\0' ${words.join(' ')}\n`, encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

it.each([
  '',
  ' ',
  "'",
  "''",
  "it's",
  '$HOME',
  '`id`',
  '$(id)',
  '\\',
  '\\\n',
  'a\nb\n',
  '*',
  '~',
  '!!',
  '-n',
  '"',
  '日本',
  '\x1b[31m',
])('a shell takes %j as it is', (text) => {
  expect(throughShell([quoted(text)])).toEqual([text]);
});

it('a shell takes any texts as they are', () => {
  const special = fc.string({ unit: fc.constantFrom(...'\'"\\$`!*?~#&;|<>(){}[] \t\r\n-=a') });
  const text = fc.oneof(special, fc.string({ unit: 'grapheme' })).map((one) => one.replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 300, size: 'max' }), (texts) => {
      expect(throughShell(texts.map(quoted))).toEqual(texts);
    }),
    { numRuns: 8 },
  );
});
