import type { HistoryBook } from '../../shared/history/history-item';
import { Database } from './sqlite';

/** Says that a SQLite file is a History: "STMH". */
export const applicationId = 0x53544d48;
/** The version that this program writes. */
export const historyVersion = 1;

const entries = (book: HistoryBook) => `CREATE TABLE ${book} (
  place INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  text TEXT NOT NULL
) STRICT`;

/**
 * What a History is made of. `actions` and `events` are the books; the text of an entry is the truth. `head` says where
 * each book ends, `checkpoint` where it begins since older entries were removed. `open` are requests without an outcome.
 * `item` and `subject` are there to search in and made from the texts: one item is an event, or a request with its
 * outcome; `session` is what it is about (`aboutText`). Verify compares all of it.
 */
const statements: readonly string[] = [
  entries('actions'),
  entries('events'),
  `CREATE TABLE head (
  book TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT, WITHOUT ROWID`,
  `CREATE TABLE checkpoint (
  book TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  pruned_on INTEGER NOT NULL,
  older_than INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
  `CREATE TABLE open (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  run TEXT NOT NULL,
  sent_at INTEGER
) STRICT`,
  `CREATE TABLE subject (
  id INTEGER PRIMARY KEY,
  session TEXT NOT NULL,
  search TEXT NOT NULL,
  UNIQUE (session, search)
) STRICT`,
  // `outcome`: its kind, 'open', or null for an event. `settled`: place of the outcome.
  `CREATE TABLE item (
  place INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  outcome TEXT,
  settled INTEGER
) STRICT`,
  'CREATE INDEX item_subject ON item (subject)',
  'CREATE INDEX item_outcome ON item (outcome)',
  'CREATE INDEX item_at ON item (at)',
];

/** Makes a History in an empty file; does nothing where it is made. */
export function makeSchema(db: Database): void {
  db.transaction(() => {
    if (!isEmpty(db)) return;
    for (const statement of statements) db.execute(statement);
    db.execute(`PRAGMA application_id = ${applicationId}`);
    db.execute(`PRAGMA user_version = ${historyVersion}`);
  });
}

/** Whether nothing has been made in the file yet. */
export function isEmpty(db: Database): boolean {
  return db.get('SELECT 1 FROM sqlite_schema') === undefined;
}

/** Whether the file has exactly the tables of this version. */
export function hasSchema(db: Database): boolean {
  const made = new Database(':memory:', { wait: 0 });
  try {
    makeSchema(made);
    return schemaText(db) === schemaText(made);
  } finally {
    made.close();
  }
}

function schemaText(db: Database): string {
  // Not the automatic indices: they have no text.
  const rows = db.all<{ name: string; sql: string }>(
    'SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name',
  );
  return JSON.stringify(rows.map(({ name, sql }) => [name, sql]));
}
