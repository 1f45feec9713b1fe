import type { SessionKey } from '../session/identity';
import type { Session, Station } from '../session/session';

/** What the console remembers of one host between readings. Never changed, only replaced. */
export interface HostMemory {
  /** Boot of the last good reading; null: never read. */
  readonly boot: string | null;
  /** Host's clock at that reading; null: never read. */
  readonly readAt: number | null;
  readonly sessions: ReadonlyMap<SessionKey, Session>;
  /** By the host's station id. */
  readonly stations: ReadonlyMap<string, Station>;
  /** Identities of this boot that the host confirmed gone, with the console's time of it. */
  readonly ended: ReadonlyMap<SessionKey, number>;
  /** Sessions that this console suspended, with the host's time at which that was seen (docs/design.md 2.3). */
  readonly marks: ReadonlyMap<SessionKey, number>;
}

/** A host of which nothing is known yet, but perhaps marks of an earlier run. */
export function emptyMemory(marks: ReadonlyMap<SessionKey, number> = new Map()): HostMemory {
  return { boot: null, readAt: null, sessions: new Map(), stations: new Map(), ended: new Map(), marks };
}

/** What a reading showed: the cells of the table in docs/design.md 2.2. */
export type LabEventType =
  | 'found'
  | 'logged-on'
  | 'moved'
  | 'locked'
  | 'unlocked'
  | 'disconnected'
  | 'suspended'
  | 'resumed'
  | 'leaving'
  | 'stayed'
  | 'missing'
  | 'ended'
  | 'ended-by-restart'
  | 'came-back';

/** One thing that a reading showed about one session. */
export interface LabEvent {
  readonly type: LabEventType;
  /** The session as it is after the reading; for an end, as it was before. */
  readonly session: Session;
}
