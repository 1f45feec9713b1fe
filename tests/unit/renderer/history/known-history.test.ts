import { expect, test } from 'vitest';
import { type KnownHistory, withPage } from '../../../../src/renderer/history/known-history';
import { anEvent } from './builders';

const known = (places: readonly number[], next: number | null, asOf = 1): KnownHistory => ({
  rows: places.map((place) => ({ item: anEvent({ place }), asOf })),
  next,
});
const placesOf = ({ rows }: KnownHistory) => rows.map(({ item, asOf }) => [item.place, asOf]);

test('the next page stands below, and is known as far as it goes', () => {
  const after = withPage(known([9, 8], 8), 8, known([6, 5], 5, 2));
  expect(placesOf(after)).toEqual([
    [9, 1],
    [8, 1],
    [6, 2],
    [5, 2],
  ]);
  expect(after.next).toBe(5);
});

test('a page in the middle replaces its range and nothing else', () => {
  const after = withPage(known([9, 8, 7, 5, 4], 4), 9, known([8, 5], 5, 2));
  expect(placesOf(after)).toEqual([
    [9, 1],
    [8, 2],
    [5, 2],
    [4, 1],
  ]);
  expect(after.next).toBe(4);
});

test('the last page says that there is no more', () => {
  expect(withPage(known([9, 8], 8), 8, known([3], null))).toMatchObject({ next: null });
  expect(placesOf(withPage(known([9, 8, 2, 1], null), 9, known([8], null, 2)))).toEqual([
    [9, 1],
    [8, 2],
  ]);
});

test('the newest page goes on top where it reaches what is known, and stands for itself where it may not', () => {
  expect(placesOf(withPage(known([5, 4], 4), null, known([7, 5], 5, 2)))).toEqual([
    [7, 2],
    [5, 2],
    [4, 1],
  ]);
  const apart = withPage(known([5, 4], 4), null, known([9, 8], 8, 2));
  expect(placesOf(apart)).toEqual([
    [9, 2],
    [8, 2],
  ]);
  expect(apart.next).toBe(8);
});

test('a page that does not border on what is known changes nothing', () => {
  const before = known([9, 8], 8);
  expect(withPage(before, 5, known([4, 3], 3))).toBe(before);
  expect(withPage(before, 10, known([], 12))).toBe(before);
});
