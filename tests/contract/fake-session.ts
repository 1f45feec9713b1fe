const login1Path = '/org/freedesktop/login1';

/** A value with its D-Bus signature. */
export type Typed = readonly [signature: string, value: unknown];

/** What a session of the fake says of itself; named as logind names it, times in microseconds. */
export interface FakeSessionFacts {
  uid: number;
  name: string;
  timestamp: bigint;
  seat: string;
  tty: string;
  display: string;
  remoteHost: string;
  service: string;
  type: string;
  class: string;
  state: string;
  idleHint: boolean;
  idleSinceHint: bigint;
  lockedHint: boolean;
}

/** One session of the fake. */
export interface FakeSession {
  readonly id: string;
  readonly path: string;
  readonly facts: FakeSessionFacts;
  /** Properties said instead of what the facts say; undefined: left out. */
  readonly said: Record<string, Typed | undefined>;
  /** Something in it locks the screen when it is asked to. */
  locker: boolean;
  /** TerminateSession succeeds and does nothing. */
  stays: boolean;
  /** Its programs take no notice of SIGTERM. */
  ignoresTerm: boolean;
}

/** A session as it begins. */
export function fakeSession(id: string, path: string, facts: Partial<FakeSessionFacts>): FakeSession {
  return {
    id,
    path,
    facts: { ...sshLogin, timestamp: BigInt(Date.now()) * 1000n, ...facts },
    said: {},
    locker: false,
    stays: false,
    ignoresTerm: false,
  };
}

/** Everything that a session says of itself. */
export function saidBy({ id, facts, said }: FakeSession): Readonly<Record<string, Typed>> {
  const all: Record<string, Typed | undefined> = {
    Id: ['s', id],
    User: ['(uo)', [facts.uid, `${login1Path}/user/_${facts.uid}`]],
    Name: ['s', facts.name],
    Timestamp: ['t', facts.timestamp],
    Seat: ['(so)', [facts.seat, facts.seat === '' ? '/' : `${login1Path}/seat/x`]],
    TTY: ['s', facts.tty],
    Display: ['s', facts.display],
    Remote: ['b', facts.remoteHost !== ''],
    RemoteHost: ['s', facts.remoteHost],
    Service: ['s', facts.service],
    Type: ['s', facts.type],
    Class: ['s', facts.class],
    Active: ['b', facts.seat === '' || facts.state === 'active'],
    State: ['s', facts.state],
    IdleHint: ['b', facts.idleHint],
    IdleSinceHint: ['t', facts.idleSinceHint],
    LockedHint: ['b', facts.lockedHint],
    ...said,
  };
  const entries = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(entries);
}

/** What ListSessions says of a session. */
export function listed({ id, path: object, facts }: FakeSession): unknown[] {
  return [id, facts.uid, facts.name, facts.seat, object];
}

const sshLogin: FakeSessionFacts = {
  uid: 2001,
  name: 'student1',
  timestamp: 0n,
  seat: '',
  tty: 'pts/0',
  display: '',
  remoteHost: '10.0.0.9',
  service: 'sshd',
  type: 'tty',
  class: 'user',
  state: 'active',
  idleHint: false,
  idleSinceHint: 0n,
  lockedHint: false,
};

/** The facts of a desktop at a seat. */
export function desktopAt(seat: string, uid: number, name: string): Partial<FakeSessionFacts> {
  return { uid, name, seat, tty: '', remoteHost: '', service: 'lightdm', type: 'x11' };
}
