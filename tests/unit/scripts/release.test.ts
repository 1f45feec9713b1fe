import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { releaseObstacle } from '../../../scripts/packaging/release.mjs';
import { root } from '../../../scripts/setup/folders.mjs';

test('a release is built with the Electron that the program is made for, and with no other', () => {
  expect(releaseObstacle({ version: '45.4.1', testRuntime: false })).toBeNull();
  expect(releaseObstacle({ version: '42.0.0', testRuntime: true })).toContain('42.0.0');
});

test('which Electron that is, is one version and not a range; so is what packs it', () => {
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const name of ['electron', 'electron-builder']) expect(devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
});
