import { execFile } from 'node:child_process';
import type { Time } from '../../time';
import { type AccountBook, type Accounts, accountBook, administratorGroups } from './accounts';

/** What was read is believed for so long (ms); so is that it could not be read. */
const believedFor = 30_000;
/** A directory server that does not answer must not hold up readings: in ms. */
const longestLookup = 1500;

/** The accounts of this computer, by `getent`. */
export class LocalAccounts implements Accounts {
  readonly #time: Time;
  readonly #environment: NodeJS.ProcessEnv;
  #asked: ReadonlySet<number> = new Set();
  #book: Promise<AccountBook | null> = Promise.resolve(null);
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(time: Time, environment: NodeJS.ProcessEnv = process.env) {
    this.#time = time;
    this.#environment = environment;
  }

  read(uids: readonly number[]): Promise<AccountBook | null> {
    const now = this.#time.monotonic();
    if (now - this.#readAt < believedFor && uids.every((uid) => this.#asked.has(uid))) return this.#book;
    this.#asked = new Set(uids);
    this.#readAt = now;
    this.#book = this.#look([...this.#asked]);
    return this.#book;
  }

  async #look(uids: readonly number[]): Promise<AccountBook | null> {
    const [passwd, group] = await Promise.all([
      // Without a key getent would list everybody.
      this.#getent('passwd', ['0', ...uids.map(String)]),
      this.#getent('group', administratorGroups),
    ]);
    return passwd === null || group === null ? null : accountBook(passwd, group);
  }

  /** The lines that were found; null where the database can't be read. */
  #getent(database: string, keys: readonly string[]): Promise<string | null> {
    return new Promise((resolve) => {
      const options = { timeout: longestLookup, killSignal: 'SIGKILL', env: this.#environment } as const;
      execFile('getent', [database, ...keys], options, (error, stdout) => {
        // 2: one of the keys was not found.
        resolve(error === null || error.code === 2 ? stdout : null);
      });
    });
  }
}
