import { expect, test } from 'vitest';
import { nextArea } from '../../../../src/renderer/shell/areas';

const inside = (index: number) => ({ index, inside: true });
const before = (index: number) => ({ index, inside: false });

test('F6 goes through every area in order, and round', () => {
  expect([0, 1, 2, 3].map((index) => nextArea(inside(index), 4, false))).toEqual([1, 2, 3, 0]);
});

test('Shift+F6 goes the same way back', () => {
  for (const index of [0, 1, 2, 3]) expect(nextArea(inside(nextArea(inside(index), 4, false)), 4, true)).toBe(index);
});

test('from between two areas it goes to the one behind, back to the one before; from the ends it goes round', () => {
  expect([0, 2, 4].map((index) => nextArea(before(index), 4, false))).toEqual([0, 2, 0]);
  expect([0, 2, 4].map((index) => nextArea(before(index), 4, true))).toEqual([3, 1, 3]);
});

test('a single area is both the next and the one before', () => {
  expect([nextArea(inside(0), 1, false), nextArea(inside(0), 1, true), nextArea(before(0), 1, true)]).toEqual([
    0, 0, 0,
  ]);
});
