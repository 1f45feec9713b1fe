import { lookup } from 'node:dns/promises';
import { hostname, userInfo } from 'node:os';
import type { Reading } from '../../../shared/lab/reading';
import type { Time } from '../../time';
import { type HostBackend, type HostCommand, HostError, type HostListener, type TimeLimits } from '../host-backend';
import { KnownAdministrators } from './known-administrators';
import type { PoolHost } from './pool-host';
import { WtsFailureError } from './pool-worker';
import { accountOf, accountToLookUp, clockOf, personsIn, toReading, unknownBoot } from './to-reading';
import type { WtsCommand } from './wts-calls';
import { notReachable } from './wts-codes';
import type { WtsSession } from './wts-moment';
import type { WtsPool } from './wts-pool';
import { hostErrorOf } from './wts-problem';

const limits: TimeLimits = {
  connect: 15_000,
  read: 5000,
  suspend: 5000,
  lock: 3000,
  end: 60_000,
  force: 60_000,
  message: 5000,
  power: 90_000,
};

/** How long (ms) reaching a computer may take once it has its turn: those that are off are not to keep others waiting. */
const longestReach = 4000;
/** How long (ms) it may take to say who administers a computer, while nothing else is asked of it. */
const longestAdministrators = 3000;
/** How long (ms) it may take to look a name up. */
const longestLookUp = 2000;
/** Windows signals neither a lock nor an unlock. */
const pollPause = 1500;
/** Seconds for which a brief message stands. */
const briefMessage = 10;

/** What is needed to read a Windows computer. */
export interface WtsConfig {
  readonly kind: 'wts';
  /** Its name; null: this computer. */
  readonly server: string | null;
  /** null: this console does not run on Windows, and can read none. */
  readonly pool: WtsPool | null;
}

/** Parts that a test puts in the place of the usual ones. */
export interface WtsParts {
  /** Rejects where a name is not known. */
  readonly lookUp?: (name: string) => Promise<unknown>;
  /** The account and the computer of the console. */
  readonly account?: string;
  readonly computer?: string;
}

/** Reads and commands a Windows computer through the WTS API, in worker processes. */
export class WtsBackend implements HostBackend {
  readonly kind = 'wts';
  readonly limits = limits;
  readonly pollEvery = pollPause;
  readonly canForce = false;
  readonly #server: string | null;
  readonly #pool: WtsPool | null;
  readonly #time: Time;
  readonly #parts: Required<WtsParts>;
  #closing = new AbortController();
  #link: PoolHost | null = null;
  #administrators: KnownAdministrators | null = null;
  /** The host's clock minus the console's, as it was told last, in ms. */
  #clockOffset = 0;

  constructor({ server, pool }: WtsConfig, time: Time, parts: WtsParts = {}) {
    this.#server = server;
    this.#pool = pool;
    this.#time = time;
    this.#parts = { lookUp: lookup, account: userInfo().username, computer: hostname(), ...parts };
  }

  async connect(listener: HostListener, signal: AbortSignal): Promise<void> {
    await this.close();
    signal.throwIfAborted();
    if (this.#pool === null) throw new HostError('needs-windows');
    const closing = this.#closing.signal;
    const either = AbortSignal.any([signal, closing]);
    const link = this.#pool.open(this.#server, {
      changed: () => {
        if (this.#link === link) listener.hint({});
      },
      waitFailed: (code) => {
        // Other failures are no matter: it is read every now and then.
        if (this.#link === link && notReachable.has(code)) this.#lose(listener, code);
      },
    });
    try {
      await link.call('reach', null, longestReach, either);
      await link.call('watch', null, longestReach, either);
      either.throwIfAborted();
    } catch (error) {
      link.close();
      throw await this.#connectError(error, either);
    }
    this.#link = link;
    const ask = (accounts: readonly string[]) =>
      link.call('administrators', { accounts }, longestAdministrators, closing);
    this.#administrators = new KnownAdministrators(ask, this.#time, () => {
      if (this.#link === link) listener.hint({});
    });
  }

  async read(signal: AbortSignal): Promise<Reading> {
    const link = this.#linked();
    const moment = await this.#call(() => link.call('read', null, limits.read, signal));
    const now = this.#time.now();
    const clock = clockOf(moment);
    if (clock !== null) this.#clockOffset = clock - now;
    const { account } = this.#parts;
    return toReading(moment, {
      own: { isLocal: this.#isLocal, account },
      hostTime: now + this.#clockOffset,
      administrators: this.#administratorsAmong(personsIn(moment)),
    });
  }

  async act({ action, identity, text, brief, title }: HostCommand, signal: AbortSignal): Promise<void> {
    const link = this.#linked();
    signal.throwIfAborted();
    const { boot, id, logon } = identity;
    const session = Number(id);
    if (boot !== unknownBoot || !Number.isInteger(session)) throw new HostError('no-such-session');
    if (action === 'lock') throw new HostError('not-supported');
    const send = (command: WtsCommand) => this.#call(() => link.call('act', command, limits.message, signal));
    switch (action) {
      case 'suspend':
        await send({ session, logon, what: 'disconnect' });
        break;
      case 'end':
        await send({ session, logon, what: 'log-off' });
        break;
      case 'message': {
        const seconds = brief ? briefMessage : 0;
        await send({ session, logon, what: 'message', box: { title, text: text ?? '', seconds } });
        break;
      }
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new HostError('connection-lost'));
    this.#closing = new AbortController();
    this.#link?.close();
    this.#link = null;
    this.#administrators = null;
  }

  /** Accounts in the words of a reading; null: not known. */
  #administratorsAmong(persons: readonly WtsSession[]): ReadonlySet<string> | null {
    const computer = this.#server ?? this.#parts.computer;
    const lookedUp = persons.map((person) => accountToLookUp(person, computer));
    const known = this.#administrators?.of(lookedUp) ?? null;
    return known && new Set(persons.filter((_, at) => known.has(lookedUp[at] ?? '')).map(accountOf));
  }

  get #isLocal(): boolean {
    return this.#server === null;
  }

  #lose(listener: HostListener, code: number): void {
    this.#link?.close();
    this.#link = null;
    listener.lost(new HostError('connection-lost', `Windows error ${code}`));
  }

  #linked(): PoolHost {
    if (this.#link === null) throw new HostError('connection-lost');
    return this.#link;
  }

  async #call<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WtsFailureError)) throw error;
      throw hostErrorOf(error.failure, { isLocal: this.#isLocal, connected: true });
    }
  }

  /** Windows says of a name that it does not know only that nothing answers. */
  async #connectError(error: unknown, signal: AbortSignal): Promise<unknown> {
    if (!(error instanceof WtsFailureError)) return error;
    const problem = hostErrorOf(error.failure, { isLocal: this.#isLocal, connected: false });
    if (problem.problem !== 'no-rpc' || this.#server === null) return problem;
    const known = await this.#isKnown(this.#server);
    if (signal.aborted) return signal.reason;
    return known ? problem : new HostError('name-not-found', problem.detail);
  }

  /** Whether a name can be looked up; where that takes long, it is taken for known. */
  #isKnown(name: string): Promise<boolean> {
    return new Promise((resolve) => {
      const callOff = this.#time.after(longestLookUp, () => resolve(true));
      const answer = (known: boolean) => {
        callOff();
        resolve(known);
      };
      this.#parts.lookUp(name).then(
        () => answer(true),
        (error: NodeJS.ErrnoException) => answer(error.code !== 'ENOTFOUND'),
      );
    });
  }
}
