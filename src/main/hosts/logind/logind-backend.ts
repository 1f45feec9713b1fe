import type { Reading } from '../../../shared/lab/reading';
import type { Time } from '../../time';
import { type HostBackend, type HostCommand, HostError, type HostListener, type TimeLimits } from '../host-backend';
import type { Accounts } from './accounts';
import { standardBusAddress } from './bus-address';
import { LocalAccounts } from './local-accounts';
import { LockTries } from './lock-tries';
import { LogindLink } from './logind-link';
import { ownSessions } from './own-sessions';
import { isPersons, toReading } from './to-reading';

/** How long a session's programs have to end themselves before they are killed, in milliseconds. */
export const forcePause = 5000;

const limits: TimeLimits = {
  connect: 15_000,
  read: 5000,
  suspend: 5000,
  lock: 3000,
  end: 10_000,
  // Asked to end, killed, and a second for the host to show it.
  force: forcePause + 5000 + 1000,
  message: 5000,
};

/** logind does not signal that a session is closing; with xrdp it can't tell either that a client has gone. */
const pollPause = 5000;
const xrdpPollPause = 2500;
/** Nor does it signal that one has opened: that takes milliseconds, but one that hangs is asked about ever less often. */
const openingPollPause = 100;

/** Where a system bus is, and as whom the console is connected to it. */
export interface LogindPlace {
  /** D-Bus address of the system bus. */
  readonly address: string;
  /** Uid of the account as which the console connects. */
  readonly uid: number;
  /** XDG_SESSION_ID of the console. */
  readonly sessionId: string | null;
}

/** What is needed to reach a computer's systemd-logind. */
export interface LogindConfig {
  readonly kind: 'logind';
  /** Without it: what the environment says, else this computer's system bus. */
  readonly place?: LogindPlace;
}

/**
 * The system bus to which DBUS_SYSTEM_BUS_ADDRESS points, else that of this computer. A launcher that keeps Chromium off
 * that bus (docs/decisions/0006-chromium-off-the-system-bus.md) hands its address on in STATIONMASTER_SYSTEM_BUS.
 */
export function logindPlace(environment: NodeJS.ProcessEnv): LogindPlace {
  return {
    address: environment.STATIONMASTER_SYSTEM_BUS || environment.DBUS_SYSTEM_BUS_ADDRESS || standardBusAddress,
    uid: process.getuid?.() ?? -1,
    sessionId: environment.XDG_SESSION_ID || null,
  };
}

/** Reads and commands a Linux computer through systemd-logind on its system bus. */
export class LogindBackend implements HostBackend {
  readonly kind = 'logind';
  readonly limits = limits;
  readonly canForce = true;
  readonly #place: LogindPlace;
  readonly #time: Time;
  readonly #accounts: Accounts;
  readonly #accountsGiven: boolean;
  readonly #lockTries = new LockTries(limits.lock);
  #closing = new AbortController();
  #link: LogindLink | null = null;
  #xrdpSeen = false;
  /** Readings, one after the other, that showed a session being opened. */
  #openingSeen = 0;

  /** `accounts`: those of the host, where they are not this computer's own. */
  constructor(config: LogindConfig, time: Time, accounts?: Accounts) {
    this.#place = config.place ?? logindPlace(process.env);
    this.#time = time;
    this.#accounts = accounts ?? new LocalAccounts(time);
    this.#accountsGiven = accounts !== undefined;
  }

  get pollEvery(): number {
    const pause = this.#xrdpSeen ? xrdpPollPause : pollPause;
    return this.#openingSeen === 0 ? pause : Math.min(pause, openingPollPause * 2 ** (this.#openingSeen - 1));
  }

  async connect(listener: HostListener, signal: AbortSignal): Promise<void> {
    await this.close();
    this.#lockTries.forgetUndecided();
    const closing = this.#closing.signal;
    const either = AbortSignal.any([signal, closing]);
    const link = await LogindLink.open(this.#place.address, listener, either);
    if (either.aborted) {
      await link.close();
      throw either.reason;
    }
    this.#link = link;
  }

  async read(signal: AbortSignal): Promise<Reading> {
    const link = this.#linked();
    const began = this.#time.monotonic();
    const { sessions, seats, autoSessionId } = await link.readAll(signal);
    const persons = sessions.filter(isPersons);
    const { uid, sessionId } = this.#place;
    const readable = link.here || this.#accountsGiven;
    const accounts = readable ? await this.#accounts.read(persons.map(({ User }) => User[0])) : null;
    signal.throwIfAborted();
    this.#openingSeen = persons.some(({ State }) => State === 'opening') ? this.#openingSeen + 1 : 0;
    this.#xrdpSeen = persons.some(({ Service }) => Service.startsWith('xrdp'));
    return toReading({
      boot: link.boot,
      hostTime: this.#time.now(),
      sessions,
      seats,
      own: ownSessions(persons, { uid, here: link.here, sessionId, autoSessionId }),
      accounts,
      lockedInVain: this.#lockTries.seen(persons, began),
    });
  }

  async act({ action, identity, force }: HostCommand, signal: AbortSignal): Promise<void> {
    const link = this.#linked();
    const { id, logon } = identity;
    // Ids start again with each boot: this one would be somebody else's.
    if (identity.boot !== link.boot) throw new HostError('no-such-session');
    switch (action) {
      case 'end':
        return force ? link.kill(id, { pause: forcePause, time: this.#time }, signal) : link.terminate(id, signal);
      case 'lock': {
        const at = this.#time.monotonic();
        await link.lock(id, signal);
        return this.#lockTries.asked(id, logon, at);
      }
      case 'suspend':
      case 'message':
        throw new HostError('not-supported');
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new HostError('connection-lost'));
    this.#closing = new AbortController();
    const link = this.#link;
    this.#link = null;
    await link?.close();
  }

  #linked(): LogindLink {
    if (this.#link === null) throw new HostError('connection-lost');
    return this.#link;
  }
}
