import type { WhoIsHit } from '../../../shared/lab/who-is-hit';
import type { Texts } from '../../../shared/locale/en';
import type { Action } from '../../../shared/session/actions';
import type { SessionKey } from '../../../shared/session/identity';
import type { Session } from '../../../shared/session/session';
import { personName } from '../row-texts';
import type { AskedGroup, AskWhat } from './asked';
import { actionOf, someNames } from './asked';

/**
 * What counts as a change of the situation while a dialog that asks first is open, in the order in which it is told.
 * `left`: has ended. `out`: still listed, but not possible any more, or only as the own session. `moved`: is at another station, came
 * to one, or left it. `unlocked`: whoever is to be logged off is back at work. `countdown`: its countdown began or is over.
 */
export const changeKinds = ['came', 'left', 'out', 'moved', 'unlocked', 'countdown'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Who changed, by kind; empty: nobody. */
export type Changes = ReadonlyMap<ChangeKind, readonly Session[]>;

/** Everybody who can be ticked, as sessions were then. */
type Stand = ReadonlyMap<SessionKey, { readonly session: Session; readonly counting: boolean }>;

/**
 * What has changed for a person who looked at `before`: idle times, names, and in which other group somebody stands are
 * no change. One that is being checked is still there: the next reading tells.
 */
export function changesSince(what: AskWhat, before: WhoIsHit, after: WhoIsHit): Changes {
  const action = actionOf(what);
  const [then, now] = [standOf(what, before), standOf(what, after)];
  const listed = new Map(after.leftOut.map(({ session, reason }) => [session.key, reason]));
  const unreachable = new Set(after.unreachable.map(({ host }) => host.id));
  const own = new Set(after.own.map(({ session }) => session.key));
  const changed: { readonly kind: ChangeKind; readonly session: Session }[] = [];
  for (const [key, { session }] of now) if (!then.has(key)) changed.push({ kind: 'came', session });
  for (const [key, { session, counting }] of then) {
    const is = now.get(key);
    if (is === undefined) {
      const reason = listed.get(key);
      const out = reason !== undefined || own.has(key) || unreachable.has(session.identity.host);
      if (reason !== 'checking') changed.push({ kind: out ? 'out' : 'left', session });
      continue;
    }
    const kind = is.counting === counting ? changeOf(action, session, is.session) : 'countdown';
    if (kind !== null) changed.push({ kind, session });
  }
  const byKind = Map.groupBy(changed, ({ kind }) => kind);
  return new Map(
    changeKinds.flatMap((kind) => {
      const of = byKind.get(kind);
      return of === undefined ? [] : [[kind, of.map(({ session }) => session)]];
    }),
  );
}

function standOf({ kind }: AskWhat, { groups, own }: WhoIsHit): Stand {
  const hits = groups.flatMap((group) => group.hits.map((hit) => ({ hit, counting: group.kind === 'counting' })));
  // An "all" never means the own session.
  const mine = kind === 'selection' ? own.map((hit) => ({ hit, counting: false })) : [];
  return new Map([...hits, ...mine].map(({ hit: { session }, counting }) => [session.key, { session, counting }]));
}

function changeOf(action: Action, was: Session, is: Session): ChangeKind | null {
  if (was.own !== is.own) return 'out';
  if (was.station !== is.station) return 'moved';
  return action === 'end' && was.state === 'locked' && is.state === 'active' ? 'unlocked' : null;
}

/** *came: Ann; left: Bob, Carl*. */
export function changesText(texts: Texts, changes: Changes): string {
  const parts = Array.from(changes, ([kind, sessions]) => {
    return texts.changes[kind](someNames(texts, sessions.map(personName)));
  });
  return parts.join(texts.changes.join);
}

/**
 * Those whose tick differs from that of their group, after a second look: who stays keeps the tick, and whoever is new is
 * ticked as the group is. To end somebody sooner needs a yes that was meant so.
 */
export function ticksKept(
  before: readonly AskedGroup[],
  flipped: ReadonlySet<SessionKey>,
  after: readonly AskedGroup[],
): ReadonlySet<SessionKey> {
  const was = new Map(
    before.flatMap(({ kind, ticked, hits }) => {
      return hits.map(({ session: { key } }) => [key, { kind, ticked: ticked !== flipped.has(key) }] as const);
    }),
  );
  const kept = after.flatMap(({ kind, ticked, hits }) =>
    hits.flatMap(({ session: { key } }) => {
      const then = was.get(key);
      const isNew = then === undefined || (kind === 'counting' && then.kind !== 'counting');
      return isNew || then.ticked === ticked ? [] : [key];
    }),
  );
  return new Set(kept);
}
