import type { Host } from '../../../shared/lab/host';
import { type LabCopy, stationKey } from '../../../shared/lab/snapshot';
import { type Hit, maybeWorking } from '../../../shared/lab/who-is-hit';
import type { SessionKey } from '../../../shared/session/identity';
import type { Session } from '../../../shared/session/session';
import type { AskedGroup } from '../../stations/asking/asked';
import type { ChangeKind, Changes } from '../../stations/asking/changes';
import { compareNames } from '../../stations/rows';

/** Every session of a computer: whatever is on it ends with it. */
export function sessionsOn(lab: Pick<LabCopy, 'sessions'>, host: string): Session[] {
  return [...lab.sessions.values()].filter(({ identity }) => identity.host === host);
}

/** Whether somebody is logging on there just now, and not listed yet. */
export function isOpening(lab: Pick<LabCopy, 'stations'>, host: string): boolean {
  return [...lab.stations.values()].some((station) => station.host === host && station.opening);
}

/** The same in groups, as a list shows them: the own ones first, then who may be working. `now`: console's clock. */
export function groupsOn(lab: LabCopy, host: Host, now: number): AskedGroup[] {
  const hits = sessionsOn(lab, host.id)
    .map((session): Hit => ({ session, host, mayLoseWork: maybeWorking(session, host, now) }))
    .sort(placeOrder(lab));
  const byKind = Map.groupBy(hits, ({ session, mayLoseWork }) => {
    return session.own ? 'own' : session.station !== null && mayLoseWork ? 'working' : 'others';
  });
  return (['own', 'working', 'others'] as const).flatMap((kind) => {
    const of = byKind.get(kind);
    return of === undefined ? [] : [{ kind, ticked: true, hits: of }];
  });
}

/** By station, as in the grid; those at none by user, last. */
function placeOrder(lab: LabCopy): (a: Hit, b: Hit) => number {
  const name = ({ session: { station: id, identity } }: Hit) => {
    if (id === null) return '';
    const station = lab.stations.get(stationKey({ host: identity.host, id }));
    return station?.friendlyName ?? station?.name ?? '';
  };
  return (a, b) =>
    Number(a.session.station === null) - Number(b.session.station === null) ||
    compareNames(name(a), name(b)) ||
    compareNames(a.session.identity.user, b.session.identity.user);
}

/** What has changed on it for a person who looked at `before`. */
export function changesOn(before: readonly AskedGroup[], lab: Pick<LabCopy, 'sessions'>, host: string): Changes {
  const then = new Map(before.flatMap(({ hits }) => hits.map(({ session }) => [session.key, session] as const)));
  const now = new Map<SessionKey, Session>(sessionsOn(lab, host).map((session) => [session.key, session]));
  const changed: { readonly kind: ChangeKind; readonly session: Session }[] = [];
  for (const session of now.values()) if (!then.has(session.key)) changed.push({ kind: 'came', session });
  for (const was of then.values()) {
    const is = now.get(was.key);
    if (is === undefined) changed.push({ kind: 'left', session: was });
    else if (is.station !== was.station) changed.push({ kind: 'moved', session: is });
    else if (was.state === 'locked' && is.state === 'active') changed.push({ kind: 'unlocked', session: is });
  }
  return new Map(
    Array.from(
      Map.groupBy(changed, ({ kind }) => kind),
      ([kind, of]) => [kind, of.map(({ session }) => session)],
    ),
  );
}
