import type { SimulatedUser, UserAct } from '../../../shared/ipc/simulated-user';
import type { SessionIdentity } from '../../../shared/session/identity';
import type { Time } from '../../time';
import type { SimulatedHost } from './simulated-host';
import type { SimulatedSession } from './simulated-session';
import { Timers } from './timers';

/** How long a new session is opening, in milliseconds. */
export const openingTime = 1500;

/**
 * Everybody with an account on a simulated host, as people see them who act in their place. What cannot be throws an
 * Error that names what and where, and changes nothing.
 */
export class SimulatedUsers {
  /** Name of the computer, for errors. */
  readonly #computer: string;
  readonly #host: SimulatedHost;
  readonly #timers: Timers;
  readonly #accounts: ReadonlySet<string>;

  constructor(computer: string, host: SimulatedHost, time: Time) {
    this.#computer = computer;
    this.#host = host;
    this.#timers = new Timers(time);
    this.#accounts = new Set(Array.from(host.accounts, ({ user }) => user));
  }

  /** All of them, with where they are now. */
  list(): SimulatedUser[] {
    return Array.from(this.#host.accounts, ({ user, fullName }) => ({ user, fullName, presence: this.presence(user) }));
  }

  /** Where a user is now. */
  presence(user: string): SimulatedUser['presence'] {
    if (this.#seated(user) !== undefined) return 'at-station';
    return this.#kept(user) === undefined ? 'logged-off' : 'away';
  }

  /**
   * A user logs on at a free station: picks up there the session that they left, else a new one opens, which takes
   * `openingTime`. The answer is the session's id.
   */
  logOn(user: string, station: string): string {
    const host = this.#host;
    if (!this.#accounts.has(user)) throw new Error(`there is no account ${user} on ${this.#computer}`);
    if (host.off) throw new Error(`${this.#computer} is switched off`);
    if (host.station(station) === undefined) throw new Error(`there is no station ${station} on ${this.#computer}`);
    const seated = this.#seated(user);
    if (seated !== undefined) throw new Error(`${user} is already at ${this.#place(seated.station)}`);
    if (!host.isFree(station)) throw new Error(`${this.#place(station)} is taken`);
    const kept = this.#kept(user);
    if (kept === undefined) return this.#open(user, station);
    host.comeBack(kept.id, station);
    return kept.id;
  }

  /** The user of this very session does something at their station. */
  act(identity: SessionIdentity, act: UserAct): void {
    const session = this.#host.meant(identity);
    const whose = `the session of ${identity.user} on ${this.#computer}`;
    if (session === undefined) throw new Error(`${whose} is gone`);
    if (session.phase !== 'open') throw new Error(`${whose} is still ${session.phase}`);
    if (session.station === null) throw new Error(`${identity.user} is at no station of ${this.#computer}`);
    if (act === 'lock') this.#host.lock(session.id);
    else if (act === 'unlock') this.#host.unlock(session.id);
    else if (act === 'disconnect') this.#host.disconnect(session.id);
    else if (act === 'resist') this.#host.setWhenEnded(session.id, 'stays');
    else this.#host.signOut(session.id);
  }

  /** Whoever is still logging on does not get any further. */
  stop(): void {
    this.#timers.callOff();
  }

  #open(user: string, station: string): string {
    const id = this.#host.beginLogOn(user, station);
    const session = this.#host.session(id) as SimulatedSession;
    this.#timers.after(openingTime, () => {
      if (this.#host.present(session)?.phase === 'opening') this.#host.finishLogOn(id);
    });
    return id;
  }

  #seated(user: string): SimulatedSession | undefined {
    return this.#host.sessions.of(user).find(({ station }) => station !== null);
  }

  #kept(user: string): SimulatedSession | undefined {
    return this.#host.sessions.of(user).find(({ phase, station }) => phase === 'open' && station === null);
  }

  #place(station: string | null): string {
    return `${this.#host.station(station ?? '')?.name} of ${this.#computer}`;
  }
}
