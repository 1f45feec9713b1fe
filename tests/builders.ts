import type { Host } from '../src/shared/lab/host';
import type { LabEventType } from '../src/shared/lab/host-memory';
import type { Reading, SessionReading, StationReading } from '../src/shared/lab/reading';
import type { SeenEvent } from '../src/shared/lab/seen-event';
import type { RequestRecord } from '../src/shared/requests/request';
import { type SessionIdentity, type SessionKey, sessionKey } from '../src/shared/session/identity';
import type { Session } from '../src/shared/session/session';

/** A session as a host reports it: `ann`, id 1, working at no station; with what the test says instead. */
export function sessionReading(parts: Partial<SessionReading> = {}): SessionReading {
  return {
    id: '1',
    user: 'ann',
    logon: '1000',
    since: 1000,
    phase: 'open',
    station: null,
    locked: false,
    fullName: null,
    client: null,
    connectionKnown: true,
    idleSince: 'working',
    detachedSince: null,
    own: false,
    administrator: false,
    terminal: true,
    resumesAt: { kind: 'anywhere' },
    unguarded: false,
    cannot: {},
    ...parts,
  };
}

/** A place as a host reports it. */
export function stationReading(id: string, parts: Partial<StationReading> = {}): StationReading {
  return { id, kind: 'simulated', name: `Station ${id}`, client: null, activeSession: null, ...parts };
}

/** A reading of stations A and B with these sessions, at second 10 of boot 1. */
export function readingOf(sessions: readonly SessionReading[], parts: Partial<Reading> = {}): Reading {
  return {
    boot: 'boot-1',
    hostTime: 10_000,
    abilities: {},
    administratorsKnown: true,
    stations: [stationReading('A'), stationReading('B')],
    sessions: [...sessions],
    ...parts,
  };
}

/** The identity that `sessionReading` has on host `lab`. */
export const annIdentity: SessionIdentity = { host: 'lab', boot: 'boot-1', id: '1', user: 'ann', logon: '1000' };
/** Its key. */
export const ann: SessionKey = sessionKey(annIdentity);

/** A session as the lab knows it: ann, logged on at A, idle for an unknown time. */
export function aSession(parts: Partial<Session> = {}, identity: Partial<SessionIdentity> = {}): Session {
  const full = { ...annIdentity, ...identity };
  return {
    key: sessionKey(full),
    identity: full,
    state: 'active',
    leaving: false,
    checking: false,
    station: 'A',
    fullName: null,
    client: null,
    connectionKnown: true,
    since: 1000,
    stateSince: 1000,
    stateSinceExact: true,
    idleSince: null,
    own: false,
    administrator: false,
    terminal: true,
    resumesAt: { kind: 'anywhere' },
    unguarded: false,
    cannot: {},
    reportedEndedAt: null,
    ...parts,
  };
}

/** Host `lab`, simulated and connected. */
export function aHost(parts: Partial<Host> = {}): Host {
  return {
    id: 'lab',
    name: 'lab',
    kind: 'simulated',
    room: null,
    address: null,
    connection: { state: 'connected' },
    lastSeen: 0,
    clockOffset: 0,
    administratorsKnown: true,
    abilities: {},
    kept: false,
    power: null,
    canForce: true,
    ...parts,
  };
}

/** What a reading showed about ann's session, which nobody asked for. */
export function aSeenEvent(type: LabEventType, session: Session = aSession()): SeenEvent {
  return { type, session, subject: aRequest().subject, ours: false, simulated: true };
}

/** An open End of ann's session. */
export function aRequest(parts: Partial<RequestRecord> = {}): RequestRecord {
  return {
    id: 'r1',
    batch: 'b1',
    action: 'end',
    force: false,
    session: ann,
    host: 'lab',
    subject: {
      user: 'ann',
      fullName: null,
      station: { kind: 'simulated', name: 'A', friendlyName: null },
      computer: 'lab',
    },
    reason: null,
    endsAt: null,
    warning: null,
    acceptedAt: 0,
    outcome: null,
    settledAt: null,
    standing: false,
    dismissed: false,
    ...parts,
  };
}
