import type { HistoryBook } from '../../shared/history/history-item';
import type { Database } from './sqlite';

/** Entries that are removed at once, so that nobody waits long. */
const slice = 2000;

/** What is to be removed. */
export interface Pruning {
  readonly book: HistoryBook;
  /** Entries from before this time (UTC, ms since 1970). */
  readonly olderThan: number;
  /** Now. */
  readonly on: number;
}

/**
 * Removes the oldest entries of a book, as far as each is older than this, and notes up to which. It stops before a
 * request that is open. Yields between slices, each of which is whole; returns how many were removed.
 */
export function* pruneBook(db: Database, pruning: Pruning): Generator<void, number> {
  let removed = 0;
  for (;;) {
    const now = db.transaction(() => pruneSlice(db, pruning));
    removed += now;
    if (now < slice) break;
    yield;
  }
  if (removed > 0) {
    db.run('DELETE FROM subject WHERE NOT EXISTS (SELECT 1 FROM item INDEXED BY item_subject WHERE subject = id)');
  }
  return removed;
}

interface Row {
  readonly place: number;
  readonly hash: Uint8Array;
  readonly at: number;
  readonly seq: number;
}

function pruneSlice(db: Database, { book, olderThan, on }: Pruning): number {
  const open = db.get<{ first: number | null }>('SELECT min(place) AS first FROM open')?.first ?? null;
  const rows = db.all<Row>(
    `SELECT place, hash, text ->> 'at' AS at, text ->> 'seq' AS seq FROM ${book} ORDER BY place LIMIT ?`,
    slice,
  );
  const stays = rows.findIndex(({ at, place }) => at >= olderThan || place === open);
  const old = stays === -1 ? rows : rows.slice(0, stays);
  const [first, last] = [old[0], old.at(-1)];
  if (first === undefined || last === undefined) return 0;
  db.run(`DELETE FROM ${book} WHERE place <= ?`, last.place);
  const ofBook = `outcome IS ${book === 'actions' ? 'NOT ' : ''}NULL`;
  db.run(`DELETE FROM item WHERE place BETWEEN ? AND ? AND +${ofBook}`, first.place, last.place);
  db.run(
    'REPLACE INTO checkpoint (book, seq, hash, pruned_on, older_than) VALUES (?, ?, ?, ?, ?)',
    book,
    last.seq,
    last.hash,
    on,
    olderThan,
  );
  return old.length;
}
