import type { Host } from '../../shared/lab/host';
import { type ShownState, shownState } from '../../shared/lab/shown-state';
import { type LabCopy, stationKey } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { stationText } from '../../shared/locale/station-text';
import type { Session, Station } from '../../shared/session/session';
import { requestsOn } from '../lab/requests-index';
import { plainText } from './plain-text';

/** What the column State says of a row. */
export type RowState = ShownState | 'available' | 'opening';

/** One row of the grid: a station in use or free, or a session that holds no station. */
export interface Row {
  /** Stays the same while the row is about the same session, or the same free station. */
  readonly key: string;
  readonly host: Host;
  readonly station: Station | null;
  /** Name of the station in words; null: it holds none. */
  readonly stationName: string | null;
  readonly session: Session | null;
  readonly state: RowState;
}

/** All rows, in order: stations by computer and name, then the sessions without a station. */
export function rowsOf(lab: LabCopy, texts: Texts): Row[] {
  const rows: Row[] = [];
  for (const station of lab.stations.values()) {
    const host = lab.hosts.get(station.host);
    if (host === undefined) continue;
    const session = station.session === null ? undefined : lab.sessions.get(station.session);
    rows.push(session === undefined ? freeRow(texts, station, host) : sessionRow(lab, texts, session, station, host));
  }
  for (const session of lab.sessions.values()) {
    const host = lab.hosts.get(session.identity.host);
    if (session.station === null && host !== undefined) rows.push(sessionRow(lab, texts, session, null, host));
  }
  return rows.sort(rowOrder);
}

function sessionRow(lab: LabCopy, texts: Texts, session: Session, station: Station | null, host: Host): Row {
  const state = shownState(session, requestsOn(lab, session.key), host);
  return sameAsBefore(session, {
    key: session.key,
    host,
    station,
    stationName: station && stationText(texts, station),
    session,
    state,
  });
}

function freeRow(texts: Texts, station: Station, host: Host): Row {
  const state = station.opening ? 'opening' : 'available';
  return sameAsBefore(station, {
    key: stationKey(station),
    host,
    station,
    stationName: stationText(texts, station),
    session: null,
    state,
  });
}

/** The last row of each record. */
const lastRows = new WeakMap<Session | Station, Row>();

function sameRow(a: Row, b: Row): boolean {
  return a.host === b.host && a.station === b.station && a.stationName === b.stationName && a.state === b.state;
}

/** The row that was made last for a record, where it says the same: what did not change is not painted again. */
function sameAsBefore(record: Session | Station, row: Row): Row {
  const last = lastRows.get(record);
  if (last !== undefined && sameRow(last, row)) return last;
  lastRows.set(record, row);
  return row;
}

/**
 * `Window 2` stands before `Window 10`; rows without a station stand last; ties are settled by what never changes.
 * Texts are compared by a key that is made once for each: a collator is too slow for ten thousand rows.
 */
function rowOrder(a: Row, b: Row): number {
  if ((a.station === null) !== (b.station === null)) return a.station === null ? 1 : -1;
  return (
    compareNames(a.host.name, b.host.name) ||
    compareNames(a.stationName ?? '', b.stationName ?? '') ||
    compareNames(a.session?.identity.user ?? '', b.session?.identity.user ?? '') ||
    order(a.key, b.key)
  );
}

const sortKeys = new Map<string, string>();
/** When this many texts are remembered, all are forgotten: names come and go while the window is open. */
const mostSortKeys = 100_000;

/** Compares two names as people order them: without case and accents, numbers by value. */
export function compareNames(a: string, b: string): number {
  return a === b ? 0 : order(sortKey(a), sortKey(b));
}

function sortKey(text: string): string {
  let key = sortKeys.get(text);
  if (key === undefined) {
    if (sortKeys.size >= mostSortKeys) sortKeys.clear();
    key = plainText(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
    sortKeys.set(text, key);
  }
  return key;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
