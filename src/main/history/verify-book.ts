import type { HistoryBook } from '../../shared/history/history-item';
import type { BookVerdict } from '../../shared/history/history-state';
import { aboutText, chained, type Entry, noHash, searchText } from './entry';
import { type Database, saysDamaged } from './sqlite';

/** Entries that are looked at before others may have their turn. */
const slice = 1000;

interface Row {
  readonly place: number;
  readonly hash: Uint8Array;
  /** The text as it is in the file: what is no good UTF-8 must not be made good by reading it. */
  readonly bytes: Uint8Array;
  readonly at: number | null;
  readonly outcome: string | null;
  readonly settled: number | null;
  readonly session: string | null;
  readonly search: string | null;
  readonly openId: string | null;
}

/** What must come next in a book, and what came before it. */
interface Next {
  seq: number;
  /** Of the entry before. */
  hash: Uint8Array;
  /** Requests and events. */
  items: number;
  /** What the items of requests said of their outcomes, which have not come yet: by place of the request. */
  readonly awaited: Map<number, Pick<Row, 'outcome' | 'settled'>>;
  /** Of the oldest entry; null: it is the next. */
  firstPlace: number | null;
  /** UTC of the oldest entry, in ms. */
  since: number | null;
}

/**
 * Reads a book again, entry by entry: that each follows from the one before it, that none is missing, and that what is
 * searched in says the same. The file must not change meanwhile. Yields between slices.
 */
export function* verifyBook(db: Database, book: HistoryBook): Generator<void, BookVerdict> {
  const checkpoint = db.get<{ seq: number; hash: Uint8Array; prunedOn: number; olderThan: number }>(
    'SELECT seq, hash, pruned_on AS prunedOn, older_than AS olderThan FROM checkpoint WHERE book = ?',
    book,
  );
  const pruned = checkpoint === undefined ? null : { on: checkpoint.prunedOn, olderThan: checkpoint.olderThan };
  const first = (checkpoint?.seq ?? 0) + 1;
  const next: Next = {
    seq: first,
    hash: checkpoint?.hash ?? noHash,
    items: 0,
    awaited: new Map(),
    firstPlace: null,
    since: null,
  };
  let what: string | null;
  try {
    what = yield* firstWrong(db, book, next);
  } catch (error) {
    if (!saysDamaged(error)) throw error;
    what = (error as Error).message;
  }
  const broken = what === null ? null : { entry: next.seq, what };
  return { book, entries: next.seq - first, since: next.since, pruned, broken };
}

/** What is wrong with the entry that is next then; null: nothing with any. */
function* firstWrong(db: Database, book: HistoryBook, next: Next): Generator<void, string | null> {
  let place = Number.MIN_SAFE_INTEGER;
  for (let rows = rowsAfter(db, book, place); rows.length > 0; rows = rowsAfter(db, book, place)) {
    for (const row of rows) {
      const entry = parsed(row.bytes);
      const what = wrongWith(row, entry, next);
      if (what !== null || entry === null) return what;
      if (entry.kind !== 'outcome') next.items++;
      next.since ??= entry.at;
      next.firstPlace ??= row.place;
      next.seq++;
      next.hash = row.hash;
      place = row.place;
    }
    yield;
  }
  return wrongAfter(db, book, next) ?? wrongBeside(db, book, next);
}

function rowsAfter(db: Database, book: HistoryBook, place: number): Row[] {
  return db.all<Row>(
    `SELECT b.place, hash, CAST(text AS BLOB) AS bytes, at, outcome, settled, session, search, o.id AS openId
      FROM ${book} AS b
      LEFT JOIN item AS i ON i.place = b.place
      LEFT JOIN subject AS s ON s.id = i.subject
      LEFT JOIN open AS o ON o.place = b.place
      WHERE b.place > ? ORDER BY b.place LIMIT ?`,
    place,
    slice,
  );
}

function parsed(bytes: Uint8Array): Entry | null {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Entry | null;
  } catch {
    return null;
  }
}

/** null: nothing. */
function wrongWith(row: Row, entry: Entry | null, next: Next): string | null {
  if (entry === null) return 'it can not be read';
  if (entry.seq > next.seq) return `${entry.seq - next.seq} before entry ${entry.seq} are missing`;
  if (Buffer.compare(chained(next.hash, row.bytes), row.hash) !== 0) return 'it does not follow from the one before it';
  if (entry.seq !== next.seq || entry.place !== row.place) return 'it is not in its place';
  return saysTheSame(row, entry, next) ? null : 'what is searched in says something else';
}

function saysTheSame(row: Row, entry: Entry, { awaited, firstPlace }: Next): boolean {
  if (entry.kind === 'outcome') {
    const said = awaited.get(entry.of);
    awaited.delete(entry.of);
    if (row.at !== null || row.openId !== null) return false;
    // A request may have been pruned before its outcome.
    if (said === undefined) return firstPlace === null || entry.of < firstPlace;
    return said.settled === entry.place && said.outcome === entry.outcome.kind;
  }
  const { at, outcome, settled, session, search, openId } = row;
  if (at !== entry.at || session !== aboutText(entry) || search !== searchText(entry.subject)) return false;
  if (entry.kind === 'event') return outcome === null && settled === null && openId === null;
  if (settled === null) return outcome === 'open' && openId === entry.id;
  awaited.set(entry.place, { outcome, settled });
  return openId === null;
}

function wrongAfter(db: Database, book: HistoryBook, next: Next): string | null {
  const head = db.get<{ seq: number; hash: Uint8Array }>('SELECT seq, hash FROM head WHERE book = ?', book);
  const last = next.seq - 1;
  if ((head?.seq ?? 0) > last) return `the last ${(head?.seq ?? 0) - last} are missing`;
  const isEnd = (head?.seq ?? 0) === last && Buffer.compare(head?.hash ?? noHash, next.hash) === 0;
  return isEnd ? null : 'it is not the end that was noted';
}

/** Whether there is more to search in than there are entries, or more said to be open. */
function wrongBeside(db: Database, book: HistoryBook, { items, awaited }: Next): string | null {
  if (awaited.size > 0) return 'a request is said to have an outcome that is not there';
  const ofBook = `outcome IS ${book === 'actions' ? 'NOT ' : ''}NULL`;
  const counted = db.get<{ all: number; open: number; said: number }>(
    `SELECT count(*) AS "all", count(*) FILTER (WHERE outcome = 'open') AS open, (SELECT count(*) FROM open) AS said
      FROM item WHERE ${ofBook}`,
  );
  if (counted?.all !== items) return 'there are items to search in without an entry';
  return book === 'events' || counted.open === counted.said ? null : 'a request is said to be open that is not there';
}
