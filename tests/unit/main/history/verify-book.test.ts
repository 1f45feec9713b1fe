import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WriteOp } from '../../../../src/main/history/history-database';
import { pruneBook } from '../../../../src/main/history/prune-book';
import type { Database } from '../../../../src/main/history/sqlite';
import { verifyBook } from '../../../../src/main/history/verify-book';
import { historyBooks } from '../../../../src/shared/history/history-item';
import { finished, HistoryFolder, now } from './history-folder';
import { eventOp, outcomeOp, requestOp } from './ops';

const verdicts = (db: Database) => historyBooks.map((book) => finished(verifyBook(db, book)));
const broken = (db: Database) => verdicts(db).map((verdict) => verdict.broken);

/** Does something with a History of its own. */
function withHistory(use: (folder: HistoryFolder) => void): void {
  const folder = new HistoryFolder();
  try {
    use(folder);
  } finally {
    folder.remove();
  }
}

// Also what can't be a text in UTF-8, and what stands where that was replaced.
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('\ud800', '\ufffdx', '\0', '"'));
const step = fc.oneof(
  fc.record({ kind: fc.constant('ask'), user: text, settled: fc.boolean() }),
  fc.record({ kind: fc.constant('see'), user: text, settled: fc.constant(false) }),
  fc.record({ kind: fc.constant('prune'), user: fc.constant(''), settled: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A second passes with each step; every fourth entry at the most is old when it is pruned. */
function carryOut(folder: HistoryFolder, steps: readonly Step[]): Database {
  const { db, history } = folder.open();
  for (const [number, { kind, user, settled }] of steps.entries()) {
    const at = now + number * 1000;
    const subject = { ...requestOp('').subject, user };
    const id = `r${number}`;
    if (kind === 'prune') {
      const book = settled ? 'actions' : 'events';
      finished(pruneBook(db, { book, olderThan: at - 4000, on: at }));
    } else {
      const ops: WriteOp[] = kind === 'see' ? [eventOp({ at, subject })] : [requestOp(id, { at, subject })];
      history.write(settled ? [...ops, outcomeOp(id, { at })] : ops);
    }
  }
  return db;
}

describe('whatever was written and pruned', { timeout: 120_000 }, () => {
  test('it is whole', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) =>
        withHistory((folder) => {
          const db = carryOut(folder, steps);
          expect(broken(db)).toEqual([null, null]);
          const asks = steps.filter(({ kind }) => kind === 'ask').length;
          const count = historyBooks.map((book) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${book}`)?.n);
          expect(verdicts(db).map(({ entries }) => entries)).toEqual(count);
          if (steps.every(({ kind }) => kind !== 'prune')) {
            expect(count[0]).toBe(asks + steps.filter(({ settled }) => settled).length);
          }
        }),
      ),
      { numRuns: 100 },
    );
  });

  test('any byte that is changed in any entry is found, and where', () => {
    const place = fc.nat();
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 10 }),
        fc.record({ row: place, byte: place, by: fc.integer({ min: 1, max: 255 }), inHash: fc.boolean() }),
        (steps, { row, byte, by, inHash }) =>
          withHistory((folder) => {
            const db = carryOut(folder, steps);
            const rows = historyBooks.flatMap((book) =>
              db
                .all<Kept>(`SELECT place, CAST(text AS BLOB) AS text, hash, text ->> 'seq' AS seq FROM ${book}`)
                .map((kept) => ({ book, ...kept })),
            );
            const kept = rows[row % Math.max(1, rows.length)];
            fc.pre(kept !== undefined);
            const bytes = Buffer.from(inHash ? kept.hash : kept.text);
            bytes[byte % bytes.length] = (bytes[byte % bytes.length] ?? 0) ^ by;
            const value = inHash ? '?' : 'CAST(? AS TEXT)';
            db.run(`UPDATE ${kept.book} SET ${inHash ? 'hash' : 'text'} = ${value} WHERE place = ?`, bytes, kept.place);
            const at = historyBooks.indexOf(kept.book);
            expect(broken(db)[at]?.entry).toBe(kept.seq);
            expect(broken(db)[1 - at]).toBeNull();
          }),
      ),
      { numRuns: 400 },
    );
  });
});

interface Kept {
  readonly place: number;
  readonly text: Uint8Array;
  readonly hash: Uint8Array;
  readonly seq: number;
}

describe('what somebody did to the file is found', () => {
  /** Places 1 to 6 are actions (r1 done, r2 and r3 open, r4 done), 7 and 8 events. */
  const written = [
    requestOp('r1'),
    outcomeOp('r1'),
    requestOp('r2'),
    requestOp('r3'),
    requestOp('r4'),
    outcomeOp('r4'),
  ];

  test.each([
    ['one removed', 'DELETE FROM actions WHERE place = 2', 2, '1 before entry 3 are missing'],
    ['the first removed', 'DELETE FROM actions WHERE place = 1', 1, '1 before entry 2 are missing'],
    ['the last removed', 'DELETE FROM actions WHERE place >= 5', 5, 'the last 2 are missing'],
    ['all removed', 'DELETE FROM actions', 1, 'the last 6 are missing'],
    ['one renumbered', 'UPDATE actions SET place = 60 WHERE place = 6', 6, 'not in its place'],
    [
      'an open one said to be settled',
      "UPDATE item SET outcome = 'done', settled = 99 WHERE place = 3; DELETE FROM open WHERE place = 3",
      7,
      'said to have an outcome that is not there',
    ],
    ['an outcome said to be elsewhere', 'UPDATE item SET settled = 6 WHERE place = 1', 2, 'something else'],
    [
      'two exchanged',
      `UPDATE actions SET place = -place WHERE place IN (3, 4);
       UPDATE actions SET place = 7 + place WHERE place < 0`,
      3,
      '1 before entry 4 are missing',
    ],
    [
      'one put in',
      'INSERT INTO actions SELECT 100, hash, text FROM actions WHERE place = 6',
      7,
      'it does not follow from the one before it',
    ],
    ['one put in its place', "UPDATE actions SET text = '{}' WHERE place = 3", 3, 'does not follow'],
    ['no entry', "UPDATE actions SET text = 'null' WHERE place = 3", 3, 'can not be read'],
    ['no JSON', "UPDATE actions SET text = 'x' WHERE place = 3", 3, 'can not be read'],
    ['the end noted elsewhere', "UPDATE head SET hash = zeroblob(32) WHERE book = 'actions'", 7, 'not the end'],
    ['the end not noted', "DELETE FROM head WHERE book = 'actions'", 7, 'not the end'],
    ['a time to search in changed', 'UPDATE item SET at = at + 1 WHERE place = 3', 3, 'says something else'],
    ['an outcome to search in changed', "UPDATE item SET outcome = 'failed' WHERE place = 1", 2, 'something else'],
    ['an open request said to be done', "UPDATE item SET outcome = 'done' WHERE place = 3", 3, 'something else'],
    ['an outcome taken from its request', 'UPDATE item SET settled = NULL WHERE place = 1', 1, 'something else'],
    ['an item removed', 'DELETE FROM item WHERE place = 4', 4, 'says something else'],
    ['an item put in', "INSERT INTO item VALUES (90, 1, 1, 'open', NULL)", 7, 'without an entry'],
    ['a name to search in changed', "UPDATE subject SET search = 'bob'", 1, 'says something else'],
    ['a session to search in changed', "UPDATE subject SET session = 'x'", 1, 'says something else'],
    ['an open request forgotten', 'DELETE FROM open WHERE place = 3', 3, 'says something else'],
    ['a settled one said to be open', "INSERT INTO open VALUES (1, 'r1', 'run1', NULL)", 1, 'something else'],
    ['one open that is not there', "INSERT INTO open VALUES (99, 'r9', 'run1', NULL)", 7, 'that is not there'],
  ])('%s', (_, sql, entry, what) => {
    withHistory((folder) => {
      const { db, history } = folder.open();
      history.write([...written, eventOp(), eventOp()]);
      expect(broken(db)).toEqual([null, null]);
      db.execute(sql);
      const [actions, events] = broken(db);
      expect(actions).toEqual({ entry, what: expect.stringContaining(what) });
      // The subject is one for both books.
      if (!sql.startsWith('UPDATE subject')) expect(events).toBeNull();
    });
  });

  test('a checkpoint removed, or changed', () => {
    withHistory((folder) => {
      const { db, history } = folder.open();
      history.write([eventOp({ at: 1 }), eventOp({ at: 2 }), eventOp({ at: 3 })]);
      finished(pruneBook(db, { book: 'events', olderThan: 3, on: 9 }));
      expect(verdicts(db)[1]).toEqual({
        book: 'events',
        entries: 1,
        since: 3,
        pruned: { on: 9, olderThan: 3 },
        broken: null,
      });
      db.execute('UPDATE checkpoint SET seq = 1');
      expect(broken(db)[1]).toEqual({ entry: 2, what: '1 before entry 3 are missing' });
      db.execute('DELETE FROM checkpoint');
      expect(broken(db)[1]).toEqual({ entry: 1, what: '2 before entry 3 are missing' });
    });
  });

  test('a page of the file that can not be read is named as what is wrong, and stops nothing else', () => {
    withHistory((folder) => {
      const { db, history } = folder.open();
      history.write(Array.from({ length: 2000 }, () => eventOp()));
      const [page] = db.all<{ pageno: number }>(
        "SELECT pageno FROM dbstat WHERE name = 'events' AND pagetype = 'leaf'",
      );
      db.close();
      const bytes = folder.bytes();
      bytes.fill(0xaa, ((page?.pageno ?? 0) - 1) * 4096, (page?.pageno ?? 0) * 4096);
      folder.put(bytes);
      const [actions, events] = broken(folder.bare());
      expect(actions).toBeNull();
      expect(events?.what).toContain('malformed');
    });
  });
});
