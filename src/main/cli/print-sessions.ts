import type { Host } from '../../shared/lab/host';
import { idleFor } from '../../shared/lab/session-times';
import { requestsBySession, shownState } from '../../shared/lab/shown-state';
import { type LabCopy, stationKey } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { stationText } from '../../shared/locale/station-text';
import { durationText, timeText } from '../../shared/locale/times';
import { allowedActions } from '../../shared/session/actions';
import type { Session, Station } from '../../shared/session/session';
import { sessionIdText } from '../../shared/session/session-id-text';
import { table } from './table';

/** A session with its computer. */
export interface Listed {
  readonly session: Session;
  readonly host: Host;
}

/** The sessions of some computers, by computer and station, those at no station last, and by user. */
export function sessionsOf(texts: Texts, lab: LabCopy, hosts: readonly Host[]): Listed[] {
  const { compare } = new Intl.Collator(texts.tag, { numeric: true });
  const byId = new Map(hosts.map((host) => [host.id, host]));
  const listed = [...lab.sessions.values()].flatMap((session) => {
    const host = byId.get(session.identity.host);
    return host === undefined ? [] : [{ session, host, station: stationOf(texts, lab, session) }];
  });
  return listed.sort(
    (a, b) =>
      compare(a.host.name, b.host.name) ||
      Number(a.session.station === null) - Number(b.session.station === null) ||
      compare(a.station, b.station) ||
      compare(a.session.identity.user, b.session.identity.user),
  );
}

/** A table of sessions, with its titles; with their ids at the end of the lines, or without. `now`: the console's clock. */
export function sessionTable(
  texts: Texts,
  lab: LabCopy,
  listed: readonly Listed[],
  now: number,
  { ids }: { readonly ids: boolean },
): string[] {
  const { station, computer, user, name, state, since, idle } = texts.columns;
  const titles = [station, computer, user, name, state, since, idle, ...(ids ? ['ID'] : [])];
  const requests = requestsBySession(lab.requests.values());
  const rows = listed.map(({ session, host }) => {
    const { identity, own, fullName } = session;
    const idleMs = idleFor(session, host, now);
    return [
      stationOf(texts, lab, session),
      host.name,
      own ? texts.terminal.ownMark(identity.user) : identity.user,
      fullName ?? '',
      texts.states[shownState(session, requests.get(session.key) ?? [], host)],
      session.since === null ? texts.grid.unknown : timeText(texts, session.since - host.clockOffset, now),
      idleMs === null ? texts.grid.unknown : durationText(texts, idleMs),
      ...(ids ? [sessionIdText(identity)] : []),
    ];
  });
  return table([titles, ...rows]);
}

/** What `sessions --json` prints; its shape is documented in assets/linux/stationmaster.1 and stays. */
export function sessionsJson(lab: LabCopy, hosts: readonly Host[], listed: readonly Listed[], now: number): unknown {
  return {
    version: 1,
    computers: hosts.map(computerJson),
    sessions: listed.map(({ session, host }) => sessionJson(lab, session, host, now)),
  };
}

function computerJson({ id, name, room, address, kind, connection }: Host): unknown {
  const problem = connection.state === 'unreachable' ? connection : null;
  return {
    id,
    name,
    room,
    address,
    simulated: kind === 'simulated',
    readable: connection.state === 'connected',
    problem: problem?.problem ?? null,
    detail: problem?.detail ?? '',
  };
}

function sessionJson(lab: LabCopy, session: Session, host: Host, now: number): unknown {
  const { identity, state, leaving, checking, station, own, administrator, terminal, client, fullName } = session;
  const idle = idleFor(session, host, now);
  const allowed = Object.entries(allowedActions(session)).map(([action, allowance]) => {
    return [action, allowance.allowed ? null : allowance.reason];
  });
  return {
    id: sessionIdText(identity),
    computer: host.name,
    computerId: host.id,
    hostSessionId: identity.id,
    user: identity.user,
    name: fullName,
    station: stationNameOf(lab, session),
    stationId: station,
    state,
    leaving,
    checking,
    since: session.since === null ? null : new Date(session.since - host.clockOffset).toISOString(),
    idleSeconds: idle === null ? null : Math.floor(idle / 1000),
    client,
    own,
    administrator,
    terminal,
    // For each command why it can't be done; null: it can.
    cannot: Object.fromEntries(allowed),
  };
}

/** What a station is called in JSON, whatever the language: as the administrator named it, else as its computer does. */
export function plainStationName(station: Pick<Station, 'name' | 'friendlyName'> | null | undefined): string | null {
  return station?.friendlyName ?? station?.name ?? null;
}

function stationNameOf(lab: LabCopy, session: Session): string | null {
  return plainStationName(stationAt(lab, session));
}

/** The station of a session in words. */
export function stationOf(texts: Texts, lab: LabCopy, session: Session): string {
  const station = stationAt(lab, session);
  return station === undefined ? texts.grid.noStation : stationText(texts, station);
}

function stationAt(lab: LabCopy, { station: id, identity: { host } }: Session): Station | undefined {
  return id === null ? undefined : lab.stations.get(stationKey({ host, id }));
}
