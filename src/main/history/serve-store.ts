import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { historyPageSize } from '../../shared/history/history-query';
import { exportHistory } from './export-history';
import { HistoryDatabase, type WriteOp } from './history-database';
import { HistorySearch } from './history-search';
import { openHistoryFile, openSnapshot } from './open-history-file';
import { pruneBook } from './prune-book';
import { inFolderLock, isAlive, RunLock, removeStaleLocks } from './run-lock';
import { type Database, saysDamaged } from './sqlite';
import type { StoreAnswer, StoreCall, StoreCallName, StoreCalls } from './store-calls';
import { verifyBook } from './verify-book';

/** The store's end of the way to main. */
export interface StorePort {
  postMessage(answer: StoreAnswer): void;
  on(name: 'message', heard: (call: StoreCall) => void): unknown;
}

/** An open History. */
interface Opened {
  readonly folder: string;
  readonly file: string;
  readonly db: Database;
  readonly database: HistoryDatabase;
  readonly lock: RunLock;
}

/** Answers main's calls. What takes long is done in slices, so that what is to be written never waits long. */
export function serveStore(port: StorePort): void {
  const store = new Store();
  port.on('message', (call) => void reply(call));

  async function reply(call: StoreCall): Promise<void> {
    const { id } = call;
    try {
      port.postMessage({ id, ok: true, response: await store.answer(call) });
    } catch (error) {
      port.postMessage({ id, ok: false, message: (error as Error).message, damaged: saysDamaged(error) });
    }
  }
}

class Store {
  #opened: Opened | null = null;
  /** What is to be written together with what comes next. */
  #begun: WriteOp[] = [];
  /** What reads the file now. */
  readonly #reading = new Set<Promise<unknown>>();

  answer(call: StoreCall): StoreCalls[StoreCallName]['response'] | Promise<StoreCalls[StoreCallName]['response']> {
    switch (call.name) {
      case 'open':
        return this.#open(call.request);
      case 'write':
        return this.#write(call.request);
      case 'leftOpen':
        return this.#leftOpen();
      case 'search': {
        const { query, before } = call.request;
        return new HistorySearch(this.#now().db, query).page(before, historyPageSize);
      }
      case 'verify':
        return this.#inSnapshot(async (db) => [
          await this.#inSlices(verifyBook(db, 'actions')),
          await this.#inSlices(verifyBook(db, 'events')),
        ]);
      case 'exportTo': {
        const { file, query, format } = call.request;
        return this.#inSnapshot((db) => this.#inSlices(exportHistory(db, file, query, format)));
      }
      case 'prune':
        return this.#prune(call.request);
      case 'close':
        return this.#close();
    }
  }

  async #open({ folder, run, now, thorough }: StoreCalls['open']['request']): Promise<StoreCalls['open']['response']> {
    await this.#close();
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'history.sqlite');
    return inFolderLock(folder, () => {
      const { db, damage } = openHistoryFile(file, now, thorough);
      try {
        removeStaleLocks(folder);
        const lock = new RunLock(folder, run);
        this.#opened = { folder, file, db, database: new HistoryDatabase(db, run), lock };
      } catch (error) {
        db.close();
        throw error;
      }
      return damage;
    });
  }

  #write({ ops, more }: StoreCalls['write']['request']): StoreCalls['write']['response'] {
    this.#begun.push(...ops);
    if (more) return null;
    const all = this.#begun;
    this.#begun = [];
    return this.#now().database.write(all);
  }

  #leftOpen(): StoreCalls['leftOpen']['response'] {
    const { folder, database } = this.#now();
    return inFolderLock(folder, () => database.takeOver((run) => isAlive(folder, run)));
  }

  async #prune({ olderThan, on }: StoreCalls['prune']['request']): Promise<number> {
    const { db } = this.#now();
    const actions = await this.#inSlices(pruneBook(db, { book: 'actions', olderThan: olderThan.actions, on }));
    return actions + (await this.#inSlices(pruneBook(db, { book: 'events', olderThan: olderThan.events, on })));
  }

  async #close(): Promise<null> {
    const opened = this.#opened;
    this.#opened = null;
    // The last that lets go of the file tidies up beside it; who only reads it can't.
    await Promise.allSettled(this.#reading);
    opened?.db.close();
    opened?.lock.release();
    return null;
  }

  #now(): Opened {
    if (this.#opened === null) throw new Error('History is not open');
    return this.#opened;
  }

  /** Lets other calls have their turn after each slice. */
  async #inSlices<T>(work: Generator<void, T>): Promise<T> {
    const opened = this.#now();
    for (;;) {
      const { done, value } = this.#opened === opened ? work.next() : work.throw(new Error('History was closed'));
      if (done) return value;
      await turn();
    }
  }

  #inSnapshot<T>(read: (db: Database) => Promise<T>): Promise<T> {
    const snapshot = openSnapshot(this.#now().file);
    const reading = read(snapshot).finally(() => {
      snapshot.close();
      this.#reading.delete(reading);
    });
    this.#reading.add(reading);
    return reading;
  }
}
