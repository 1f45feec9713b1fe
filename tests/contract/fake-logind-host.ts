import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountBook, Accounts } from '../../src/main/hosts/logind/accounts';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { systemTime } from '../../src/main/time';
import type { ContractHost, ContractHostKind, WitnessedSession } from './contract-host';
import { FakeDisplayManager } from './fake-display-manager';
import { FakeLogind } from './fake-logind';
import { FakePrograms } from './fake-programs';
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
  },
  doesNotApply: [
    'shows a user who picks the session up at another station there',
    'cannot end by force, and says so',
    'says of every session that it cannot be suspended, and does nothing when told to',
    'says of every session that it cannot be locked, and does nothing when told to',
    'says of every session that it cannot be sent a message, and does nothing when told to',
  ],
  async open() {
    const logind = await FakeLogind.start('seat0', 'seat-st2');
    return new FakeLogindHost(logind, await FakeDisplayManager.start(logind), await FakePrograms.make());
  },
};

class FakeLogindHost implements ContractHost {
  readonly stations = [
    { id: 'seat0', kind: 'seat' },
    { id: 'seat-st2', kind: 'seat' },
  ] as const;
  readonly users = ['student1', 'student2', 'student3'] as const;
  readonly #fake: FakeLogind;
  readonly #programs: FakePrograms;
  #displayManager: FakeDisplayManager;

  constructor(fake: FakeLogind, displayManager: FakeDisplayManager, programs: FakePrograms) {
    this.#fake = fake;
    this.#displayManager = displayManager;
    this.#programs = programs;
    fake.goDown = (restarts) => (restarts ? this.restart() : this.breakLink());
  }

  createBackend(): LogindBackend {
    const place = { address: this.#fake.address, uid: 4242, sessionId: null };
    return new LogindBackend({ kind: 'logind', place }, systemTime, {
      accounts: studentAccounts,
      commands: this.#programs.commands,
    });
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

  async messages(id: string): Promise<readonly string[]> {
    const { uid } = this.#session(id).facts;
    return (await this.#programs.notifications()).filter((one) => one.uid === uid).map(({ text }) => text);
  }

  async restart(): Promise<void> {
    await this.#displayManager.stop();
    await this.#fake.reboot();
    this.#displayManager = await FakeDisplayManager.start(this.#fake);
  }

  /** It was cut off; what was on it is gone. */
  async switchOn(): Promise<void> {
    await this.#fake.reboot();
    this.#displayManager = await FakeDisplayManager.start(this.#fake);
  }

  async breakLink(): Promise<void> {
    await this.#displayManager.stop();
    await this.#fake.breakLink();
  }

  async restoreLink(): Promise<void> {
    await this.#fake.restoreLink();
    this.#displayManager = await FakeDisplayManager.start(this.#fake);
  }

  async close(): Promise<void> {
    await this.#displayManager.stop();
    await this.#fake.stop();
    await this.#programs.remove();
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
