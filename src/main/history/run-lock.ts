import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Database, saysLocked } from './sqlite';

/** How long (ms) to wait while another process opens its History. */
const longestOpening = 10_000;

/** Does something while no other process that uses this folder does such a thing. */
export function inFolderLock<T>(folder: string, action: () => T): T {
  const lock = locked(join(folder, 'history.lock'), longestOpening);
  try {
    return action();
  } finally {
    lock.close();
  }
}

/**
 * Says that a run of the program is alive, for as long as it is: the operating system lets go of the lock when the
 * process ends in whatever way. To be made and asked for in the lock of the folder only.
 */
export class RunLock {
  readonly #lock: Database;
  readonly #file: string;

  constructor(folder: string, run: string) {
    this.#file = runFile(folder, run);
    this.#lock = locked(this.#file, 0);
  }

  release(): void {
    this.#lock.close();
    rmSync(this.#file, { force: true });
  }
}

/** Whether a run of the program is alive. */
export function isAlive(folder: string, run: string): boolean {
  return isLocked(runFile(folder, run));
}

/** Removes what runs left behind that are not alive any more. */
export function removeStaleLocks(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('history-run-') && name.endsWith('.lock')) isLocked(join(folder, name));
  }
}

/** Whether somebody holds this lock; where nobody does, its file is removed. */
function isLocked(file: string): boolean {
  try {
    locked(file, 0).close();
  } catch (error) {
    if ((error as LockError).held) return true;
  }
  rmSync(file, { force: true });
  return false;
}

/** Nothing is ever written in it. */
function locked(file: string, wait: number): Database {
  let lock: Database | null = null;
  try {
    lock = new Database(file, { wait });
    // Without a second file beside it.
    lock.execute('PRAGMA journal_mode = MEMORY');
    lock.execute('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    throw new LockError(file, error);
  }
}

class LockError extends Error {
  readonly held: boolean;

  constructor(file: string, cause: unknown) {
    super(`${file}: ${(cause as Error).message}`, { cause });
    this.held = saysLocked(cause);
  }
}

function runFile(folder: string, run: string): string {
  if (!/^[\w-]+$/.test(run)) throw new Error(`not a name of a run: ${run}`);
  return join(folder, `history-run-${run}.lock`);
}
