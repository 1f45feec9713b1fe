import { expect, test } from 'vitest';
import { seededRandom } from '../../../../../src/main/hosts/simulated/random';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('whole numbers fill their bounds evenly', () => {
  const random = seededRandom(1);
  const drawn = Array.from({ length: 4000 }, () => random.whole(2, 5));
  expect(new Set(drawn)).toEqual(new Set([2, 3, 4, 5]));
  for (const number of [2, 3, 4, 5]) {
    expect(Math.abs(drawn.filter((each) => each === number).length - 1000)).toBeLessThan(150);
  }
});

test('a shuffled list has the same things, and the list itself stays', () => {
  const list = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8]);
  const mixed = seededRandom(3).shuffled(list);
  expect(mixed).not.toEqual(list);
  expect(mixed.toSorted()).toEqual(list);
  expect(list).toContain(seededRandom(3).pick(list));
});

test('numbers about a mean', () => {
  const random = seededRandom(2);
  const drawn = Array.from({ length: 4000 }, () => random.around(101));
  expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([51, 152]);
  expect(drawn.every(Number.isInteger)).toBe(true);
  expect(Math.abs(drawn.reduce((sum, each) => sum + each, 0) / 4000 - 101)).toBeLessThan(2);
});
