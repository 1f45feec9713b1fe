import type { HostBackend } from '../../src/main/hosts/host-backend';
import type { StationKind } from '../../src/shared/session/session';

/**
 * What not every kind of host can be made to do. A kind names those that it can't with the reason; the cases that need
 * one are then listed by name as not applying, never left out in silence.
 */
export type HostPart =
  /** `lockScreen`, `unlockScreen`. */
  | 'lock-by-user'
  /** The host tells by itself that a screen was locked or unlocked. */
  | 'lock-hints'
  /** `leaveStation`, `comeBack` to the same station. */
  | 'leave-station'
  /** `comeBack` to another station. */
  | 'come-back-elsewhere'
  /** `signOutLeavingPrograms`. */
  | 'leave-programs'
  /** `refuseToEnd`. */
  | 'refuse-to-end'
  /** `logOnSlowly`. */
  | 'log-on-slowly'
  /** `restart`. */
  | 'restart'
  /** The backend can restart and shut it down; `switchOn` starts it after that. */
  | 'power'
  /** `breakLink`, `restoreLink`. */
  | 'link'
  /** Sessions at its stations can be suspended by the backend. */
  | 'suspend'
  /** Sessions at its stations have a locker that answers the backend; `dropLocker` takes it away. */
  | 'lock'
  /** Sessions at its stations can be sent a message by the backend; `messages` tells what was shown. */
  | 'message'
  /** The backend can end by force. */
  | 'force';

/** A place at which the driver can have a person log on. Present in every reading, also when it is free. */
export interface ContractStation {
  readonly id: string;
  readonly kind: StationKind;
}

/** One session as the host itself says, by another way than the backend's. */
export interface WitnessedSession {
  /** The host's own id, the same that the backend reads. */
  readonly id: string;
  readonly user: string;
  readonly phase: 'opening' | 'open' | 'closing';
  /** The station at which it is; null: detached, opening or closing. */
  readonly station: string | null;
  readonly locked: boolean;
  /** Whether the backend of this driver has to call it the console's own. */
  readonly own: boolean;
  readonly administrator: boolean;
}

/**
 * One host, acted on from outside: as its users, its hardware and its network would. Every method resolves when the
 * host itself shows the effect (not the backend), and rejects when it does not come. A method whose part the kind has
 * not is never called.
 */
export interface ContractHost {
  /** At least two. */
  readonly stations: readonly [ContractStation, ContractStation, ...ContractStation[]];
  /** Accounts that can log on, neither administrators nor the console's own; at least three. */
  readonly users: readonly [string, string, string, ...string[]];

  /** A new backend for this host, not connected. The suite closes it. */
  createBackend(): HostBackend;
  /** Lets time pass for this host: real time, or the clock that the driver gave to its backend. In milliseconds. */
  pass(duration: number): Promise<void>;
  /** All sessions that a console has to list now, also opening ones. */
  witness(): Promise<readonly WitnessedSession[]>;

  /** Someone logs on at a free station; the answer is the host's id of the session, open and at that station. */
  logOn(user: string, station: string): Promise<string>;
  /** The same, but the session stays in `opening` until `finish` is called. */
  logOnSlowly(user: string, station: string): Promise<{ readonly id: string; finish(): Promise<void> }>;
  lockScreen(id: string): Promise<void>;
  unlockScreen(id: string): Promise<void>;
  /** The user leaves without signing out: the session is kept, detached, and its station is free. */
  leaveStation(id: string): Promise<void>;
  /** The user picks up a detached session at a station. */
  comeBack(id: string, station: string): Promise<void>;
  /** The user signs out and nothing is left of the session. */
  signOut(id: string): Promise<void>;
  /** The user signs out and programs go on running: the session stays as `closing`. */
  signOutLeavingPrograms(id: string): Promise<void>;
  /** From now on the session does not go when it is asked to end (until it is ended by force). */
  refuseToEnd(id: string): Promise<void>;
  /** Nothing locks the screen of this session any more when it is asked to. */
  dropLocker(id: string): Promise<void>;
  /** The messages that were shown in a session, oldest first. */
  messages(id: string): Promise<readonly string[]>;

  /** The host is started anew: a new boot without sessions. Connections to it are lost. */
  restart(): Promise<void>;
  /** Somebody switches it on after it was shut down: a new boot without sessions. */
  switchOn(): Promise<void>;
  /** Connections to the host break, and new ones fail, until `restoreLink`. Its sessions live on. */
  breakLink(): Promise<void>;
  restoreLink(): Promise<void>;

  /** Lets go of everything, also when a case failed half-way. */
  close(): Promise<void>;
}

/** One kind of host that has to pass the contract suite. */
export interface ContractHostKind {
  /** Shown before the name of every case. */
  readonly name: string;
  /** Parts that it has not, each with the reason why. */
  readonly without: Readonly<Partial<Record<HostPart, string>>>;
  /** The names of the cases that do not apply because of that; the suite checks that they are exactly these. */
  readonly doesNotApply: readonly string[];
  /** A host at which nobody is logged on, except perhaps the console's own user; called before each case. */
  open(): Promise<ContractHost>;
}
