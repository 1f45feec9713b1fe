import { beforeEach, expect, test } from 'vitest';
import type { WriteOp, Written } from '../../../../src/main/history/history-database';
import { retryPause, WriteQueue } from '../../../../src/main/history/write-queue';
import { FakeTime, settled } from '../../../fake-time';
import { requestOp } from './ops';

let time: FakeTime;
let queue: WriteQueue;
/** What is being written; each ends when the test says how. */
let writes: { readonly ids: readonly string[]; done(): Promise<void>; fail(): Promise<void> }[];
let failures: (string | null)[];
/** What became of each, in order: `a written`, `b failed`. */
let told: string[];

const idOf = (op: WriteOp) => ('id' in op ? op.id : op.kind);

beforeEach(() => {
  time = new FakeTime();
  writes = [];
  failures = [];
  told = [];
  const write = (ops: readonly WriteOp[]) =>
    new Promise<Written>((resolve, reject) => {
      writes.push({
        ids: ops.map(idOf),
        done() {
          resolve({ entries: ops.length, unknown: [] });
          return settled();
        },
        fail() {
          reject(new Error('full'));
          return settled();
        },
      });
    });
  queue = new WriteQueue(write, time, () => failures.push(queue.failure));
});

function add(id: string, keep: boolean): Promise<void> {
  queue.add({
    ops: [requestOp(id)],
    keep,
    written: () => told.push(`${id} written`),
    failed: () => told.push(`${id} failed`),
  });
  return settled();
}

const last = () => writes.at(-1) as (typeof writes)[number];

test('what is asked for in one turn is one write; what comes during it is the next', async () => {
  void add('a', true);
  await add('b', false);
  await add('c', true);
  await add('d', true);
  expect(writes.map(({ ids }) => ids)).toEqual([['a', 'b']]);
  await last().done();
  expect(writes.map(({ ids }) => ids)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  await last().done();
  expect(told).toEqual(['a written', 'b written', 'c written', 'd written']);
});

test('what is added when the last write has just ended is written', async () => {
  queue.add({ ops: [requestOp('a')], keep: false, written: () => void add('b', false), failed: () => {} });
  await settled();
  await last().done();
  expect(last().ids).toEqual(['b']);
});

test('what is kept stays before what came while it could not be written', async () => {
  void add('a', true);
  await add('b', false);
  await add('c', true);
  await last().fail();
  expect(told).toEqual(['a failed', 'b failed']);
  expect(queue.length).toBe(2);
  await time.pass(retryPause);
  expect(last().ids).toEqual(['a', 'c']);
  await last().done();
  expect(failures).toEqual(['full', null]);
  expect(told.slice(2)).toEqual(['a written', 'c written']);
});

test('somebody who asked during a write that failed does not wait for the next try', async () => {
  await add('a', true);
  await add('b', false);
  await last().fail();
  expect(writes).toHaveLength(2);
  expect(last().ids).toEqual(['a', 'b']);
  await last().fail();
  expect(told.at(-1)).toBe('b failed');
  expect(writes).toHaveLength(2);
});

test('only what is not kept failed: nothing is left to be tried again', async () => {
  await add('a', false);
  await last().fail();
  expect([queue.failure, queue.length, time.pending]).toEqual([null, 0, 0]);
});

test('while it can not be written, only somebody who waits has it tried before its time', async () => {
  await add('a', true);
  await last().fail();
  await add('b', true);
  expect(told.at(-1)).toBe('b failed');
  expect(writes).toHaveLength(1);
  await add('c', false);
  expect(last().ids).toEqual(['a', 'b', 'c']);
  expect(time.pending).toBe(0);
});

test('it is tried again and again', async () => {
  await add('a', true);
  for (let tries = 1; tries <= 3; tries++) {
    expect(writes).toHaveLength(tries);
    await last().fail();
    await time.pass(retryPause);
  }
  await last().done();
  expect([queue.failure, time.pending]).toEqual([null, 0]);
});

test('stopped: nothing is taken any more', async () => {
  await add('a', true);
  await last().fail();
  queue.stop();
  await add('b', false);
  expect(told.at(-1)).toBe('b failed');
  await time.pass(10 * retryPause);
  expect(writes).toHaveLength(1);
});
