import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HistoryDatabase } from '../../../../src/main/history/history-database';
import { openHistoryFile } from '../../../../src/main/history/open-history-file';
import { Database } from '../../../../src/main/history/sqlite';

/** The clock of the tests. */
export const now = Date.UTC(2026, 10, 25, 10, 12, 30, 250);
/** The name of the first kept History by that clock. */
export const keptName = 'history.kept-2026-11-25T10-12-30.sqlite';

/** A data folder of its own. */
export class HistoryFolder {
  readonly path: string;
  readonly file: string;
  readonly #opened: { close(): void }[] = [];

  constructor(path = mkdtempSync(join(tmpdir(), 'history-'))) {
    this.path = path;
    this.file = join(path, 'history.sqlite');
  }

  /** Opens its History as the store does, but in this thread and without a lock. */
  open(run = 'run1'): { db: Database; history: HistoryDatabase } {
    const { db } = openHistoryFile(this.file, now, true);
    this.#opened.push(db);
    return { db, history: new HistoryDatabase(db, run) };
  }

  /** The bare file, to look into it or to spoil it. */
  bare(): Database {
    const db = new Database(this.file, { wait: 5000 });
    this.#opened.push(db);
    return db;
  }

  /** Puts a file there, as it was found. */
  put(content: string | Uint8Array, name = 'history.sqlite'): void {
    mkdirSync(this.path, { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  get names(): string[] {
    return readdirSync(this.path).sort();
  }

  bytes(name = 'history.sqlite'): Buffer {
    return readFileSync(join(this.path, name));
  }

  remove(): void {
    for (const one of this.#opened) {
      try {
        one.close();
      } catch {
        // The test closed it.
      }
    }
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Does all of the work, as though nobody else wanted a turn. */
export function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
