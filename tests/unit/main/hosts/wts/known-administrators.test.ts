import { beforeEach, expect, test } from 'vitest';
import { believedFor, KnownAdministrators } from '../../../../../src/main/hosts/wts/known-administrators';
import { FakeTime, settled } from '../../../../fake-time';

let time: FakeTime;
let asked: { accounts: readonly string[]; answer(all: (boolean | null)[]): void; fail(): void }[];
let changes: number;
let known: KnownAdministrators;

beforeEach(() => {
  time = new FakeTime();
  asked = [];
  changes = 0;
  known = new KnownAdministrators(
    (accounts) =>
      new Promise((resolve, reject) => {
        asked.push({ accounts, answer: resolve, fail: () => reject(new Error('no')) });
      }),
    time,
    () => changes++,
  );
});

test('not known until it was told of every account, and told when it is; each is asked for once', async () => {
  expect(known.of(['ann', 'bob', 'ann'])).toBeNull();
  expect(known.of(['ann', 'bob'])).toBeNull();
  expect(asked.map(({ accounts }) => accounts)).toEqual([['ann', 'bob']]);
  asked[0]?.answer([true, false]);
  await settled();
  expect(changes).toBe(1);
  expect(known.of(['ann', 'bob'])).toEqual(new Set(['ann']));
  expect(known.of(['bob'])).toEqual(new Set());
  // Somebody new makes it unknown again, for now.
  expect(known.of(['ann', 'eve'])).toBeNull();
  expect(asked[1]?.accounts).toEqual(['eve']);
});

test('nobody is logged on: nothing is asked, and nobody is one', () => {
  expect(known.of([])).toEqual(new Set());
  expect(asked).toEqual([]);
});

test('an account that is not found may be one', async () => {
  known.of(['ann']);
  asked[0]?.answer([null]);
  await settled();
  expect(known.of(['ann'])).toEqual(new Set(['ann']));
});

test('it is asked again after a while, and believed until the answer is there', async () => {
  known.of(['ann']);
  asked[0]?.answer([true]);
  await settled();
  await time.pass(believedFor - 1);
  known.of(['ann']);
  expect(asked).toHaveLength(1);
  await time.pass(1);
  expect(known.of(['ann'])).toEqual(new Set(['ann']));
  asked[1]?.answer([false]);
  await settled();
  expect(known.of(['ann'])).toEqual(new Set());
});

test('what cannot be read is not known, and not asked for at every reading', async () => {
  known.of(['ann']);
  asked[0]?.fail();
  await settled();
  expect(changes).toBe(0);
  expect(known.of(['ann'])).toBeNull();
  expect(asked).toHaveLength(1);
  await time.pass(believedFor);
  known.of(['ann']);
  asked[1]?.answer([true]);
  await settled();
  // Where it can no longer be read, what was known is not known any more.
  await time.pass(believedFor);
  known.of(['ann']);
  asked[2]?.fail();
  await settled();
  expect(known.of(['ann'])).toBeNull();
});
