import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWindowsName } from '../../../../src/shared/settings/windows-name';

test.each([
  ['PC-12', 'pc-12'],
  ['\\\\PC-12', 'pc-12'],
  ['pc-12.school.example.', 'pc-12.school.example'],
  ['192.168.1.20', '192.168.1.20'],
  ['PC_12', 'pc_12'],
  ['教室1', '教室1'],
  ['7', '7'],
])('%s', (text, name) => {
  expect(parseWindowsName(text)).toBe(name);
});

test.each([
  '',
  '.',
  '\\\\',
  'pc 12',
  '-pc',
  'pc-',
  'pc..school',
  'teacher@pc-12',
  'pc-12:3389',
  'fe80::1',
  '\\\\pc-12\\share',
  'pc/12',
  'pc\0',
  'pc\n',
  'x'.repeat(64),
  Array.from({ length: 100 }, () => 'abc').join('.'),
])('%j is none', (text) => {
  expect(parseWindowsName(text)).toBeUndefined();
});

test('what comes out stays as it is, and has no more than letters, digits, hyphens, underscores and points', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.domain(), fc.ipV4()), (text) => {
      const name = parseWindowsName(text);
      fc.pre(name !== undefined);
      expect(parseWindowsName(name)).toBe(name);
      expect(name).toMatch(/^[\p{L}\p{M}\p{N}_.-]+$/u);
    }),
  );
});
