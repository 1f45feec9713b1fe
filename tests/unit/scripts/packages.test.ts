import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packagesAreCurrent } from '../../../scripts/setup/packages.mjs';

const locked = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
  'node_modules/for-another-platform': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};
const installed = { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' } };

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
  mkdirSync(join(folder, 'node_modules'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function current(wanted: object, found: object): boolean {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: found }));
  return packagesAreCurrent(folder);
}

test('what the lock file asks for is there', () => {
  expect(current(locked, installed)).toBe(true);
});

test('nothing was ever installed, or not to the end', () => {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
  expect(packagesAreCurrent(folder)).toBe(false);
});

test.each([
  ['another version', { 'node_modules/a': { version: '1.2.4', integrity: 'sha512-a' } }],
  ['another content', { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-x' } }],
  ['a package is missing', {}],
  ['a package too many', { ...installed, 'node_modules/b': { version: '1.0.0' } }],
])('%s', (_, found) => {
  expect(current(locked, found)).toBe(false);
});
