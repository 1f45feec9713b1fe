import { describe, expect, test } from 'vitest';
import {
  type AskWhat,
  askedAbout,
  chosenOf,
  coversText,
  firstScope,
  notesOf,
  notSeenNotes,
  notSooner,
  scopeText,
  stillThere,
} from '../../../../src/renderer/stations/asking/asked';
import { copyOf, type LabCopy } from '../../../../src/shared/lab/snapshot';
import { scopesOf } from '../../../../src/shared/lab/who-is-hit';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { Action } from '../../../../src/shared/session/actions';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, aRequest, aSession } from '../../../builders';

const person = (user: string, parts: Partial<Session> = {}, host = 'lab') => aSession(parts, { user, host });
const ann = person('ann');
const root = person('root', { administrator: true });
const me = person('me', { own: true });

function labOf(sessions: readonly Session[], hosts = [aHost()]): LabCopy {
  return copyOf({ revision: 1, monotonic: 0, hosts, stations: [], sessions, requests: [] });
}
const picked = (question: 'end' | 'force' | 'message', ...sessions: readonly Session[]): AskWhat => {
  return { kind: 'selection', question, sessions: sessions.map(({ key }) => key), retryOf: null };
};
const forAll = (question: Action, shown: readonly Session[] = []): AskWhat => {
  return { kind: 'all', question, shown: () => new Set(shown.map(({ key }) => key)) };
};
const all = { kind: 'all', simulated: true } as const;
const users = (chosen: readonly { readonly session: Session }[]) => chosen.map(({ session }) => session.identity.user);

describe('who is asked about', () => {
  const lab = labOf([ann, root, me]);

  test('of a selection everybody is ticked but the own session', () => {
    for (const question of ['end', 'message'] as const) {
      const { groups } = askedAbout(lab, picked(question, ann, root, me), undefined, 0);
      expect(groups.map(({ kind, ticked }) => [kind, ticked])).toEqual([
        ['working', true],
        ['administrators', true],
        ['own', false],
      ]);
    }
  });

  test('of an all the own session is not in the list at all, and that is said', () => {
    for (const question of ['suspend', 'end', 'lock', 'message'] as const) {
      const what = forAll(question);
      const { groups, who } = askedAbout(lab, what, all, 0);
      expect(groups.map(({ kind, ticked }) => [kind, ticked])).toEqual([
        ['working', true],
        ['administrators', false],
      ]);
      expect(notesOf(en, what, who)).toEqual([en.askDialog.leftOutOwn]);
    }
  });

  test('an all without any computer hits nobody', () => {
    expect(askedAbout(labOf([], []), forAll('end'), undefined, 0).groups).toEqual([]);
  });

  test('the scope at first is the widest with a computer that can be read', () => {
    const away = { state: 'unreachable', problem: 'time-limit', detail: '' } as const;
    const hosts = [aHost({ id: 'real', kind: 'logind', connection: away }), aHost()];
    expect(firstScope(labOf([ann], hosts), 'end', scopesOf(hosts), 0)).toEqual(all);
    expect(firstScope(labOf([], hosts.slice(0, 1)), 'end', scopesOf(hosts.slice(0, 1)), 0)).toEqual({
      kind: 'all',
      simulated: false,
    });
  });
});

describe('who is hit when it is confirmed', () => {
  const lab = labOf([ann, root, me]);
  const { groups } = askedAbout(lab, picked('message', ann, root, me), undefined, 0);

  test('those who are ticked', () => {
    expect(users(chosenOf(lab, 'message', groups, new Set()))).toEqual(['ann', 'root']);
    expect(users(chosenOf(lab, 'message', groups, new Set([ann.key, me.key])))).toEqual(['root', 'me']);
  });

  test('not who ended, nor who left the station, since it was asked; nobody who came since', () => {
    const away = { ...root, state: 'disconnected', station: null } as const;
    const later = labOf([away, me, person('late')]);
    expect(users(chosenOf(later, 'message', groups, new Set()))).toEqual([]);
    // To end a session it need not be at a station.
    expect(users(chosenOf(later, 'end', groups, new Set()))).toEqual(['root']);
    expect(stillThere(later, 'message', ann.key)).toBe('ended');
    expect(stillThere(later, 'message', root.key)).toBe('elsewhere');
    expect(stillThere(later, 'end', root.key)).toBe('here');
  });

  test('who is being checked is still there: nobody is left out in silence', () => {
    const checked = labOf([{ ...ann, checking: true }]);
    expect(users(chosenOf(checked, 'end', groups, new Set()))).toEqual(['ann']);
  });
});

describe('what the dialog says', () => {
  test('what a scope covers, and how many of those the filter shows', () => {
    const lab = labOf([ann, root, me, person('away', { state: 'disconnected', station: null })]);
    const asked = askedAbout(lab, forAll('end', [ann, me]), all, 0);
    expect(coversText(en, asked)).toBe('1 computer, 3 sessions (your filter shows 1)');
    expect(coversText(ja, asked)).toBe('1 台のコンピューター、3 件のセッション (絞り込みでの表示は 1 件)');
    // A message does not mean who is away.
    const message = askedAbout(lab, forAll('message', [ann, root]), all, 0);
    expect(coversText(en, message)).toBe('1 computer, 2 sessions');
  });

  test('how many computers it covers of those that there are', () => {
    const three = ['a', 'b', 'c'].map((id) => aHost({ id, name: id }));
    const covers = (hosts: typeof three) => coversText(en, askedAbout(labOf([], hosts), forAll('lock'), all, 0));
    expect(covers(three)).toBe('All 3 computers, 0 sessions');
    expect(covers(three.slice(1))).toBe('Both computers, 0 sessions');
    const away = { ...aHost({ id: 'd' }), connection: { state: 'connecting' } } as const;
    expect(covers([...three, away])).toBe('3 of 4 computers, 0 sessions');
  });

  test('who is not included and why, some by name and the rest by number', () => {
    const away = { state: 'unreachable', problem: 'time-limit', detail: '' } as const;
    const hosts = [aHost({ administratorsKnown: false }), aHost({ id: 'far', name: 'far', connection: away })];
    const texts = Array.from({ length: 7 }, (_, place) =>
      person(`user${place}`, { cannot: { suspend: 'cannot-suspend-this-session' } }),
    );
    const what = forAll('suspend');
    const { who } = askedAbout(labOf([ann, ...texts], hosts), what, all, 0);
    expect(notesOf(en, what, who)).toEqual([
      'Administrators of lab could not be read.',
      'Not included, because they cannot be read: far',
      'Not included: user0, user1, user2, user3, user4, and 2 more (cannot be suspended)',
    ]);
    expect(notesOf(ja, what, who)[1]).toBe('読み取れないため含まれないコンピューター: far');
  });

  test('how many of a selection ended before it opened', () => {
    const what = picked('end', ann, root);
    expect(notesOf(en, what, askedAbout(labOf([ann]), what, undefined, 0).who)).toEqual([
      '1 of the selected sessions ended in the meantime.',
    ]);
  });

  test('who will not see a warning, by reason', () => {
    const sessions = [
      ann,
      person('lost', { state: 'suspended', station: null, fullName: 'Lost Soul' }),
      person('text', { cannot: { message: 'cannot-message-this-session' } }),
      person('left', { state: 'disconnected', station: null }),
    ];
    expect(notSeenNotes(en, sessions)).toEqual([
      'Will not see the warning: Lost Soul, left (not at a station)',
      'Will not see the warning: text (cannot get a message)',
    ]);
    expect(notSeenNotes(en, [ann])).toEqual([]);
  });

  test('for how many a time is not sooner than their countdowns', () => {
    const countdowns = [30_000, 60_000, 90_000].map((endsAt) => ({ ...aRequest(), endsAt }));
    expect(notSooner(countdowns, 60, 0)).toBe(2);
    expect(notSooner(countdowns, 30, 40_000)).toBe(2);
    expect(notSooner(countdowns, 0, 0)).toBe(0);
  });

  test('each scope by name', () => {
    const hosts = [aHost({ id: 'a', name: 'lab-a', room: 'Room 1' }), aHost({ id: 'b', kind: 'logind' })];
    expect(scopesOf(hosts).map((scope) => scopeText(en, labOf([], hosts), scope))).toEqual([
      'All computers (1)',
      'All simulated computers (1)',
      'Room: Room 1',
      'Computer: lab-a',
      'Computer: lab',
    ]);
  });
});
