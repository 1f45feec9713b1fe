import type { Time } from '../../time';
import { type AccountBook, type Accounts, accountBook, administratorGroups } from './accounts';
import { accounts } from './command-table';
import type { HostCommands } from './host-commands';

/** What was read is believed for so long (ms); so is that it could not be read. */
const believedFor = 30_000;
/** A directory server that does not answer must not hold up readings: in ms. */
const longestLookup = 1500;

/** The accounts of a host, by `getent` there. */
export class HostAccounts implements Accounts {
  readonly #commands: HostCommands;
  readonly #time: Time;
  #asked: ReadonlySet<number> = new Set();
  #book: Promise<AccountBook | null> = Promise.resolve(null);
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(commands: HostCommands, time: Time) {
    this.#commands = commands;
    this.#time = time;
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
    try {
      const { code, output } = await this.#commands.run(
        accounts(uids, administratorGroups),
        AbortSignal.timeout(longestLookup),
      );
      const [passwd, group] = output.split(/^--$/m);
      return code !== 0 || passwd === undefined || group === undefined ? null : accountBook(passwd, group);
    } catch {
      return null;
    }
  }
}
