import type { StationReading } from '../../../shared/lab/reading';
import { addressText } from './client-address';
import { connectState, statesAtAPlace, type WtsSession } from './wts-moment';

/** The station id of the console of a Windows computer. */
export const consoleStation = 'console';

/** WTSClientProtocolType of the console. */
const consoleProtocol = 0;

/** The stations of a host, and for each session at a place the id of its station. */
export interface SessionPlaces {
  readonly stations: readonly StationReading[];
  readonly stationOf: ReadonlyMap<number, string>;
}

/**
 * Where sessions are (docs/design.md 2.4). The console is always there; a client while it is connected, also while it only
 * shows the log-on screen. A second session from one client is at a station of its own.
 */
export function sessionPlaces(sessions: readonly WtsSession[]): SessionPlaces {
  const stations = new Map<string, StationReading>();
  const stationOf = new Map<number, string>();
  stations.set(consoleStation, {
    id: consoleStation,
    kind: 'console',
    name: consoleStation,
    client: null,
    activeSession: idOf(sessions.find((session) => isAtConsole(session) && isActive(session))),
  });
  for (const session of sessions.toSorted((a, b) => a.id - b.id)) {
    if (!statesAtAPlace.has(session.state)) continue;
    if (isAtConsole(session)) {
      stationOf.set(session.id, consoleStation);
      continue;
    }
    const client = clientNameOf(session);
    let name = client;
    // Also past a client that calls itself so.
    for (let number = 2; stations.has(`client:${name}`); number++) name = `${client} (${number})`;
    const id = `client:${name}`;
    const activeSession = isActive(session) ? String(session.id) : null;
    stations.set(id, { id, kind: 'remote-client', name, client: clientText(session), activeSession });
    stationOf.set(session.id, id);
  }
  return { stations: [...stations.values()], stationOf };
}

/** What is in front of a session, as text: name and address of the client; null: nothing, or not told. */
export function clientText({ client }: WtsSession): string | null {
  if (client === null) return null;
  const address = addressText(client.address);
  const name = client.name.toWellFormed();
  if (name === '') return address;
  return address === null ? name : `${name} (${address})`;
}

/** Whether somebody works in it. */
function isActive({ state, user }: WtsSession): boolean {
  return user !== '' && (state === connectState.active || state === connectState.shadow);
}

function isAtConsole({ state, client, name }: WtsSession): boolean {
  if (!statesAtAPlace.has(state)) return false;
  // Where the client is not told, the name of the WinStation, which is the same in every language.
  return client === null ? name.toLowerCase() === 'console' : client.protocol === consoleProtocol;
}

/** What a client is known by: its name, else its address, else its connection. */
function clientNameOf({ id, name, client }: WtsSession): string {
  const clientName = client?.name.toWellFormed() ?? '';
  if (clientName !== '') return clientName;
  return (client === null ? null : addressText(client.address)) ?? (name || `RDP ${id}`);
}

function idOf(session: WtsSession | undefined): string | null {
  return session === undefined ? null : String(session.id);
}
