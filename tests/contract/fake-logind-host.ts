import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountBook, Accounts } from '../../src/main/hosts/logind/accounts';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { systemTime } from '../../src/main/time';
import type { ContractHost, ContractHostKind, WitnessedSession } from './contract-host';
import { FakeLogind } from './fake-logind';
import { desktopAt, type FakeSession } from './fake-session';

const uidOf: Readonly<Record<string, number>> = { student1: 2001, student2: 2002, student3: 2003 };

/** Accounts of a host on which the students, and nobody else, are known. */
export const studentAccounts: Accounts = {
  async read(): Promise<AccountBook> {
    const student = { fullName: null, administrator: false };
    return { byUid: new Map(Object.values(uidOf).map((uid) => [uid, student])) };
  },
};

/** A logind whose words on the wire are the test's, for the contract suite. */
export const fakeLogindKind: ContractHostKind = {
  name: 'logind (fake)',
  without: {
    'come-back-elsewhere': 'a session of a seat comes back at that seat only',
    suspend: 'this program cannot suspend a session of logind yet',
    message: 'this program cannot send a message to a session of logind yet',
  },
  doesNotApply: [
    'shows a user who picks the session up at another station there',
    'cannot end by force, and says so',
    'suspends a session: it is kept and its station is free',
    'shows a message in the session that it is for',
  ],
  open: async () => new FakeLogindHost(await FakeLogind.start('seat0', 'seat-st2')),
};

class FakeLogindHost implements ContractHost {
  readonly stations = [
    { id: 'seat0', kind: 'seat' },
    { id: 'seat-st2', kind: 'seat' },
  ] as const;
  readonly users = ['student1', 'student2', 'student3'] as const;
  readonly #fake: FakeLogind;

  constructor(fake: FakeLogind) {
    this.#fake = fake;
  }

  createBackend(): LogindBackend {
    const place = { address: this.#fake.address, uid: 4242, sessionId: null };
    return new LogindBackend({ kind: 'logind', place }, systemTime, studentAccounts);
  }

  pass(duration: number): Promise<void> {
    return sleep(duration);
  }

  async witness(): Promise<readonly WitnessedSession[]> {
    const persons = [...this.#fake.sessions.values()].filter(({ facts }) => facts.class === 'user');
    return persons.map((session) => ({
      id: session.id,
      user: session.facts.name,
      phase: phaseOf(session),
      station: session.facts.state === 'active' ? session.facts.seat : null,
      locked: session.facts.lockedHint,
      own: false,
      administrator: false,
    }));
  }

  async logOn(user: string, station: string): Promise<string> {
    const session = this.#fake.add(desktopAt(station, uidOf[user] ?? 0, user));
    session.locker = true;
    return session.id;
  }

  async logOnSlowly(user: string, station: string) {
    const session = this.#fake.add({ ...desktopAt(station, uidOf[user] ?? 0, user), state: 'opening' });
    return { id: session.id, finish: async () => this.#fake.activate(session) };
  }

  async lockScreen(id: string): Promise<void> {
    this.#setLocked(this.#session(id), true);
  }

  async unlockScreen(id: string): Promise<void> {
    this.#setLocked(this.#session(id), false);
  }

  /** A greeter takes the seat, and with a locker the session locks itself, as LightDM does it. */
  async leaveStation(id: string): Promise<void> {
    const session = this.#session(id);
    this.#setLocked(session, true);
    this.#fake.add({ ...desktopAt(session.facts.seat, 110, 'lightdm'), class: 'greeter' });
  }

  async comeBack(id: string): Promise<void> {
    const session = this.#session(id);
    const greeter = [...this.#fake.sessions.values()].find(({ facts }) => facts.class === 'greeter');
    this.#fake.activate(session);
    if (greeter !== undefined) this.#fake.remove(greeter);
    this.#setLocked(session, false);
  }

  async signOut(id: string): Promise<void> {
    this.#fake.remove(this.#session(id));
  }

  /** logind says nothing about it. */
  async signOutLeavingPrograms(id: string): Promise<void> {
    const { facts } = this.#session(id);
    facts.state = 'closing';
    const seat = this.#fake.seats.get(facts.seat);
    if (seat !== undefined) seat.active = null;
  }

  async refuseToEnd(id: string): Promise<void> {
    this.#session(id).stays = true;
  }

  async dropLocker(id: string): Promise<void> {
    this.#session(id).locker = false;
  }

  async messages(): Promise<never> {
    throw new Error('no messages');
  }

  restart(): Promise<void> {
    return this.#fake.reboot();
  }

  breakLink(): Promise<void> {
    return this.#fake.breakLink();
  }

  restoreLink(): Promise<void> {
    return this.#fake.restoreLink();
  }

  close(): Promise<void> {
    return this.#fake.stop();
  }

  #session(id: string): FakeSession {
    const session = this.#fake.sessions.get(id);
    if (session === undefined) throw new Error(`the fake has no session ${id}`);
    return session;
  }

  #setLocked(session: FakeSession, locked: boolean): void {
    session.facts.lockedHint = locked;
    this.#fake.changed(session, 'LockedHint');
  }
}

function phaseOf({ facts: { state } }: FakeSession): WitnessedSession['phase'] {
  return state === 'opening' || state === 'closing' ? state : 'open';
}
