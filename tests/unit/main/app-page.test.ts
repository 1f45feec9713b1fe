import { expect, test } from 'vitest';
import { contentSecurityPolicy, fileOf } from '../../../src/main/app-page';

const folder = '/opt/program/renderer';

test.each([
  ['app://stationmaster/index.html', `${folder}/index.html`],
  ['app://stationmaster/assets/a%20b.js', `${folder}/assets/a b.js`],
  ['app://stationmaster/assets/../index.html', `${folder}/index.html`],
])('%s is a file of the page', (address, file) => {
  expect(fileOf(address, folder)).toBe(file);
});

test.each([
  'app://stationmaster/..%2f..%2fetc%2fpasswd',
  'app://stationmaster/%2e%2e/%2e%2e/secret',
  'app://stationmaster/..%2frenderer-other%2fx.js',
  'app://stationmaster/',
  'app://elsewhere/index.html',
  'https://stationmaster/index.html',
  'app://stationmaster/%00.js',
  'app://stationmaster/%E0%A4%A.js',
])('%s is not, or not outside of its folder', (address) => {
  const file = fileOf(address, folder);
  if (file !== null) expect(file.startsWith(`${folder}/`)).toBe(true);
});

test('an address that leaves the folder is no file', () => {
  expect(fileOf('app://stationmaster/..%2f..%2fetc%2fpasswd', folder)).toBeNull();
  expect(fileOf('app://elsewhere/index.html', folder)).toBeNull();
});

test('the policy allows no code but the page, and no inline style but that with the nonce', () => {
  const policy = contentSecurityPolicy('abc');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).not.toContain('unsafe');
});
