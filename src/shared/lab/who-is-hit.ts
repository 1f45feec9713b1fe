import type { RefusalReason, RequestRecord } from '../requests/request';
import { type Action, allowance, allowedFrom } from '../session/actions';
import type { SessionKey } from '../session/identity';
import type { Session } from '../session/session';
import type { Host } from './host';
import { endedInVain, isCounting, requestsBySession } from './shown-state';
import type { LabCopy } from './snapshot';

/** What an "all" covers. Simulated and real computers are never in one (docs/design.md 2.6). */
export type Scope =
  | { readonly kind: 'all'; readonly simulated: boolean }
  | { readonly kind: 'room'; readonly simulated: boolean; readonly room: string }
  | { readonly kind: 'computer'; readonly host: string };

/** What an action is asked for: a scope, or the sessions that were picked. An empty selection hits nobody. */
export type Target = Scope | { readonly kind: 'selection'; readonly sessions: Iterable<SessionKey> };

/** One session that would be hit. */
export interface Hit {
  readonly session: Session;
  readonly host: Host;
  /** Idle for less than five minutes, or for an unknown time: work may be unsaved. */
  readonly mayLoseWork: boolean;
}

/** The groups in the order in which they are shown. */
export const hitGroups = ['working', 'others', 'administrators', 'without-terminal', 'leftovers', 'counting'] as const;

/**
 * `working`: at a station, and perhaps at work now. `without-terminal`: logins with no seat, terminal or display.
 * `leftovers`: leaving, and nobody asked us to end them. `counting`: of an end, those whose countdown to it is running;
 * they are only ended sooner, so each needs a yes of its own. `others`: the rest.
 */
export type HitGroupKind = (typeof hitGroups)[number];

/** Sessions of one group. */
export interface HitGroup {
  readonly kind: HitGroupKind;
  /** Hit unless the person unticks them; else only when the person ticks them. */
  readonly ticked: boolean;
  readonly hits: readonly Hit[];
}

/** One session that is meant but can't be hit, with the reason that a person is told. */
export interface LeftOut {
  readonly session: Session;
  readonly host: Host;
  readonly reason: RefusalReason;
}

/** Who would be hit by an action, and who not. Every session that is meant stands in exactly one place. */
export interface WhoIsHit {
  /** Groups with somebody in them, in the order of `hitGroups`. */
  readonly groups: readonly HitGroup[];
  /** The administrator's own: never hit by a scope; with a selection they need a confirmation of their own. */
  readonly own: readonly Hit[];
  /** What a session can't do, is being checked, or is already open on it. */
  readonly leftOut: readonly LeftOut[];
  /** Computers that are covered, reachable and with or without sessions; for a selection, those of its sessions. */
  readonly computers: readonly Host[];
  /** Computers that can't be read now and so are not included, with the number of their sessions meant. */
  readonly unreachable: readonly { readonly host: Host; readonly sessions: number }[];
  /** Computers with hits whose administrators could not be read. */
  readonly administratorsUnknown: readonly Host[];
  /** How many of the selection are no longer listed. */
  readonly gone: number;
}

/** Idle for less than this many milliseconds counts as possibly working. */
export const workingIdle = 5 * 60 * 1000;

/**
 * Who is hit by `action` on `target`. Selection, search and filter have no part in a scope. `now` is the console's
 * clock. The same function groups the dialogs and is the only place that says what "all" covers.
 */
export function whoIsHit(
  lab: Pick<LabCopy, 'hosts' | 'sessions' | 'requests'>,
  action: Action,
  target: Target,
  now: number,
): WhoIsHit {
  const { computers, meant, gone } = meantBy(lab, action, target);
  const requests = requestsBySession(lab.requests.values());
  const groups = new Map<HitGroupKind, Hit[]>(hitGroups.map((kind) => [kind, []]));
  const own: Hit[] = [];
  const leftOut: LeftOut[] = [];
  const unreachable = new Map<Host, number>();
  const administratorsUnknown = new Set<Host>();
  for (const host of computers) if (host.connection.state !== 'connected') unreachable.set(host, 0);

  for (const { session, host } of meant) {
    const inVain = unreachable.get(host);
    if (inVain !== undefined) {
      unreachable.set(host, inVain + 1);
      continue;
    }
    const ofSession = requests.get(session.key) ?? [];
    const reason = whyLeftOut(action, session, ofSession);
    const hit = { session, host, mayLoseWork: maybeWorking(session, host, now) };
    if (reason !== null) leftOut.push({ session, host, reason });
    else if (session.own) own.push(hit);
    else {
      groups.get(groupOf(action, hit, ofSession))?.push(hit);
      if (!host.administratorsKnown) administratorsUnknown.add(host);
    }
  }

  return {
    groups: [...groups]
      .filter(([, hits]) => hits.length > 0)
      .map(([kind, hits]) => ({ kind, ticked: isTicked(kind, target), hits })),
    own,
    leftOut,
    computers: computers.filter((host) => !unreachable.has(host)),
    unreachable: [...unreachable].map(([host, sessions]) => ({ host, sessions })),
    administratorsUnknown: [...administratorsUnknown],
    gone,
  };
}

/** The scopes that can be offered for these computers: every "all", every room, every computer. */
export function scopesOf(hosts: Iterable<Host>): Scope[] {
  const list = [...hosts];
  const scopes: Scope[] = [];
  for (const simulated of [false, true]) {
    const ofKind = list.filter((host) => isSimulated(host) === simulated);
    if (ofKind.length > 0) scopes.push({ kind: 'all', simulated });
    const rooms = new Set(ofKind.flatMap(({ room }) => room ?? []));
    for (const room of rooms) scopes.push({ kind: 'room', simulated, room });
  }
  for (const { id } of list) scopes.push({ kind: 'computer', host: id });
  return scopes;
}

/** Whether a session is perhaps being worked in: idle for under five minutes, or for an unknown time. */
export function maybeWorking(
  session: Pick<Session, 'idleSince'>,
  host: Pick<Host, 'clockOffset'>,
  now: number,
): boolean {
  const { idleSince } = session;
  return typeof idleSince !== 'number' || now + host.clockOffset - idleSince < workingIdle;
}

const tickedInScope: ReadonlySet<HitGroupKind> = new Set<HitGroupKind>(['working', 'others']);

function isTicked(kind: HitGroupKind, target: Target): boolean {
  return target.kind === 'selection' ? kind !== 'counting' : tickedInScope.has(kind);
}

interface Meant {
  readonly computers: readonly Host[];
  readonly meant: readonly { readonly session: Session; readonly host: Host }[];
  readonly gone: number;
}

function meantBy(lab: Pick<LabCopy, 'hosts' | 'sessions'>, action: Action, target: Target): Meant {
  const withHost = (session: Session) => {
    const host = lab.hosts.get(session.identity.host);
    return host === undefined ? [] : [{ session, host }];
  };
  if (target.kind === 'selection') {
    const keys = [...new Set(target.sessions)];
    const meant = keys.flatMap((key) => {
      const session = lab.sessions.get(key);
      return session === undefined ? [] : withHost(session);
    });
    const computers = [...new Set(meant.map(({ host }) => host))];
    return { computers, meant, gone: keys.length - meant.length };
  }
  const computers = [...lab.hosts.values()].filter((host) => isCovered(host, target));
  const covered = new Set(computers.map(({ id }) => id));
  const meant = [...lab.sessions.values()]
    .filter(({ identity, state }) => covered.has(identity.host) && allowedFrom[action].includes(state))
    .flatMap(withHost);
  return { computers, meant, gone: 0 };
}

function isCovered(host: Host, scope: Scope): boolean {
  switch (scope.kind) {
    case 'all':
      return isSimulated(host) === scope.simulated;
    case 'room':
      return isSimulated(host) === scope.simulated && host.room === scope.room;
    case 'computer':
      return host.id === scope.host;
  }
}

function isSimulated(host: Host): boolean {
  return host.kind === 'simulated';
}

function whyLeftOut(action: Action, session: Session, requests: readonly RequestRecord[]): RefusalReason | null {
  // While a countdown is running, everything else goes on.
  const open = requests.filter((request) => request.outcome === null && !isCounting(request));
  if (open.some((request) => request.action === 'end')) return 'already-ending';
  if (action !== 'message' && open.some((request) => request.action === action)) return 'already-open';
  const allowed = allowance(action, session);
  return allowed.allowed ? null : allowed.reason;
}

function groupOf(action: Action, { session, mayLoseWork }: Hit, requests: readonly RequestRecord[]): HitGroupKind {
  if (action === 'end' && requests.some(isCounting)) return 'counting';
  if (session.leaving && !endedInVain(requests)) return 'leftovers';
  if (session.administrator) return 'administrators';
  if (!session.terminal) return 'without-terminal';
  return mayLoseWork && session.station !== null ? 'working' : 'others';
}
