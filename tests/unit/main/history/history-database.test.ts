import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../../../src/main/history/entry';
import type { Database } from '../../../../src/main/history/sqlite';
import type { HistoryBook } from '../../../../src/shared/history/history-item';
import { ann } from '../../../builders';
import { HistoryFolder, now } from './history-folder';
import { eventOp, outcomeOp, requestOp } from './ops';

let folder: HistoryFolder;
beforeEach(() => {
  folder = new HistoryFolder();
});
afterEach(() => folder.remove());

function entries(db: Database, book: HistoryBook): Entry[] {
  const rows = db.all<{ text: string }>(`SELECT text FROM ${book} ORDER BY place`);
  return rows.map(({ text }) => JSON.parse(text) as Entry);
}

test('what is written is committed: another connection reads it, and nothing is without the flush', () => {
  const { db, history } = folder.open();
  history.write([requestOp('r1')]);
  expect(entries(folder.bare(), 'actions')).toHaveLength(1);
  expect(db.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(db.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
});

test('a request and its outcome are two entries with all that is known; an event is one in a book of its own', () => {
  const { db, history } = folder.open();
  const request = requestOp('r1', { reason: 'class is over', warn: 60_000, text: 'Bye' });
  const outcome = outcomeOp('r1', { outcome: { kind: 'failed', reason: 'not-permitted', detail: 'not now' } });
  expect(history.write([request, eventOp(), outcome])).toEqual({ entries: 3, unknown: [] });
  expect(entries(db, 'actions')).toEqual([
    { place: 1, seq: 1, ...request },
    { place: 3, seq: 2, of: 1, ...outcome },
  ]);
  expect(entries(db, 'events')).toEqual([{ place: 2, seq: 1, ...eventOp() }]);
});

test('each hash is that of the one before it in its book and the text', () => {
  const { db, history } = folder.open();
  history.write([requestOp('r1'), eventOp()]);
  history.write([requestOp('r2'), eventOp()]);
  for (const book of ['actions', 'events'] as const) {
    let before: Uint8Array = new Uint8Array(32);
    const rows = db.all<{ hash: Uint8Array; text: string }>(`SELECT hash, text FROM ${book} ORDER BY place`);
    expect(rows).toHaveLength(2);
    for (const { hash, text } of rows) {
      before = createHash('sha256').update(before).update(text, 'utf8').digest();
      expect(Buffer.from(hash)).toEqual(before);
    }
  }
});

test('nothing of what is written together is there when one of it fails', () => {
  const { db, history } = folder.open();
  const never = { ...requestOp('r2'), at: Number.NaN };
  expect(() => history.write([requestOp('r1'), never])).toThrow('NOT NULL');
  expect(entries(db, 'actions')).toEqual([]);
  expect(history.write([requestOp('r1')]).entries).toBe(1);
});

describe('written again, because nobody knows whether it was', () => {
  test('a request that is open, and an outcome, are not there twice', () => {
    const { history } = folder.open();
    const ops = [requestOp('r1'), requestOp('r2')];
    expect(history.write(ops).entries).toBe(2);
    expect(history.write(ops).entries).toBe(0);
    expect(history.write([outcomeOp('r1')]).entries).toBe(1);
    expect(history.write([outcomeOp('r1')]).entries).toBe(0);
  });

  test('the outcome of a request that was never written is not kept', () => {
    expect(folder.open().history.write([outcomeOp('r9')])).toEqual({ entries: 0, unknown: [] });
  });
});

describe('what an earlier run left open', () => {
  const sending = (id: string) => ({ kind: 'sending', id, at: now + 5 }) as const;

  test('is answered with the time at which it was sent, and belongs to this run then', () => {
    const first = folder.open('run1').history;
    first.write([requestOp('r1', { reason: 'late' }), requestOp('r2'), requestOp('r3'), outcomeOp('r2')]);
    expect(first.write([sending('r3')])).toEqual({ entries: 0, unknown: [] });

    const second = folder.open('run2').history;
    expect(second.takeOver(() => false)).toMatchObject([
      {
        sentAt: null,
        record: { id: 'r1', batch: 'b1', action: 'end', session: ann, host: 'lab', reason: 'late', acceptedAt: now },
      },
      { sentAt: now + 5, record: { id: 'r3', outcome: null, endsAt: null } },
    ]);
    expect(second.takeOver(() => false)).toEqual([]);
    second.write([outcomeOp('r1'), outcomeOp('r3')]);
    expect(folder.open('run3').history.takeOver(() => false)).toEqual([]);
  });

  test('is left alone while its run is alive', () => {
    folder.open('run1').history.write([requestOp('r1')]);
    folder.open('run2').history.write([requestOp('r2')]);
    const left = folder.open('run3').history.takeOver((run) => run === 'run1');
    expect(left.map(({ record }) => record.id)).toEqual(['r2']);
  });

  test('that a request goes out is refused where it is not open', () => {
    const { history } = folder.open();
    history.write([requestOp('r1'), outcomeOp('r1')]);
    expect(history.write([sending('r1'), sending('r2')]).unknown).toEqual(['r1', 'r2']);
  });
});
