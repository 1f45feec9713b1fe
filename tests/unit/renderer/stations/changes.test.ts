import { describe, expect, test } from 'vitest';
import { type AskWhat, askedAbout } from '../../../../src/renderer/stations/asking/asked';
import { changesSince, changesText, ticksKept } from '../../../../src/renderer/stations/asking/changes';
import type { Host } from '../../../../src/shared/lab/host';
import { copyOf, type LabCopy } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { RequestRecord } from '../../../../src/shared/requests/request';
import type { Action } from '../../../../src/shared/session/actions';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, aRequest, aSession } from '../../../builders';

const person = (user: string, parts: Partial<Session> = {}, host = 'lab') => aSession(parts, { user, host });
const ann = person('ann');
const bob = person('bob', { station: 'B' });
const me = person('me', { own: true, station: 'M' });
const away = { state: 'disconnected', station: null } as const;
const all = { kind: 'all', simulated: true } as const;

interface Ground {
  readonly sessions: readonly Session[];
  readonly hosts?: readonly Host[];
  readonly requests?: readonly RequestRecord[];
}
function labOf({ sessions, hosts = [aHost()], requests = [] }: Ground): LabCopy {
  return copyOf({ revision: 1, monotonic: 0, hosts, stations: [], sessions, requests });
}
const forAll = (question: Action): AskWhat => ({ kind: 'all', question, shown: () => new Set() });
const picked = (question: 'end' | 'message', ...sessions: readonly Session[]): AskWhat => {
  return { kind: 'selection', question, sessions: sessions.map(({ key }) => key), retryOf: null };
};

/** What has changed, in words, for somebody who looked at `before`. `later`: how long (ms) ago that was. */
function changed(what: AskWhat, before: Ground, after: Ground, later = 0): string {
  const scope = what.kind === 'all' ? all : undefined;
  const who = (ground: Ground, now: number) => askedAbout(labOf(ground), what, scope, now).who;
  return changesText(en, changesSince(what, who(before, 0), who(after, later)));
}
/** The same of an End of all. */
const changedInAll = (before: readonly Session[], after: readonly Session[], later = 0) =>
  changed(forAll('end'), { sessions: before }, { sessions: after }, later);

describe('what counts as a change', () => {
  test('who came into the scope', () => {
    expect(changedInAll([ann], [ann, bob])).toBe('came: bob');
    expect(changedInAll([ann], [ann, person('root', { administrator: true })])).toBe('came: root');
    expect(changedInAll([], [ann])).toBe('came: ann');
  });

  test('who ended, and who came in the place of the same user', () => {
    expect(changedInAll([ann, bob], [bob])).toBe('left: ann');
    expect(changedInAll([ann], [aSession({}, { user: 'ann', logon: '2000' })])).toBe('came: ann; left: ann');
  });

  test('who is at another station, left it, or came to one', () => {
    expect(changedInAll([ann], [{ ...ann, station: 'C' }])).toBe('moved: ann');
    expect(changedInAll([ann], [{ ...ann, ...away }])).toBe('moved: ann');
    expect(changedInAll([{ ...ann, ...away }], [ann])).toBe('moved: ann');
  });

  test('of an end, who is back at work; not who locked, and not of anything else', () => {
    const locked = { ...ann, state: 'locked' } as const;
    expect(changedInAll([locked], [ann])).toBe('unlocked: ann');
    expect(changedInAll([ann], [locked])).toBe('');
    expect(changed(forAll('suspend'), { sessions: [locked] }, { sessions: [ann] })).toBe('');
  });

  test('with whom it is not possible any more, and with whom it is again', () => {
    const locked = { ...ann, state: 'locked' } as const;
    expect(changed(picked('message', ann), { sessions: [ann] }, { sessions: [{ ...ann, ...away }] })).toBe(
      'no longer possible with: ann',
    );
    // An "all" means only those who are in a state for it.
    expect(changed(forAll('lock'), { sessions: [locked] }, { sessions: [ann] })).toBe('came: ann');
    const lost = aHost({ connection: { state: 'unreachable', problem: 'time-limit', detail: '' } });
    const reachable = { sessions: [ann] };
    const unreachable = { sessions: [ann], hosts: [lost] };
    expect(changed(forAll('end'), reachable, unreachable)).toBe('no longer possible with: ann');
    expect(changed(forAll('end'), unreachable, reachable)).toBe('came: ann');
  });

  test('whose countdown began or is over', () => {
    const counting = { sessions: [ann], requests: [aRequest({ session: ann.key, endsAt: 60_000 })] };
    expect(changed(forAll('end'), { sessions: [ann] }, counting)).toBe('countdown begun or over: ann');
    expect(changed(forAll('end'), counting, { sessions: [ann] })).toBe('countdown begun or over: ann');
    expect(changed(forAll('message'), { sessions: [ann] }, counting)).toBe('');
  });

  test('who turns out to be the administrator', () => {
    expect(changedInAll([ann], [{ ...ann, own: true }])).toBe('no longer possible with: ann');
    expect(changed(picked('end', ann), { sessions: [ann] }, { sessions: [{ ...ann, own: true }] })).toBe(
      'no longer possible with: ann',
    );
  });
});

describe('what does not', () => {
  test('idle times, also where somebody thereby stands in another group', () => {
    const worked = { ...ann, idleSince: 0 };
    expect(changedInAll([worked], [{ ...ann, idleSince: 1000 }])).toBe('');
    expect(changedInAll([worked], [worked], 60 * 60 * 1000)).toBe('');
  });

  test('names', () => {
    expect(changedInAll([ann], [{ ...ann, fullName: 'Ann Lee', client: '10.0.0.1' }])).toBe('');
  });

  test('who is being checked: the next reading tells', () => {
    expect(changedInAll([ann], [{ ...ann, checking: true }])).toBe('');
  });

  test('the own session, which an "all" never means', () => {
    expect(changedInAll([ann], [ann, me])).toBe('');
    expect(changedInAll([ann, me], [ann])).toBe('');
  });

  test('who is not in the selection, or not in the scope', () => {
    expect(changed(picked('end', ann), { sessions: [ann] }, { sessions: [ann, bob] })).toBe('');
    const real = aHost({ id: 'real', kind: 'logind' });
    const hosts = [aHost(), real];
    expect(
      changed(forAll('end'), { sessions: [ann], hosts }, { sessions: [ann, person('eve', {}, 'real')], hosts }),
    ).toBe('');
  });
});

test('several kinds are told in one line, some by name and the rest by number', () => {
  const many = Array.from({ length: 7 }, (_, place) => person(`user${place}`));
  const what = forAll('end');
  const who = (sessions: readonly Session[]) => askedAbout(labOf({ sessions }), what, all, 0).who;
  const changes = changesSince(what, who([ann, bob]), who([{ ...bob, station: 'C' }, ...many]));
  expect(changesText(en, changes)).toBe('came: user0, user1, user2, user3, user4, and 2 more; left: ann; moved: bob');
  expect(changesText(ja, changes)).toContain('移動: bob');
});

describe('ticks after a second look', () => {
  const root = person('root', { administrator: true });
  const groupsOf = (ground: Ground) => askedAbout(labOf(ground), forAll('end'), all, 0).groups;
  /** Who is ticked after a second look, when `flipped` were clicked before. */
  const ticked = (before: Ground, flipped: readonly Session[], after: Ground) => {
    const groups = groupsOf(after);
    const kept = ticksKept(groupsOf(before), new Set(flipped.map(({ key }) => key)), groups);
    return groups.flatMap((group) =>
      group.hits.flatMap(({ session }) => (group.ticked !== kept.has(session.key) ? session.identity.user : [])),
    );
  };

  test('who stays keeps the tick, who is new is ticked as the group is', () => {
    const before = { sessions: [ann, root] };
    const after = { sessions: [ann, bob, root, person('admin', { administrator: true })] };
    expect(ticked(before, [], after)).toEqual(['ann', 'bob']);
    expect(ticked(before, [ann], after)).toEqual(['bob']);
    expect(ticked(before, [root], after)).toEqual(['ann', 'bob', 'root']);
  });

  test('also in another group', () => {
    const leaving = { ...ann, ...away, leaving: true };
    expect(ticked({ sessions: [ann, bob] }, [bob], { sessions: [leaving, { ...bob, ...away }] })).toEqual(['ann']);
  });

  test('whose countdown began meanwhile is not ticked by itself', () => {
    const counting = { sessions: [ann, bob], requests: [aRequest({ session: ann.key, endsAt: 60_000 })] };
    expect(ticked({ sessions: [ann, bob] }, [], counting)).toEqual(['bob']);
    expect(ticked(counting, [ann], counting)).toEqual(['bob', 'ann']);
  });
});
