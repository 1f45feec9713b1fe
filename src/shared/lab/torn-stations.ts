import type { Reading, SessionReading } from './reading';

/**
 * The stations at which a reading shows more than one session: taken at a moment of change, so it is read once more
 * (docs/design.md 2.2). Sessions that are closing or opening hold no station.
 */
export function tornStations(reading: Reading): string[] {
  return [...claims(reading)].filter(([, claimants]) => claimants.length > 1).map(([station]) => station);
}

/**
 * The session that holds each station in a reading. Where two claim one, the one that the place itself calls active
 * wins, else the one that logged on last.
 */
export function stationHolders(reading: Reading): Map<string, SessionReading> {
  const active = new Map(reading.stations.map((station) => [station.id, station.activeSession]));
  const holders = new Map<string, SessionReading>();
  for (const [station, claimants] of claims(reading)) {
    const named = claimants.find((claimant) => claimant.id === active.get(station));
    holders.set(station, named ?? claimants.reduce(laterLogon));
  }
  return holders;
}

function claims(reading: Reading): Map<string, [SessionReading, ...SessionReading[]]> {
  const claims = new Map<string, [SessionReading, ...SessionReading[]]>();
  for (const session of reading.sessions) {
    if (session.station === null || session.phase !== 'open') continue;
    const others = claims.get(session.station);
    if (others === undefined) claims.set(session.station, [session]);
    else others.push(session);
  }
  return claims;
}

function laterLogon(a: SessionReading, b: SessionReading): SessionReading {
  const difference = (a.since ?? 0) - (b.since ?? 0);
  if (difference !== 0) return difference > 0 ? a : b;
  return a.id > b.id ? a : b;
}
