import { type SessionKey, sessionKey } from '../session/identity';
import { namedKinds, type Session, type Station } from '../session/session';
import type { HostMemory, LabEvent } from './host-memory';
import { type Listed, listedEvent, listedSession } from './listed-session';
import type { Reading } from './reading';
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
  /** The friendly name of a station of this host, by its id; null: none. */
  readonly stationName?: (id: string) => string | null;
}

/** What came of a reading. */
export interface AppliedReading {
  readonly memory: HostMemory;
  readonly events: readonly LabEvent[];
  /** A session is missing for the first time: read once more, at once. */
  readonly readAgain: boolean;
}

/** Confirmed ends kept for rule 3; the oldest go first. */
export const mostEndedKept = 10_000;

/**
 * Applies one good reading whole: the table in docs/design.md 2.2. First all stations are released, then taken.
 * Records that did not change stay the same objects.
 */
export function applyReading(memory: HostMemory, reading: Reading, context: ReadingContext): AppliedReading {
  const sameBoot = memory.boot === null || memory.boot === reading.boot;
  const holders = stationHolders(reading);
  const sessions = new Map<SessionKey, Session>();
  const events: LabEvent[] = [];
  const cameBack: SessionKey[] = [];

  for (const listed of listedIn(reading, memory, context, holders)) {
    const { key, endedAt } = listed;
    const session = listedSession(listed);
    sessions.set(key, session);
    if (endedAt !== undefined) cameBack.push(key);
    const type = listedEvent(listed, session);
    if (type !== null) events.push({ type, session });
  }

  const confirmed: SessionKey[] = [];
  let readAgain = false;
  for (const [key, known] of memory.sessions) {
    if (sessions.has(key)) continue;
    if (!sameBoot) events.push({ type: 'ended-by-restart', session: known });
    else if (known.checking || context.removed.has(known.identity.id)) {
      confirmed.push(key);
      events.push({ type: 'ended', session: known });
    } else {
      const missing = missingRecord(known, holders, reading.hostTime);
      sessions.set(key, missing);
      events.push({ type: 'missing', session: missing });
      readAgain = true;
    }
  }

  const ended = endedAfter(sameBoot ? memory.ended : new Map(), cameBack, confirmed, context.now);
  const marks = marksAfter(memory.marks, sessions, reading.hostTime);
  const stations = stationsOf(memory, reading, sessions, context);
  const { boot, hostTime: readAt } = reading;
  return { memory: { boot, readAt, sessions, stations, ended, marks }, events, readAgain };
}

/** The sessions of a reading that become rows, each with what decides how. */
function* listedIn(
  reading: Reading,
  memory: HostMemory,
  { host, suspending }: ReadingContext,
  holders: Listed['holders'],
): Iterable<Listed> {
  const { boot } = reading;
  for (const read of reading.sessions) {
    const key = sessionKey({ host, boot, id: read.id, user: read.user, logon: read.logon });
    const known = memory.sessions.get(key);
    const endedAt = memory.boot === boot ? memory.ended.get(key) : undefined;
    if (known === undefined && read.phase === 'opening') continue;
    // What was confirmed gone and is still closing is nothing new.
    if (known === undefined && read.phase === 'closing' && endedAt !== undefined) continue;
    yield { key, read, reading, memory, host, known, endedAt, holders, suspending: suspending.has(key) };
  }
}

/** The marks after a reading: of every suspended session, and of no other. */
function marksAfter(
  before: ReadonlyMap<SessionKey, number>,
  sessions: ReadonlyMap<SessionKey, Session>,
  hostTime: number,
): ReadonlyMap<SessionKey, number> {
  const marks = new Map<SessionKey, number>();
  for (const { key, state, stateSince } of sessions.values()) {
    // A host that looks at its clock before it lists may say that the session left after that look.
    if (state === 'suspended') marks.set(key, before.get(key) ?? Math.max(hostTime, stateSince));
  }
  return marks;
}

/** The confirmed ends after a reading; the same map where nothing changed. */
function endedAfter(
  before: ReadonlyMap<SessionKey, number>,
  cameBack: readonly SessionKey[],
  confirmed: readonly SessionKey[],
  now: number,
): ReadonlyMap<SessionKey, number> {
  if (cameBack.length === 0 && confirmed.length === 0) return before;
  const ended = new Map(before);
  for (const key of cameBack) ended.delete(key);
  for (const key of confirmed) ended.set(key, now);
  for (const key of ended.keys()) {
    if (ended.size <= mostEndedKept) break;
    ended.delete(key);
  }
  return ended;
}

/** Not listed for the first time: it keeps its state and station, unless another session took the station. */
function missingRecord(known: Session, holders: ReadonlyMap<string, unknown>, hostTime: number): Session {
  const missing = { ...known, checking: true };
  if (known.station === null || !holders.has(known.station)) return missing;
  return { ...missing, state: 'disconnected', station: null, stateSince: hostTime };
}

function stationsOf(
  memory: HostMemory,
  reading: Reading,
  sessions: ReadonlyMap<SessionKey, Session>,
  { host, stationName = () => null }: ReadingContext,
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
    const friendlyName = namedKinds.has(kind) ? stationName(id) : null;
    put({ host, id, kind, name, friendlyName, client, session, opening: session === null && opening.has(id) });
  }
  // A place that exists only with its session stays while that session is being checked.
  for (const [id, session] of holders) {
    const known = memory.stations.get(id);
    if (!stations.has(id) && known !== undefined) put({ ...known, session, opening: false });
  }
  return stations;
}
