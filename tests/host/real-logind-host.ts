import { setTimeout as sleep } from 'node:timers/promises';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import type { ContractHost, ContractHostKind, WitnessedSession } from '../contract/contract-host';
import { hastyTime } from './hasty-time';
import type { LoginctlSession } from './loginctl';
import type { RealHost } from './real-host';

/** A real logind, for the contract suite. Its cases share the host; `host` is asked for before each. */
export function realLogindKind(host: () => RealHost): ContractHostKind {
  return {
    name: 'logind (real)',
    without: {
      'come-back-elsewhere': 'a session of a seat comes back at that seat only',
      'log-on-slowly': 'a real session is open within milliseconds',
      suspend: 'this program cannot suspend a session of logind yet',
      power: 'its container does not come up again by itself; power.test.ts does it',
      message: 'this program cannot send a message to a session of logind yet',
    },
    doesNotApply: [
      'shows a user who picks the session up at another station there',
      'shows a session that is being opened as such, with its station',
      'cannot end by force, and says so',
      'suspends a session: it is kept and its station is free',
      'says of every session that it cannot be locked, and does nothing when told to',
      'shows a message in the session that it is for',
      'restarts the host: the connection is lost, and then it is another boot',
      'shuts down the host: it is gone until somebody switches it on',
      'restarts nothing before it is connected',
    ],
    async open() {
      const real = host();
      await real.endAllSessions();
      return new RealLogindHost(real);
    },
  };
}

/** A backend on the bus of a real host: another computer than this one, to which we come as root. */
export function backendOn({ busAddress: address }: RealHost): LogindBackend {
  return new LogindBackend({ kind: 'logind', place: { address, uid: 0, sessionId: null } }, hastyTime);
}

/** What a console has to list of what loginctl says; undefined: it is no person's session. */
export function witnessed(session: LoginctlSession): WitnessedSession | undefined {
  const { id, uid, user, seat, tty, state, locked } = session;
  if (session.class !== 'user') return undefined;
  const phase = state === 'closing' || state === 'opening' ? state : 'open';
  const place = session.type === 'tty' ? (session.remoteHost === '' ? tty : `ssh:${id}`) : seat;
  // Of an account on another computer nothing is known but its number.
  return {
    id,
    user,
    phase,
    station: state === 'active' ? place : null,
    locked,
    own: uid === 0,
    administrator: uid === 0,
  };
}

class RealLogindHost implements ContractHost {
  readonly stations = [
    { id: 'seat-st2', kind: 'seat' },
    { id: 'seat-st3', kind: 'seat' },
  ] as const;
  readonly users = ['student1', 'student2', 'student3'] as const;
  readonly #host: RealHost;
  /** The greeter that took the seat of a session. */
  readonly #greeters = new Map<string, string>();

  constructor(host: RealHost) {
    this.#host = host;
  }

  createBackend(): LogindBackend {
    return backendOn(this.#host);
  }

  pass(duration: number): Promise<void> {
    return sleep(duration);
  }

  async witness(): Promise<readonly WitnessedSession[]> {
    return (await this.#host.loginctlSessions()).flatMap((session) => witnessed(session) ?? []);
  }

  logOn(user: string, station: string): Promise<string> {
    return this.#host.logOnAtSeat(user, station, 'user with locker');
  }

  logOnSlowly(): Promise<never> {
    throw new Error('not on a real host');
  }

  switchOn(): Promise<never> {
    throw new Error('not on a real host');
  }

  lockScreen(id: string): Promise<void> {
    return this.#setLocked(id, true);
  }

  unlockScreen(id: string): Promise<void> {
    return this.#setLocked(id, false);
  }

  /** A greeter takes the seat, as LightDM does it. */
  async leaveStation(id: string): Promise<void> {
    const seat = (await this.#host.loginctl(id))?.seat ?? '';
    this.#greeters.set(id, await this.#host.logOnAtSeat('greeter', seat, 'greeter'));
    await this.#host.waitUntil(
      `session ${id} is not shown`,
      async () => (await this.#host.loginctl(id))?.state === 'online',
    );
  }

  async comeBack(id: string): Promise<void> {
    await this.#host.exec('loginctl', 'activate', id);
    const greeter = this.#greeters.get(id);
    if (greeter !== undefined) await this.#host.signOut(greeter);
    await this.#host.waitUntil(
      `session ${id} is shown`,
      async () => (await this.#host.loginctl(id))?.state === 'active',
    );
  }

  signOut(id: string): Promise<void> {
    return this.#host.signOut(id);
  }

  signOutLeavingPrograms(id: string): Promise<void> {
    return this.#host.signOutLeavingPrograms(id);
  }

  refuseToEnd(id: string): Promise<void> {
    return this.#host.addStubbornProgram(id);
  }

  dropLocker(id: string): Promise<void> {
    return this.#host.dropLocker(id);
  }

  messages(): Promise<never> {
    throw new Error('no messages');
  }

  restart(): Promise<void> {
    return this.#host.restart();
  }

  breakLink(): Promise<void> {
    return this.#host.stopBus();
  }

  restoreLink(): Promise<void> {
    return this.#host.startBus();
  }

  /** It is ready for the next case, also when this one failed half-way. */
  async close(): Promise<void> {
    await this.#host.startBus();
  }

  async #setLocked(id: string, locked: boolean): Promise<void> {
    const bus = 'org.freedesktop.login1';
    const found = await this.#host.exec(
      'busctl',
      'call',
      bus,
      '/org/freedesktop/login1',
      `${bus}.Manager`,
      'GetSession',
      's',
      id,
    );
    const path = found.split('"')[1] ?? '';
    await this.#host.exec('busctl', 'call', bus, path, `${bus}.Session`, 'SetLockedHint', 'b', String(locked));
  }
}
