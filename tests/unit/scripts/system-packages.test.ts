import { expect, test } from 'vitest';
import { chooseMissing, installCommand } from '../../../scripts/setup/system-packages.mjs';

const wanted = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['fonts-noto-cjk', 'fonts-vlgothic']];

test('a bare system gets the names that it knows', () => {
  expect(chooseMissing(wanted, 'base-files installed\n')).toEqual(['libgtk-3-0', 'libnss3', 'fonts-noto-cjk']);
  expect(chooseMissing(wanted, 'libssl3t64 installed\n')).toEqual(['libgtk-3-0t64', 'libnss3', 'fonts-noto-cjk']);
});

test('one of several names is enough', () => {
  const listing = 'libgtk-3-0t64 installed\nlibnss3 installed\nfonts-vlgothic installed\n';
  expect(chooseMissing(wanted, listing)).toEqual([]);
});

test('removed, with its settings left, is not installed', () => {
  expect(chooseMissing([['libnss3']], 'libnss3 config-files\n')).toEqual(['libnss3']);
});

test('the command to give', () => {
  expect(installCommand(['xvfb', 'libnss3'])).toBe(
    'sudo apt-get update && sudo apt-get install --no-install-recommends xvfb libnss3',
  );
});
