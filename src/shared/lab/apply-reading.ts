import { type SessionKey, sessionKey } from '../session/identity';
import type { LiveState, Session, Station } from '../session/session';
import type { HostMemory, LabEvent, LabEventType } from './host-memory';
import type { Reading, SessionReading } from './reading';
import { sameRecord } from './same-record';
import { stationHolders } from './torn-stations';

/** What, besides the reading, decides what it means. */
export interface ReadingContext {
  /** Id of the host in this console. */
  readonly host: string;
  /** Console's clock, ms since 1970. */
  readonly now: number;
  /** The host's ids of sessions for which a removal signal came. */
  readonly removed: ReadonlySet<string>;
  /** Sessions with an open suspend of ours whose command was sent before this reading began. */
  readonly suspending: ReadonlySet<SessionKey>;
}

/** What came of a reading. */
export interface AppliedReading {
  readonly memory: HostMemory;
  readonly events: readonly LabEvent[];
  /** A session is missing for the first time: read once more, at once. */
  readonly readAgain: boolean;
}

/** Confirmed ends kept for rule 3; the oldest go first. */
const mostEndedKept = 10_000;

/**
 * Applies one good reading whole: the table in docs/design.md 2.2. First all stations are released, then taken.
 * Records that did not change stay the same objects.
 */
export function applyReading(memory: HostMemory, reading: Reading, context: ReadingContext): AppliedReading {
  const sameBoot = memory.boot === null || memory.boot === reading.boot;
  const events: LabEvent[] = [];
  const sessions = new Map<SessionKey, Session>();
  const ended = new Map(sameBoot ? memory.ended : []);
  const marks = new Map(memory.marks);
  const holders = stationHolders(reading);
  const tell = (type: LabEventType, session: Session) => events.push({ type, session });

  for (const read of reading.sessions) {
    const key = sessionKey({ host: context.host, boot: reading.boot, id: read.id, user: read.user, logon: read.logon });
    const known = memory.sessions.get(key);
    const endedAt = ended.get(key);
    if (read.phase === 'opening' && known === undefined) continue;
    if (read.phase === 'closing' && known === undefined && endedAt !== undefined) continue;

    const atStation = holders.get(read.station ?? '') === read ? read.station : null;
    const detachedAs = suspendedByUs(key, read, marks, context) ? 'suspended' : 'disconnected';
    const stationTaken = known !== undefined && known.station !== null && holders.has(known.station);
    const place = placeOf(read, known, atStation, stationTaken, detachedAs);
    const session = recordOf(key, read, reading, context.host, place, known, endedAt);
    sessions.set(key, session);
    if (session.station !== null) marks.delete(key);
    else if (session.state === 'suspended' && !marks.has(key)) marks.set(key, reading.hostTime);
    ended.delete(key);
    const type = eventOf(session, known, endedAt, memory.boot === null);
    if (type !== null) tell(type, session);
  }

  let readAgain = false;
  for (const [key, known] of memory.sessions) {
    if (sessions.has(key)) continue;
    if (sameBoot && !known.checking && !context.removed.has(known.identity.id)) {
      const missing = missingRecord(known, holders);
      sessions.set(key, missing);
      tell('missing', missing);
      readAgain = true;
      continue;
    }
    if (sameBoot) ended.set(key, context.now);
    tell(sameBoot ? 'ended' : 'ended-by-restart', known);
  }
  for (const key of marks.keys()) if (!sessions.has(key)) marks.delete(key);
  for (const key of ended.keys()) {
    if (ended.size <= mostEndedKept) break;
    ended.delete(key);
  }

  const stations = stationsOf(memory, reading, sessions, context.host);
  return { memory: { boot: reading.boot, sessions, stations, ended, marks }, events, readAgain };
}

interface Place {
  readonly state: LiveState;
  readonly leaving: boolean;
  readonly station: string | null;
}

/** Order of precedence: closing > detached (whatever the lock flag says) > locked > active. */
function placeOf(
  read: SessionReading,
  known: Session | undefined,
  atStation: string | null,
  stationTaken: boolean,
  detachedAs: LiveState,
): Place {
  // A known session that is read as opening is in the middle of something: it stays what it was.
  if (read.phase === 'opening' && known !== undefined) {
    return stationTaken ? { state: 'disconnected', leaving: false, station: null } : known;
  }
  if (read.phase === 'closing') return { state: 'disconnected', leaving: true, station: null };
  if (atStation !== null) return { state: read.locked ? 'locked' : 'active', leaving: false, station: atStation };
  if (known?.leaving) return { state: 'disconnected', leaving: true, station: null };
  return { state: detachedAs, leaving: false, station: null };
}

/** Whether a detached session was suspended by this console (docs/design.md 2.3). */
function suspendedByUs(
  key: SessionKey,
  read: SessionReading,
  marks: ReadonlyMap<SessionKey, number>,
  context: ReadingContext,
): boolean {
  if (context.suspending.has(key)) return true;
  const markedAt = marks.get(key);
  // Detached later than the mark: the user was back in between and left without us.
  return markedAt !== undefined && (read.detachedSince === null || read.detachedSince <= markedAt);
}

function recordOf(
  key: SessionKey,
  read: SessionReading,
  reading: Reading,
  host: string,
  place: Place,
  known: Session | undefined,
  endedAt: number | undefined,
): Session {
  const changed = known === undefined || known.state !== place.state || known.leaving !== place.leaving;
  const found = known === undefined;
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
    stateSince: !changed ? known.stateSince : found ? (read.detachedSince ?? reading.hostTime) : reading.hostTime,
    stateSinceExact: !changed ? known.stateSinceExact : !found || read.detachedSince !== null,
    idleSince: read.idleSince,
    own: read.own,
    administrator: read.administrator,
    terminal: read.terminal,
    resumesAt: read.resumesAt,
    cannot: read.cannot,
    reportedEndedAt: known?.reportedEndedAt ?? endedAt ?? null,
  };
  return known !== undefined && sameRecord(known, session) ? known : session;
}

/** The table of docs/design.md 2.2: what a listed session means, given what was known of it. */
function eventOf(
  session: Session,
  known: Session | undefined,
  endedAt: number | undefined,
  firstReading: boolean,
): LabEventType | null {
  if (known === undefined) {
    if (endedAt !== undefined) return 'came-back';
    return firstReading || session.station === null ? 'found' : 'logged-on';
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

/** Not listed for the first time: it keeps its state and station, unless another session took the station. */
function missingRecord(known: Session, holders: ReadonlyMap<string, unknown>): Session {
  const lostStation = known.station !== null && holders.has(known.station);
  return { ...known, checking: true, ...(lostStation ? { state: 'disconnected' as const, station: null } : {}) };
}

function stationsOf(
  memory: HostMemory,
  reading: Reading,
  sessions: ReadonlyMap<SessionKey, Session>,
  host: string,
): Map<string, Station> {
  const holders = new Map<string, SessionKey>();
  for (const session of sessions.values()) if (session.station !== null) holders.set(session.station, session.key);
  const opening = new Set<string>();
  for (const read of reading.sessions) {
    if (read.phase === 'opening' && read.station !== null) opening.add(read.station);
  }
  const stations = new Map<string, Station>();
  const put = (station: Station) => {
    const known = memory.stations.get(station.id);
    stations.set(station.id, known !== undefined && sameRecord(known, station) ? known : station);
  };
  for (const { id, kind, name, client } of reading.stations) {
    const session = holders.get(id) ?? null;
    put({ host, id, kind, name, client, session, opening: session === null && opening.has(id) });
  }
  // A place that exists only with its session stays while that session is being checked.
  for (const [id, session] of holders) {
    const known = memory.stations.get(id);
    if (!stations.has(id) && known !== undefined) put({ ...known, session, opening: false });
  }
  return stations;
}
