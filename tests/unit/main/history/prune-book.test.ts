import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HistoryDatabase } from '../../../../src/main/history/history-database';
import { HistorySearch } from '../../../../src/main/history/history-search';
import { type Pruning, pruneBook } from '../../../../src/main/history/prune-book';
import type { Database } from '../../../../src/main/history/sqlite';
import { verifyBook } from '../../../../src/main/history/verify-book';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import { finished, HistoryFolder } from './history-folder';
import { eventOp, outcomeOp, requestOp } from './ops';

let folder: HistoryFolder;
let db: Database;
let history: HistoryDatabase;
beforeEach(() => {
  folder = new HistoryFolder();
  ({ db, history } = folder.open());
});
afterEach(() => folder.remove());

const prune = (book: Pruning['book'], olderThan: number) => finished(pruneBook(db, { book, olderThan, on: 1000 }));
const places = () => new HistorySearch(db, wholeHistory).page(null, 100).items.map(({ place }) => place);
const isWhole = () => {
  for (const book of ['actions', 'events'] as const) expect(finished(verifyBook(db, book)).broken).toBeNull();
};

test('what is older goes, with all that was searched in; the other book stays', () => {
  const subject = { ...eventOp().subject, user: 'gone-with-it' };
  history.write([eventOp({ at: 1, subject }), requestOp('r1', { at: 1 }), eventOp({ at: 5 }), eventOp({ at: 6 })]);
  expect(prune('events', 6)).toBe(2);
  expect(places()).toEqual([4, 2]);
  expect(db.all('SELECT search FROM subject')).toHaveLength(1);
  expect(finished(verifyBook(db, 'events'))).toMatchObject({
    entries: 1,
    since: 6,
    pruned: { on: 1000, olderThan: 6 },
  });
  isWhole();
});

test('nothing is older: no checkpoint', () => {
  history.write([eventOp({ at: 5 })]);
  expect(prune('events', 5)).toBe(0);
  expect(finished(verifyBook(db, 'events')).pruned).toBeNull();
});

test('all of it is older: what comes next follows all the same, and no place is used twice', () => {
  history.write([eventOp({ at: 1 }), requestOp('r1', { at: 1 }), outcomeOp('r1', { at: 1 })]);
  expect([prune('events', 9), prune('actions', 9)]).toEqual([1, 2]);
  expect(places()).toEqual([]);
  isWhole();
  history.write([eventOp({ at: 10 })]);
  expect(places()).toEqual([4]);
  expect(finished(verifyBook(db, 'events'))).toMatchObject({ entries: 1, broken: null });
});

test('a clock that was set back: only a beginning of the book is removed', () => {
  history.write([1, 9, 2].map((at) => eventOp({ at })));
  expect(prune('events', 5)).toBe(1);
  expect(places()).toEqual([3, 2]);
  isWhole();
});

test('a request that is open stays, and all after it; its outcome lets go of it', () => {
  history.write([requestOp('r1', { at: 1 }), outcomeOp('r1', { at: 1 }), requestOp('r2', { at: 1 })]);
  history.write([requestOp('r3', { at: 1 }), outcomeOp('r3', { at: 1 })]);
  expect(prune('actions', 5)).toBe(2);
  expect(places()).toEqual([4, 3]);
  isWhole();
  history.write([outcomeOp('r2', { at: 2 })]);
  expect(prune('actions', 5)).toBe(4);
  isWhole();
});

test('a request whose outcome is younger goes alone; the rest is whole, and shows no half of it', () => {
  history.write([requestOp('r1', { at: 1 }), outcomeOp('r1', { at: 8 }), requestOp('r2', { at: 9 })]);
  expect(prune('actions', 5)).toBe(1);
  expect(places()).toEqual([3]);
  isWhole();
});

test('very many go in slices, between which others write', () => {
  history.write(Array.from({ length: 5000 }, () => eventOp({ at: 1 })));
  const work = pruneBook(db, { book: 'events', olderThan: 5, on: 1000 });
  let turns = 0;
  for (let step = work.next(); !step.done; step = work.next()) {
    folder.open('run2').history.write([eventOp({ at: 9 })]);
    isWhole();
    turns++;
  }
  expect(turns).toBeGreaterThan(1);
  expect(places()).toHaveLength(turns);
});

test('what was removed is not to be found in the file', () => {
  const subject = { ...eventOp().subject, fullName: 'Somebody Unforgotten' };
  history.write([eventOp({ at: 1, subject })]);
  expect(prune('events', 5)).toBe(1);
  db.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  const all = folder.names.map((name) => folder.bytes(name).toString('latin1').toLowerCase()).join();
  expect(all).not.toContain('unforgotten');
});
