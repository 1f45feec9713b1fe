import type { Action, CannotReason } from './actions';
import type { SessionIdentity, SessionKey } from './identity';

/** The states in which a session is kept in memory. `ended` is not among them: an ended session is no row. */
export type LiveState = 'active' | 'locked' | 'disconnected' | 'suspended';

/** Every state of docs/design.md 2.1. */
export type SessionState = LiveState | 'ended';

/** What a place is; decides how its name is made and whether it can be free (docs/design.md 2.4). */
export type StationKind = 'seat' | 'console' | 'remote-client' | 'xrdp' | 'ssh' | 'text' | 'simulated';

/** The kinds of station that stay the same place from one session to the next, and so can be given a friendly name. */
export const namedKinds: ReadonlySet<StationKind> = new Set(['seat', 'console', 'remote-client', 'simulated']);

/** Where a session that holds no station can be picked up again. */
export type ResumesAt =
  | { readonly kind: 'station'; readonly station: string }
  | { readonly kind: 'station-kind'; readonly stationKind: StationKind }
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'unknown' };

/** One user's logon session as this console knows it now. Times are milliseconds of the host's clock. */
export interface Session {
  readonly key: SessionKey;
  readonly identity: SessionIdentity;
  readonly state: LiveState;
  /** The host is closing it: what is left are programs that still run. Always with `disconnected`. */
  readonly leaving: boolean;
  /** Missing in the last good reading and not yet confirmed gone; not acted on. */
  readonly checking: boolean;
  /** Id of the station that it holds; null exactly when its state holds none. */
  readonly station: string | null;
  /** Real name, where the host knows it. */
  readonly fullName: string | null;
  /** Address or name of the device in front of the user, where known. */
  readonly client: string | null;
  /** Whether that device is connected can be read: false means *connection not known*. */
  readonly connectionKnown: boolean;
  /** Logon time; null where the host does not tell. */
  readonly since: number | null;
  /** When the present state began, and whether that is exact (else: at least since then). */
  readonly stateSince: number;
  readonly stateSinceExact: boolean;
  /** Time of the last input: a number while idle, `working` where the host says not idle, null where unknown. */
  readonly idleSince: number | 'working' | null;
  /** The administrator's own, or may be. */
  readonly own: boolean;
  /** The user administers the host, or may. */
  readonly administrator: boolean;
  /** Has a seat, a terminal or a display. */
  readonly terminal: boolean;
  readonly resumesAt: ResumesAt;
  /**
   * Nothing protects it where it is left: who is at its seat can switch back to it without a password. While it is at its
   * station: unless a screen locker answers when it is left.
   */
  readonly unguarded: boolean;
  /** What this host cannot do with this session, each with its reason. */
  readonly cannot: Readonly<Partial<Record<Action, CannotReason | undefined>>>;
  /** Set when the host had confirmed it gone and then listed the same identity again: when it was reported ended. */
  readonly reportedEndedAt: number | null;
}

/** A place at a host where one person can sit. */
export interface Station {
  readonly host: string;
  readonly id: string;
  readonly kind: StationKind;
  /** Name that the host gives it; the station id where it gives none. */
  readonly name: string;
  /** Name that the administrator gave it; null: none. */
  readonly friendlyName: string | null;
  readonly client: string | null;
  /** The session that holds it. */
  readonly session: SessionKey | null;
  /** Someone is logging on there: taken, though no session is listed yet. */
  readonly opening: boolean;
}
