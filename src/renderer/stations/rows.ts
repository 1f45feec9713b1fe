import type { Host } from '../../shared/lab/host';
import { type ShownState, shownState } from '../../shared/lab/shown-state';
import { type LabCopy, stationKey } from '../../shared/lab/snapshot';
import type { Session, Station } from '../../shared/session/session';
import { requestsOn } from '../lab/requests-index';

/** What the column State says of a row. */
export type RowState = ShownState | 'available' | 'opening';

/** One row of the grid: a station in use or free, or a session that holds no station. */
export interface Row {
  /** Stays the same while the row is about the same session, or the same free station. */
  readonly key: string;
  readonly host: Host;
  readonly station: Station | null;
  readonly session: Session | null;
  readonly state: RowState;
}

/** All rows, in order: stations by computer and name, then the sessions without a station. */
export function rowsOf(lab: LabCopy, locale: string): Row[] {
  const rows: Row[] = [];
  const sessionRow = (session: Session, station: Station | null, host: Host): Row => {
    const state = shownState(session, requestsOn(lab, session.key), host);
    return { key: session.key, host, station, session, state };
  };
  for (const station of lab.stations.values()) {
    const host = lab.hosts.get(station.host);
    if (host === undefined) continue;
    const session = station.session === null ? null : (lab.sessions.get(station.session) ?? null);
    if (session !== null) rows.push(sessionRow(session, station, host));
    else
      rows.push({ key: stationKey(station), host, station, session, state: station.opening ? 'opening' : 'available' });
  }
  for (const session of lab.sessions.values()) {
    const host = lab.hosts.get(session.identity.host);
    if (session.station === null && host !== undefined) rows.push(sessionRow(session, null, host));
  }
  return rows.sort(rowOrder(locale));
}

/** `Window 2` stands before `Window 10`; rows without a station stand last; ties are settled by what never changes. */
function rowOrder(locale: string): (a: Row, b: Row) => number {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return (a, b) => {
    if ((a.station === null) !== (b.station === null)) return a.station === null ? 1 : -1;
    return (
      compare(a.host.name, b.host.name) ||
      compare(a.station?.name ?? '', b.station?.name ?? '') ||
      compare(a.session?.identity.user ?? '', b.session?.identity.user ?? '') ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
    );
  };
}
