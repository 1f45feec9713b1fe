import type { Host } from '../../../../src/shared/lab/host';
import { type Scope, type Target, type WhoIsHit, whoIsHit } from '../../../../src/shared/lab/who-is-hit';
import type { RequestRecord } from '../../../../src/shared/requests/request';
import type { Action } from '../../../../src/shared/session/actions';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, aSession } from '../../../builders';

/** The console's clock, in ms. */
export const now = 10_000_000;
/** All simulated computers. */
export const all: Scope = { kind: 'all', simulated: true };

interface Ground {
  readonly hosts?: readonly Host[];
  readonly sessions: readonly Session[];
  readonly requests?: readonly RequestRecord[];
}
/** Who is hit of such a lab: host `lab`, unless others are said. */
export function hit({ hosts = [aHost()], sessions, requests = [] }: Ground, action: Action, target: Target): WhoIsHit {
  const lab = {
    hosts: new Map(hosts.map((host) => [host.id, host])),
    sessions: new Map(sessions.map((session) => [session.key, session])),
    requests: new Map(requests.map((request) => [request.id, request])),
  };
  return whoIsHit(lab, action, target, now);
}
/** Groups in short: `working: ann, bob`, with an asterisk where they are not ticked. */
export const groups = (result: WhoIsHit) =>
  result.groups.map(({ kind, ticked, hits }) => {
    return `${kind}${ticked ? '' : '*'}: ${hits.map(({ session }) => session.identity.user).join(', ')}`;
  });
/** The users of everybody in a group, in order. */
export const hitUsers = (result: WhoIsHit) =>
  result.groups.flatMap(({ hits }) => hits.map(({ session }) => session.identity.user)).sort();

/** A session of that user at a station, idle for an unknown time. */
export const person = (user: string, parts: Partial<Session> = {}, host = 'lab') => aSession(parts, { user, host });
/** At no station. */
export const away: Partial<Session> = { state: 'disconnected', station: null };
/** Signed out, programs still running. */
export const leaving: Partial<Session> = { ...away, leaving: true };
/** Idle for so many ms. */
export const idle = (milliseconds: number): Partial<Session> => ({ idleSince: now - milliseconds });
