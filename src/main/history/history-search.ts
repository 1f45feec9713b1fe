import type { HistoryItem } from '../../shared/history/history-item';
import type { HistoryPage, HistoryQuery } from '../../shared/history/history-query';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import {
  bootText,
  type EventEntry,
  folded,
  itemOf,
  type OutcomeEntry,
  type PowerEntry,
  type RequestEntry,
} from './entry';
import type { Database } from './sqlite';

/** Where at most so many items are of some subjects, outcome or time, they are all looked at and put in order. */
const mostSorted = 20_000;

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
  /** The index that finds what fulfils it; null: none. */
  readonly index: string | null;
}

interface Row {
  readonly text: string;
  readonly outcome: string | null;
}

/** One search in a History: what is found of it, page by page, the newest first. */
export class HistorySearch {
  readonly #db: Database;
  readonly #where: string;
  readonly #values: readonly (string | number)[];
  readonly #from: string;

  constructor(db: Database, query: HistoryQuery, few = mostSorted) {
    this.#db = db;
    const conditions = [...subjectCondition(db, query), ...otherConditions(query)];
    this.#where = conditions.map(({ sql }) => `${sql} AND`).join(' ');
    this.#values = conditions.flatMap(({ values }) => values);
    // The first that leaves little to look at. Where none does, what is wanted is soon met in the order of places.
    const rare = conditions.find((condition) => condition.index !== null && this.#isRare(condition, few));
    this.#from = rare === undefined ? 'item NOT INDEXED' : `item INDEXED BY ${rare.index}`;
  }

  /** At most `size` items with a lower place than `before`; null: from the newest. */
  page(before: number | null, size: number): HistoryPage {
    const rows = this.#db.all<Row>(
      `SELECT coalesce(a.text, e.text) AS text, o.text AS outcome FROM
        (SELECT place, settled FROM ${this.#from} WHERE ${this.#where} place < ? ORDER BY place DESC LIMIT ?) AS i
        LEFT JOIN actions AS a ON a.place = i.place
        LEFT JOIN events AS e ON e.place = i.place
        LEFT JOIN actions AS o ON o.place = i.settled
        ORDER BY i.place DESC`,
      ...this.#values,
      before ?? Number.MAX_SAFE_INTEGER,
      size + 1,
    );
    const items = rows.slice(0, size).map(toItem);
    return { items, before: rows.length > size ? (items.at(-1)?.place ?? null) : null };
  }

  #isRare({ sql, values, index }: Condition, few: number): boolean {
    const counted = this.#db.get<{ found: number }>(
      `SELECT count(*) AS found FROM (SELECT 1 FROM item INDEXED BY ${index} WHERE ${sql} LIMIT ?)`,
      ...values,
      few + 1,
    );
    return (counted?.found ?? 0) <= few;
  }
}

function toItem({ text, outcome }: Row): HistoryItem {
  const settled = outcome === null ? null : (JSON.parse(outcome) as OutcomeEntry);
  return itemOf(JSON.parse(text) as RequestEntry | PowerEntry | EventEntry, settled);
}

/** Subjects are few beside items, so they are looked through one by one: also for one letter, in any script. */
function subjectCondition(db: Database, { text, session }: HistoryQuery): Condition[] {
  if (text === '' && session === null) return [];
  db.execute('CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY)');
  db.run('DELETE FROM wanted');
  const about = session === null ? [] : aboutSession(session);
  const bySession = session === null ? '' : `session IN (${about.map(() => '?').join()}) AND`;
  db.run(`INSERT INTO wanted SELECT id FROM subject WHERE ${bySession} instr(search, ?) > 0`, ...about, folded(text));
  return [{ sql: 'subject IN (SELECT id FROM wanted)', values: [], index: 'item_subject' }];
}

/** A session, and its computer from start to end: who restarts that ends the session. */
function aboutSession(session: SessionKey): string[] {
  const identity = parseSessionKey(session);
  return identity === undefined ? [session] : [session, bootText(identity)];
}

function otherConditions({ book, outcome, from, to }: HistoryQuery): Condition[] {
  const conditions: Condition[] = [];
  const byOutcome = { values: [], index: 'item_outcome' };
  if (outcome !== null) conditions.push({ ...byOutcome, sql: 'outcome = ?', values: [outcome] });
  // Not `IS NOT NULL`: that finds nothing by an index.
  if (book !== null) conditions.push({ ...byOutcome, sql: book === 'actions' ? "outcome > ''" : 'outcome IS NULL' });
  if (from !== null || to !== null) {
    const values = [from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER];
    conditions.push({ sql: 'at >= ? AND at < ?', values, index: 'item_at' });
  }
  return conditions;
}
