import type { SessionReading } from '../../../shared/lab/reading';
import type { Person } from './people';

/** A place in a simulated lab. */
export interface SimulatedStation {
  readonly id: string;
  readonly name: string;
  /** What stands there, by its address or name; null: not known. */
  readonly client: string | null;
}

/** An account of a simulated host. */
export interface Account extends Person {
  readonly administrator: boolean;
  /** The account that runs this console: its sessions are own. */
  readonly own: boolean;
}

/** One session as it really is on a simulated host. Replaced, never changed. Times are milliseconds of its clock. */
export interface SimulatedSession {
  readonly id: string;
  readonly account: Account;
  /** Logon time as this host writes it. */
  readonly logon: string;
  readonly since: number;
  readonly phase: SessionReading['phase'];
  readonly station: string | null;
  readonly locked: boolean;
  readonly idleSince: number | 'working';
  readonly detachedSince: number | null;
  /** What it does when it is asked to end: it goes, stays as it is, or stays with programs still running. */
  readonly whenEnded: 'goes' | 'stays' | 'stays-closing';
  /** Something locks its screen when it is asked to. */
  readonly hasLocker: boolean;
  /** Messages that were shown in it, oldest first. */
  readonly messages: readonly string[];
}

/** What a reading says of a session at a station with that client; null: at none. */
export function readingOf(session: SimulatedSession, client: string | null): SessionReading {
  const { account, ...known } = session;
  return {
    id: known.id,
    user: account.user,
    logon: known.logon,
    since: known.since,
    phase: known.phase,
    station: known.station,
    locked: known.locked,
    fullName: account.fullName,
    client,
    connectionKnown: true,
    idleSince: known.idleSince,
    detachedSince: known.phase === 'open' ? known.detachedSince : null,
    own: account.own,
    administrator: account.administrator,
    terminal: true,
    resumesAt: { kind: 'station-kind', stationKind: 'simulated' },
    unguarded: false,
    cannot: {},
  };
}
