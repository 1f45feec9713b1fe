import { expect, test } from 'vitest';
import { sameRecord } from '../../../../src/shared/lab/same-record';

test.each([
  [{ a: 1, b: { c: [1, 'x', null] } }, { b: { c: [1, 'x', null] }, a: 1 }, true],
  [{ a: Number.NaN }, { a: Number.NaN }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: 1, b: undefined }, { a: 1 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [{ a: { b: 1 } }, { a: { b: 2 } }, false],
  [{ a: [1, 2] }, { a: [1] }, false],
  [{ a: null }, { a: {} }, false],
  [{ a: '1' }, { a: 1 }, false],
])('%o and %o: %s', (a, b, same) => {
  expect(sameRecord(a, b)).toBe(same);
  expect(sameRecord(b, a)).toBe(same);
});
