import type { RequestRecord } from '../requests/request';
import type { Session, Station } from '../session/session';
import type { Host } from './host';

/** Everything that the console knows, as plain records. The lists are in no particular order. */
export interface LabSnapshot {
  readonly revision: number;
  /** Main's monotonic clock now, in ms: countdowns are told by it. */
  readonly monotonic: number;
  readonly hosts: readonly Host[];
  readonly stations: readonly Station[];
  readonly sessions: readonly Session[];
  readonly requests: readonly RequestRecord[];
}

/** What changed in one kind of record: whole new records, and the keys of those that are gone. */
export interface RecordChanges<T> {
  readonly put: readonly T[];
  readonly gone: readonly string[];
}

/** The step from one revision to the next. */
export interface LabDelta {
  readonly from: number;
  readonly to: number;
  readonly hosts: RecordChanges<Host>;
  readonly stations: RecordChanges<Station>;
  readonly sessions: RecordChanges<Session>;
  readonly requests: RecordChanges<RequestRecord>;
}

/** A copy of the lab, by key. Replaced, never changed: an unchanged record and an unchanged map stay the same object. */
export interface LabCopy {
  readonly revision: number;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly stations: ReadonlyMap<string, Station>;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly requests: ReadonlyMap<string, RequestRecord>;
}

/** Key of a station among all hosts. */
export function stationKey(station: { readonly host: string; readonly id: string }): string {
  return JSON.stringify([station.host, station.id]);
}

/** How the records of each kind are keyed. */
export const recordKey = {
  hosts: (host: Host): string => host.id,
  stations: (station: Station): string => stationKey(station),
  sessions: (session: Session): string => session.key,
  requests: (request: RequestRecord): string => request.id,
};

/** The copy that a snapshot describes. */
export function copyOf(snapshot: LabSnapshot): LabCopy {
  return {
    revision: snapshot.revision,
    hosts: new Map(snapshot.hosts.map((host) => [recordKey.hosts(host), host])),
    stations: new Map(snapshot.stations.map((station) => [recordKey.stations(station), station])),
    sessions: new Map(snapshot.sessions.map((session) => [recordKey.sessions(session), session])),
    requests: new Map(snapshot.requests.map((request) => [recordKey.requests(request), request])),
  };
}

/**
 * The copy after a delta. A delta that the copy already holds changes nothing; `undefined` means that something
 * between was missed: ask for a snapshot.
 */
export function withDelta(copy: LabCopy, delta: LabDelta): LabCopy | undefined {
  if (delta.to <= copy.revision) return copy;
  if (delta.from !== copy.revision) return undefined;
  return {
    revision: delta.to,
    hosts: withChanges(copy.hosts, delta.hosts, recordKey.hosts),
    stations: withChanges(copy.stations, delta.stations, recordKey.stations),
    sessions: withChanges(copy.sessions, delta.sessions, recordKey.sessions),
    requests: withChanges(copy.requests, delta.requests, recordKey.requests),
  };
}

function withChanges<T>(
  records: ReadonlyMap<string, T>,
  changes: RecordChanges<T>,
  keyOf: (record: T) => string,
): ReadonlyMap<string, T> {
  if (changes.put.length === 0 && changes.gone.length === 0) return records;
  const next = new Map(records);
  for (const key of changes.gone) next.delete(key);
  for (const record of changes.put) next.set(keyOf(record), record);
  return next;
}
