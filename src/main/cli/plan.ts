import type { Host } from '../../shared/lab/host';
import type { LabCopy } from '../../shared/lab/snapshot';
import { type Hit, type HitGroupKind, type Target, whoIsHit } from '../../shared/lab/who-is-hit';
import type { RefusalReason } from '../../shared/requests/request';
import type { Action } from '../../shared/session/actions';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import type { Session } from '../../shared/session/session';

/** One session that is not hit although it was named. */
export interface Refused {
  readonly key: SessionKey;
  readonly host: Host;
  /** undefined: it is not listed. */
  readonly session: Session | undefined;
  readonly reason: RefusalReason;
}

/** Why one that belongs to a place is left out by the rules of an "all". */
export type LeftOutReason = HitGroupKind | 'own' | RefusalReason;

/** What a command would do, as things stand. */
export interface Plan {
  /** In the order in which they were named, or of the groups of `whoIsHit`. */
  readonly hits: readonly Hit[];
  /** Of those that were named; each is one that is not done. */
  readonly refused: readonly Refused[];
  /** Of an "all". */
  readonly leftOut: readonly { readonly session: Session; readonly host: Host; readonly reason: LeftOutReason }[];
  /** Of an "all": those that can't be read, and so are not included. */
  readonly unreachable: readonly Host[];
  /** Of an "all": computers with hits whose administrators could not be read, so that they were not left out. */
  readonly administratorsUnknown: readonly Host[];
}

/**
 * Who is hit, as the window's dialogs say it before anything is ticked; `own`: the yes to the own session, where it was
 * named. `now`: the console's clock.
 */
export function planOf(lab: LabCopy, action: Action, target: Target, own: boolean, now: number): Plan {
  const who = whoIsHit(lab, action, target, now);
  const ticked = who.groups.filter((group) => group.ticked).flatMap(({ hits }) => hits);
  if (target.kind !== 'selection') {
    const unticked = who.groups
      .filter((group) => !group.ticked)
      .flatMap(({ kind, hits }) => hits.map((hit) => ({ ...hit, reason: kind })));
    return {
      hits: ticked,
      refused: [],
      leftOut: [...unticked, ...who.own.map((hit) => ({ ...hit, reason: 'own' as const })), ...who.leftOut],
      unreachable: who.unreachable.map(({ host }) => host),
      administratorsUnknown: who.administratorsUnknown,
    };
  }
  const hit = new Map([...ticked, ...(own ? who.own : [])].map((one) => [one.session.key, one]));
  const why = new Map<SessionKey, RefusalReason>([
    ...who.own.map(({ session }) => [session.key, 'own-session'] as const),
    ...who.leftOut.map(({ session, reason }) => [session.key, reason] as const),
  ]);
  const keys = [...new Set(target.sessions)];
  return {
    hits: keys.flatMap((key) => hit.get(key) ?? []),
    refused: keys.filter((key) => !hit.has(key)).flatMap((key) => refusedOf(lab, key, why.get(key)) ?? []),
    leftOut: [],
    unreachable: [],
    administratorsUnknown: [],
  };
}

/** null: its computer is not on the list. */
function refusedOf(lab: LabCopy, key: SessionKey, why: RefusalReason | undefined): Refused | null {
  const host = lab.hosts.get(parseSessionKey(key)?.host ?? '');
  if (host === undefined) return null;
  const gone = host.connection.state === 'connected' ? 'session-gone' : 'computer-not-reachable';
  return { key, host, session: lab.sessions.get(key), reason: why ?? gone };
}
