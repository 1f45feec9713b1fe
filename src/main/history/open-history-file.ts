import { existsSync, renameSync, statSync } from 'node:fs';
import { freeName } from '../files/free-name';
import { applicationId, hasSchema, historyVersion, isEmpty, makeSchema } from './schema';
import { Database, saysDamaged } from './sqlite';

/** A greater file (bytes) is read whole at the start only where it is known to be damaged: that takes seconds. */
const readWholeUpTo = 100_000_000;
/** Bytes of the smallest page. */
const shortestDatabase = 512;
/** How long (ms) to wait for another process that is writing. */
const longestWait = 5000;
/** The file itself, and what SQLite keeps beside it. */
const endings = ['', '-wal', '-shm'] as const;

/** An open History file. */
export interface OpenedFile {
  readonly db: Database;
  /** What was wrong with the file that was there, and where that is kept now; null: nothing. */
  readonly damage: { readonly detail: string; readonly keptAs: string } | null;
}

/**
 * Opens a History file, or makes it. A damaged one is kept beside itself, byte for byte, and a new one is made. Throws
 * where it can't be opened, can't be kept, or is of a newer version; then it is as it was. `thorough`: reads all of it.
 */
export function openHistoryFile(file: string, now: number, thorough: boolean): OpenedFile {
  const detail = whatIsWrong(file, thorough);
  const damage = detail === null ? null : { detail, keptAs: keepAside(file, now) };
  const db = new Database(file, { wait: longestWait });
  try {
    db.execute('PRAGMA journal_mode = WAL');
    // What is committed is on disk, also when the power goes.
    db.execute('PRAGMA synchronous = FULL');
    // What is removed is not to be found in the file.
    db.execute('PRAGMA secure_delete = ON');
    db.execute('PRAGMA temp_store = MEMORY');
    db.execute('PRAGMA cache_size = -16000');
    db.execute('PRAGMA journal_size_limit = 16000000');
    makeSchema(db);
    return { db, damage };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens what is on disk now to be read, while others go on writing. To be closed soon: the log beside it grows. */
export function openSnapshot(file: string): Database {
  const db = new Database(file, { readOnly: true, wait: longestWait });
  db.execute('PRAGMA temp_store = MEMORY');
  db.execute('BEGIN');
  return db;
}

/** null: nothing, or there is no file. Read only, so that it stays as it is. */
function whatIsWrong(file: string, thorough: boolean): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return existsSync(`${file}-wal`) ? 'only the log beside it is there' : null;
  if (!stats.isFile()) return 'not a file';
  if (isTooShort(file, stats.size)) return `${stats.size} bytes`;
  const db = new Database(file, { readOnly: true, wait: longestWait });
  try {
    return wrongInside(db, thorough || stats.size <= readWholeUpTo);
  } catch (error) {
    if (saysDamaged(error)) return (error as Error).message;
    throw error;
  } finally {
    db.close();
  }
}

/** SQLite takes what is shorter than a database can be for an empty one, and writes over it. */
function isTooShort(file: string, size: number): boolean {
  return size > 0 && size < shortestDatabase && !existsSync(`${file}-wal`);
}

function wrongInside(db: Database, thorough: boolean): string | null {
  const id = db.get<{ application_id: number }>('PRAGMA application_id')?.application_id;
  if (id !== applicationId) return id === 0 && isEmpty(db) ? null : 'not a History';
  const version = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  if (version > historyVersion) throw new Error(`made by a newer version of the program (History version ${version})`);
  if (version !== historyVersion || !hasSchema(db)) return 'its tables are not as they should be';
  if (!thorough) return null;
  const said = db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check ?? 'quick_check said nothing';
  return said === 'ok' ? null : said;
}

/** Moves a file aside with what belongs to it; the answer says where it is now. */
function keepAside(file: string, now: number): string {
  const free = freeName(file, now, endings);
  for (const ending of endings) if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${free}${ending}`);
  return free;
}
