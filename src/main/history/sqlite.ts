import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** What a column holds. */
type Value = null | number | string | Uint8Array;

/** How a database file is opened. */
interface OpenOptions {
  readonly readOnly?: boolean;
  /** How long (ms) to wait for another process that is writing. */
  readonly wait: number;
}

/** One open SQLite file. Everything waits for the disk. The only place where SQLite is used. */
export class Database {
  readonly #db: DatabaseSync;
  /** By their text: preparing costs more than most of them do. */
  readonly #prepared = new Map<string, StatementSync>();

  /** Opens the file, or makes it. */
  constructor(file: string, { readOnly = false, wait }: OpenOptions) {
    this.#db = new DatabaseSync(file, { readOnly, timeout: wait });
  }

  /** Runs statements that answer nothing. */
  execute(sql: string): void {
    this.#db.exec(sql);
  }

  /** Runs one statement; the answer is how many rows it changed. */
  run(sql: string, ...values: readonly Value[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** Every row; that they are of this kind is the caller's word. */
  all<Row>(sql: string, ...values: readonly Value[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  /** The first row; undefined where there is none. */
  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  /** Does all of it or nothing. What it reads stays so until it is over: no other process writes meanwhile. */
  transaction<T>(action: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = action();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      // On some errors SQLite has done it already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  #statement(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}

/** Whether an error of SQLite says that the file is not as it should be. */
export function saysDamaged(error: unknown): boolean {
  const code = primaryCode(error);
  return code === 11 || code === 26;
}

/** Whether an error of SQLite says that another process has the file locked. */
export function saysLocked(error: unknown): boolean {
  return primaryCode(error) === 5;
}

function primaryCode(error: unknown): number | null {
  const code = (error as { readonly errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}
