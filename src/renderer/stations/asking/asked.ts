import type { Host } from '../../../shared/lab/host';
import { type LabCopy, stationKey } from '../../../shared/lab/snapshot';
import { type Hit, type HitGroup, type Scope, type WhoIsHit, whoIsHit } from '../../../shared/lab/who-is-hit';
import type { Texts } from '../../../shared/locale/en';
import { type Action, allowance } from '../../../shared/session/actions';
import type { SessionKey } from '../../../shared/session/identity';
import type { Session } from '../../../shared/session/session';
import type { Countdown } from '../../lab/countdowns';
import { personName } from '../row-texts';
import { compareNames } from '../rows';

/** What the dialog that asks first was opened for. */
export type AskWhat =
  | {
      readonly kind: 'selection';
      readonly question: 'end' | 'force' | 'message';
      readonly sessions: readonly SessionKey[];
      /** The batch that this asks for again, whose message is sent again; null: none. */
      readonly retryOf: string | null;
    }
  /** `shown`: the sessions that the filter shows now; it has no say here. */
  | { readonly kind: 'all'; readonly question: Action; readonly shown: () => ReadonlySet<SessionKey> };

/** A group as the dialog shows it; the administrator's own sessions are one of their own. */
export type AskedGroup = Omit<HitGroup, 'kind'> & { readonly kind: HitGroup['kind'] | 'own' };

/** Who is hit, as things stood when the dialog opened or its scope was chosen. */
export interface Asked {
  /** undefined: a selection, or no computers at all. */
  readonly scope: Scope | undefined;
  readonly who: WhoIsHit;
  readonly groups: readonly AskedGroup[];
  /** The sessions that the filter showed at that moment. */
  readonly shown: ReadonlySet<SessionKey>;
}

/** The action behind a question. */
export function actionOf({ question }: AskWhat): Action {
  return question === 'force' ? 'end' : question;
}

/** Who is hit as things stand at this moment (`now`: console's clock). */
export function whoNow(lab: LabCopy, what: AskWhat, scope: Scope | undefined, now: number): WhoIsHit {
  const picked = what.kind === 'selection' ? what.sessions : [];
  const target = what.kind === 'all' && scope !== undefined ? scope : { kind: 'selection' as const, sessions: picked };
  return whoIsHit(lab, actionOf(what), target, now);
}

/** The same, as the dialog shows it. */
export function askedAbout(lab: LabCopy, what: AskWhat, scope: Scope | undefined, now: number): Asked {
  const who = whoNow(lab, what, scope, now);
  const own: AskedGroup[] =
    what.kind === 'selection' && who.own.length > 0 ? [{ kind: 'own', ticked: false, hits: who.own }] : [];
  const groups = [...who.groups, ...own].map((group) => ({ ...group, hits: group.hits.toSorted(hitOrder(lab)) }));
  return { scope, who, groups, shown: what.kind === 'all' ? what.shown() : new Set() };
}

/** By computer and station, as in the grid; those at no station by user, last. */
function hitOrder(lab: LabCopy): (a: Hit, b: Hit) => number {
  const place = ({ session, host }: Hit) => {
    return session.station === null
      ? null
      : (lab.stations.get(stationKey({ host: host.id, id: session.station })) ?? null);
  };
  const name = (hit: Hit) => place(hit)?.friendlyName ?? place(hit)?.name ?? '';
  return (a, b) =>
    Number(a.session.station === null) - Number(b.session.station === null) ||
    compareNames(a.host.name, b.host.name) ||
    compareNames(name(a), name(b)) ||
    compareNames(a.session.identity.user, b.session.identity.user);
}

/** The widest scope with a computer that can be read. */
export function firstScope(lab: LabCopy, action: Action, scopes: readonly Scope[], now: number): Scope | undefined {
  return scopes.find((scope) => whoIsHit(lab, action, scope, now).computers.length > 0) ?? scopes[0];
}

/** What has become of one who is meant: still there, ended, or no longer where the action can be done (at a station). */
export type Still = 'here' | 'ended' | 'elsewhere';

/** Judges it. One that is being checked counts as there: the next reading tells, and main looks again before it acts. */
export function stillThere(lab: LabCopy, action: Action, key: SessionKey): Still {
  const session = lab.sessions.get(key);
  if (session === undefined) return 'ended';
  const allowed = allowance(action, session);
  return allowed.allowed || allowed.reason === 'checking' ? 'here' : 'elsewhere';
}

/**
 * Those who are hit when it is confirmed now: ticked and still there. Who is meant is fixed; what is said of them is
 * true now. `flipped`: those whose tick differs from that of their group.
 */
export function chosenOf(
  lab: LabCopy,
  action: Action,
  groups: readonly AskedGroup[],
  flipped: ReadonlySet<SessionKey>,
): { readonly session: Session; readonly host: Host }[] {
  return groups.flatMap(({ ticked, hits }) =>
    hits.flatMap(({ session: { key }, host }) => {
      const session = lab.sessions.get(key);
      if (session === undefined || ticked === flipped.has(key) || stillThere(lab, action, key) !== 'here') return [];
      return [{ session, host }];
    }),
  );
}

/** Names told of those who are left out for one reason. */
const mostNames = 5;

/** Who is not hit, and why; what could not be read. */
export function notesOf(texts: Texts, what: AskWhat, who: WhoIsHit): string[] {
  const notes: string[] = [];
  if (what.kind === 'all' && who.own.length > 0) notes.push(texts.askDialog.leftOutOwn);
  for (const { name } of who.administratorsUnknown) notes.push(texts.askDialog.adminsUnknown(name));
  if (who.unreachable.length > 0) {
    notes.push(
      texts.askDialog.unreachable(
        someNames(
          texts,
          Array.from(who.unreachable, ({ host }) => host.name),
        ),
      ),
    );
  }
  for (const [reason, leftOut] of Map.groupBy(who.leftOut, ({ reason }) => reason)) {
    const users = Array.from(leftOut, ({ session }) => session.identity.user);
    notes.push(texts.askDialog.leftOut(someNames(texts, users), texts.shortRefusals[reason]));
  }
  if (who.gone > 0) notes.push(texts.askDialog.gone(who.gone));
  return notes;
}

/** Some names of a list, and how many more there are. */
export function someNames(texts: Texts, names: readonly string[]): string {
  const more = names.length - mostNames;
  const shown = names.slice(0, mostNames).join(texts.outcomes.join);
  return more > 0 ? `${shown}${texts.outcomes.join}${texts.outcomes.more(more)}` : shown;
}

/** Who will not see a warning before the end, and why. */
export function notSeenNotes(texts: Texts, sessions: readonly Session[]): string[] {
  const unseen = sessions.flatMap((session) => {
    const allowed = allowance('message', session);
    return allowed.allowed ? [] : [{ session, reason: allowed.reason }];
  });
  return Array.from(
    Map.groupBy(unseen, ({ reason }) => reason),
    ([reason, those]) => {
      const names = Array.from(those, ({ session }) => personName(session));
      return texts.warning.notSeen(someNames(texts, names), texts.shortRefusals[reason]);
    },
  );
}

/** How many of these countdowns would not be over sooner with this time (s) from `now` (main's monotonic clock, ms). */
export function notSooner(countdowns: readonly Countdown[], warnSeconds: number, now: number): number {
  return countdowns.filter(({ endsAt }) => now + warnSeconds * 1000 >= endsAt).length;
}

/** A scope as it is offered. */
export function scopeText({ askDialog }: Texts, lab: LabCopy, scope: Scope): string {
  switch (scope.kind) {
    case 'all': {
      const count = [...lab.hosts.values()].filter(({ kind }) => (kind === 'simulated') === scope.simulated).length;
      return scope.simulated ? askDialog.scopeAllSimulated(count) : askDialog.scopeAll(count);
    }
    case 'room':
      return askDialog.scopeRoom(scope.room);
    case 'computer':
      return askDialog.scopeComputer(lab.hosts.get(scope.host)?.name ?? scope.host);
  }
}

/** *All 3 computers, 62 sessions (your filter shows 12)*: those meant by the action, ticked or not. */
export function coversText(texts: Texts, { who, shown }: Asked): string {
  const meant = who.groups.flatMap(({ hits }) => hits);
  const readable = who.computers.length;
  const covers = texts.askDialog.covers(readable, readable + who.unreachable.length, meant.length);
  const seen = meant.filter(({ session }) => shown.has(session.key)).length;
  return seen === meant.length ? covers : texts.withDetail(covers, texts.askDialog.filterShows(seen));
}
