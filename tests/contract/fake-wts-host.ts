import { setTimeout as sleep } from 'node:timers/promises';
import { WtsBackend } from '../../src/main/hosts/wts/wts-backend';
import { connectState } from '../../src/main/hosts/wts/wts-moment';
import type { WtsPool } from '../../src/main/hosts/wts/wts-pool';
import { systemTime } from '../../src/main/time';
import type { ContractHost, ContractHostKind, WitnessedSession } from './contract-host';
import type { FakeWts, FakeWtsHost, FakeWtsSession } from './fake-wts';

const domain = 'LAB';
const thinClient = 'THIN-01';
const flagsOf = { locked: 0, unlocked: 1 };

/** Windows hosts whose wtsapi32 is the fake, one for each case; workers are shared by all of them. */
export function fakeWtsKind(ground: () => { readonly fake: FakeWts; readonly pool: WtsPool }): ContractHostKind {
  let hosts = 0;
  return {
    name: 'wts (fake)',
    without: {
      'lock-hints': 'Windows signals neither a lock nor an unlock',
      restart: 'Windows does not tell one start from another',
      power: 'this program cannot restart a Windows computer',
      lock: 'Windows lets nobody lock the session of somebody else',
      force: 'WTS has no other way to end a session',
    },
    doesNotApply: [
      'reads a new start of the host as another boot',
      'hints when a screen is locked and unlocked',
      'ends by force what does not end when it is asked to',
      'ends by force what a user left running',
      'says that there is no such session also when force is used',
      'says of every session that it cannot be suspended, and does nothing when told to',
      'locks a session at its station',
      'does not say that a session is locked when nothing locked it',
      'says of every session that it cannot be sent a message, and does nothing when told to',
      'restarts the host: the connection is lost, and then it is another boot',
      'shuts down the host: it is gone until somebody switches it on',
      'restarts nothing before it is connected',
    ],
    async open() {
      const { fake, pool } = ground();
      const name = `lab-${++hosts}`;
      const host = fake.host(name);
      host.client(thinClient, 2, [10, 0, 0, 7]);
      return new FakeWtsContractHost(host, name, pool);
    },
  };
}

class FakeWtsContractHost implements ContractHost {
  readonly stations = [
    { id: 'console', kind: 'console' },
    { id: `client:${thinClient}`, kind: 'remote-client' },
  ] as const;
  readonly users = [`${domain}\\山田 花子`, `${domain}\\𠮷田😀`, `${domain}\\مريم`] as const;
  readonly #host: FakeWtsHost;
  readonly #name: string;
  readonly #pool: WtsPool;

  constructor(host: FakeWtsHost, name: string, pool: WtsPool) {
    this.#host = host;
    this.#name = name;
    this.#pool = pool;
  }

  createBackend(): WtsBackend {
    const parts = { lookUp: async () => {}, account: 'teacher', computer: 'CONSOLE-PC' };
    return new WtsBackend({ kind: 'wts', server: this.#name, pool: this.#pool }, systemTime, parts);
  }

  pass(duration: number): Promise<void> {
    return sleep(duration);
  }

  async witness(): Promise<readonly WitnessedSession[]> {
    const persons = this.#host.sessions.filter(({ user }) => user !== '');
    return persons.map((session) => ({
      id: String(session.id),
      user: `${session.domain}\\${session.user}`,
      phase: phaseOf(session),
      station: session.state === connectState.active ? stationOf(session.client) : null,
      locked: session.flags === flagsOf.locked,
      own: false,
      administrator: false,
    }));
  }

  async logOn(user: string, station: string): Promise<string> {
    return String(this.#host.logOn(this.#screenAt(station), nameOf(user), domain));
  }

  async logOnSlowly(user: string, station: string) {
    const id = this.#host.logOn(this.#screenAt(station), nameOf(user), domain, connectState.connected);
    return { id: String(id), finish: async () => this.#host.set(id, 'state', connectState.active) };
  }

  async lockScreen(id: string): Promise<void> {
    this.#host.set(Number(id), 'flags', flagsOf.locked);
  }

  async unlockScreen(id: string): Promise<void> {
    this.#host.set(Number(id), 'flags', flagsOf.unlocked);
  }

  async leaveStation(id: string): Promise<void> {
    this.#host.leave(Number(id), connectState.disconnected);
  }

  async comeBack(id: string, station: string): Promise<void> {
    this.#host.comeBack(Number(id), this.#screenAt(station));
  }

  async signOut(id: string): Promise<void> {
    this.#host.end(Number(id));
  }

  async signOutLeavingPrograms(id: string): Promise<void> {
    this.#host.leave(Number(id), connectState.down);
  }

  async refuseToEnd(id: string): Promise<void> {
    this.#host.set(Number(id), 'stays', 1);
  }

  async messages(id: string): Promise<readonly string[]> {
    return this.#host.messages.filter(({ session }) => session === Number(id)).map(({ text }) => text);
  }

  async breakLink(): Promise<void> {
    this.#host.setHost('down', 1);
  }

  async restoreLink(): Promise<void> {
    this.#host.setHost('down', 0);
  }

  dropLocker(): Promise<void> {
    throw new Error('a part that this kind has not');
  }

  restart(): Promise<void> {
    throw new Error('a part that this kind has not');
  }

  switchOn(): Promise<void> {
    throw new Error('a part that this kind has not');
  }

  async close(): Promise<void> {}

  #screenAt(station: string): number {
    return this.#host.screenAt(station === 'console' ? '' : station.replace('client:', ''));
  }
}

function nameOf(user: string): string {
  return user.replace(`${domain}\\`, '');
}

function stationOf(client: string): string {
  return client === '' ? 'console' : `client:${client}`;
}

function phaseOf({ state }: FakeWtsSession): WitnessedSession['phase'] {
  if (state === connectState.reset || state === connectState.down) return 'closing';
  return state === connectState.active || state === connectState.disconnected ? 'open' : 'opening';
}
