import type { SessionKey } from '../session/identity';
import type { LiveState, Session } from '../session/session';
import type { HostMemory, LabEventType } from './host-memory';
import type { Reading, SessionReading } from './reading';
import { sameRecord } from './same-record';

/** A change between two readings of one host counts as seen when they are at most this far apart (ms). */
export const longestUnseen = 60_000;

/** A session that a reading lists, with what decides what that means. */
export interface Listed {
  readonly key: SessionKey;
  readonly read: SessionReading;
  readonly reading: Reading;
  readonly memory: HostMemory;
  /** Id of the host in this console. */
  readonly host: string;
  /** What was known of this very identity. */
  readonly known: Session | undefined;
  /** When it was reported ended before (console's clock). */
  readonly endedAt: number | undefined;
  /** Who holds each station now, by station id. */
  readonly holders: ReadonlyMap<string, SessionReading>;
  /** A suspend of ours is open whose command was sent before the reading began. */
  readonly suspending: boolean;
}

/** The record of a session that a reading lists: one row of the table in docs/design.md 2.2. */
export function listedSession(listed: Listed): Session {
  const { key, read, reading, known, endedAt, host } = listed;
  const place = placeOf(listed);
  const session: Session = {
    key,
    identity: known?.identity ?? { host, boot: reading.boot, id: read.id, user: read.user, logon: read.logon },
    state: place.state,
    leaving: place.leaving,
    checking: false,
    station: place.station,
    fullName: read.fullName,
    client: read.client,
    connectionKnown: read.connectionKnown,
    since: read.since,
    ...stateBegin(listed, place),
    idleSince: read.idleSince,
    own: read.own,
    administrator: read.administrator,
    terminal: read.terminal,
    resumesAt: read.resumesAt,
    unguarded: read.unguarded,
    cannot: read.cannot,
    reportedEndedAt: known?.reportedEndedAt ?? endedAt ?? null,
  };
  return known !== undefined && sameRecord(known, session) ? known : session;
}

interface Place {
  readonly state: LiveState;
  readonly leaving: boolean;
  readonly station: string | null;
}

const detached: Place = { state: 'disconnected', leaving: false, station: null };
const leaving: Place = { state: 'disconnected', leaving: true, station: null };

/** Order of precedence: closing > detached (whatever the lock flag says) > locked > active. */
function placeOf(listed: Listed): Place {
  const { read, known, holders } = listed;
  // A known session that is read as opening is in the middle of something: it stays what it was.
  if (read.phase === 'opening' && known !== undefined) {
    return known.station !== null && holders.has(known.station) ? detached : known;
  }
  if (read.phase === 'closing') return leaving;
  if (read.station !== null && holders.get(read.station) === read) {
    return { state: read.locked ? 'locked' : 'active', leaving: false, station: read.station };
  }
  if (known?.leaving) return leaving;
  return suspendedByUs(listed) ? { ...detached, state: 'suspended' } : detached;
}

/**
 * Whether a detached session was suspended by this console (docs/design.md 2.3). One that only lost its station to
 * another in a torn reading is not: the host itself says that it is there.
 */
function suspendedByUs({ key, read, memory, suspending }: Listed): boolean {
  if (read.station !== null) return false;
  if (suspending) return true;
  const markedAt = memory.marks.get(key);
  // Detached later than the mark: the user was back in between and left without us.
  return markedAt !== undefined && (read.detachedSince === null || read.detachedSince <= markedAt);
}

/** Since when the session is in its state: as the host tells, else when the console saw it first. */
function stateBegin(
  { read, reading, known, memory }: Listed,
  place: Place,
): Pick<Session, 'stateSince' | 'stateSinceExact'> {
  if (known !== undefined && known.state === place.state && known.leaving === place.leaving) {
    return { stateSince: known.stateSince, stateSinceExact: known.stateSinceExact };
  }
  const told = place.station === null && !place.leaving ? read.detachedSince : null;
  const saw = known !== undefined && memory.readAt !== null && reading.hostTime - memory.readAt <= longestUnseen;
  return { stateSince: told ?? reading.hostTime, stateSinceExact: told !== null || saw };
}

/** What a reading showed about a session that it lists; null: nothing new. */
export function listedEvent({ known, endedAt, memory }: Listed, session: Session): LabEventType | null {
  if (known === undefined) {
    if (endedAt !== undefined) return 'came-back';
    return memory.boot === null || session.station === null ? 'found' : 'logged-on';
  }
  if (known.leaving) return session.leaving ? null : 'stayed';
  if (session.leaving) return 'leaving';
  if (session.station === null) return known.state === session.state ? null : detachedEvent(session);
  if (known.station === null) return 'resumed';
  if (known.station !== session.station) return 'moved';
  if (known.state === session.state) return null;
  return session.state === 'locked' ? 'locked' : 'unlocked';
}

function detachedEvent(session: Session): LabEventType {
  return session.state === 'suspended' ? 'suspended' : 'disconnected';
}
