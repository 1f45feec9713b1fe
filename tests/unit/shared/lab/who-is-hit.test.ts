import { describe, expect, test } from 'vitest';
import { scopesOf, workingIdle } from '../../../../src/shared/lab/who-is-hit';
import type { Action } from '../../../../src/shared/session/actions';
import type { SessionKey } from '../../../../src/shared/session/identity';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, aRequest } from '../../../builders';
import { all, away, groups, hit, hitUsers, idle, leaving, person } from './who-is-hit-ground';

describe('groups', () => {
  test('everyone stands in one group, in the order of the dialog', () => {
    const sessions = [
      person('ann', idle(0)),
      person('bob', idle(workingIdle)),
      person('carl', { ...away, ...idle(0) }),
      person('root', { administrator: true }),
      person('cron', { ...away, terminal: false }),
      person('left', leaving),
      person('root2', { ...leaving, administrator: true, terminal: false }),
      person('root3', { administrator: true, terminal: false }),
    ];
    expect(groups(hit({ sessions }, 'end', all))).toEqual([
      'working: ann',
      'others: bob, carl',
      'administrators*: root, root3',
      'without-terminal*: cron',
      'leftovers*: left, root2',
    ]);
  });

  test('who was picked by hand is ticked in every group', () => {
    const sessions = [person('ann'), person('root', { administrator: true }), person('left', leaving)];
    const target = { kind: 'selection', sessions: sessions.map(({ key }) => key) } as const;
    expect(groups(hit({ sessions }, 'end', target))).toEqual([
      'working: ann',
      'administrators: root',
      'leftovers: left',
    ]);
  });

  test('what is leaving because we asked is no leftover', () => {
    const left = person('left', leaving);
    const outcome = { kind: 'not-ending' } as const;
    const asked = aRequest({ session: left.key, outcome, standing: true, dismissed: true });
    expect(groups(hit({ sessions: [left], requests: [asked] }, 'end', all))).toEqual(['others: left']);
    const refused = aRequest({ session: left.key, outcome: { kind: 'refused', reason: 'checking', detail: '' } });
    expect(groups(hit({ sessions: [left], requests: [refused] }, 'end', all))).toEqual(['leftovers*: left']);
  });

  test.each([
    [{ idleSince: 'working' }, true],
    [{ idleSince: null }, true],
    [idle(workingIdle - 1), true],
    [idle(workingIdle), false],
    [{ ...away, ...idle(workingIdle - 1) }, true],
    [{ ...away, ...idle(workingIdle) }, false],
  ] as const)('may lose work: %o: %s', (parts, expected) => {
    const result = hit({ sessions: [person('ann', parts)] }, 'end', all);
    expect(result.groups[0]?.hits[0]?.mayLoseWork).toBe(expected);
  });

  test("idle is taken against the host's clock", () => {
    const hosts = [aHost({ clockOffset: -1000 })];
    const atLimit = (milliseconds: number) =>
      hit({ hosts, sessions: [person('ann', idle(milliseconds))] }, 'end', all).groups[0]?.hits[0]?.mayLoseWork;
    expect(atLimit(workingIdle + 1000)).toBe(false);
    expect(atLimit(workingIdle + 999)).toBe(true);
  });
});

describe('what each all covers', () => {
  const everyState = [
    person('active'),
    person('locked', { state: 'locked' }),
    person('disconnected', away),
    person('suspended', { ...away, state: 'suspended' }),
    person('leaving', leaving),
  ];

  test.each([
    ['end', ['active', 'disconnected', 'leaving', 'locked', 'suspended']],
    ['suspend', ['active', 'locked']],
    ['lock', ['active']],
    ['message', ['active', 'locked']],
  ] as const)('%s', (action, users) => {
    const result = hit({ sessions: everyState }, action, all);
    expect(hitUsers(result)).toEqual(users);
    expect(result.leftOut).toEqual([]);
  });

  test.each(['suspend', 'lock', 'message'] as const)('who is ticked in %s all is who is ticked in any', (action) => {
    const sessions = [
      person('ann', idle(0)),
      person('bob', idle(workingIdle)),
      person('root', { administrator: true }),
      person('cron', { terminal: false }),
      person('left', leaving),
    ];
    expect(groups(hit({ sessions }, action, all))).toEqual([
      'working: ann',
      'others: bob',
      'administrators*: root',
      'without-terminal*: cron',
    ]);
  });

  test('the own session is named as not included only where it would be meant', () => {
    const sessions = [person('me', { own: true, state: 'locked' })];
    expect(hit({ sessions }, 'message', all).own).toHaveLength(1);
    expect(hit({ sessions }, 'lock', all).own).toEqual([]);
  });

  test('what a session cannot do is said; what is being checked is left alone', () => {
    const sessions = [
      person('text', { cannot: { suspend: 'cannot-suspend-this-session' } }),
      person('missing', { checking: true }),
    ];
    const result = hit({ sessions }, 'suspend', all);
    expect(hitUsers(result)).toEqual([]);
    expect(result.leftOut.map(({ session, reason }) => [session.identity.user, reason])).toEqual([
      ['text', 'cannot-suspend-this-session'],
      ['missing', 'checking'],
    ]);
  });

  test('a picked session in a state that does not allow it is said too', () => {
    const sessions = everyState;
    const result = hit({ sessions }, 'lock', { kind: 'selection', sessions: sessions.map(({ key }) => key) });
    expect(hitUsers(result)).toEqual(['active']);
    expect(result.leftOut.map(({ session, reason }) => [session.identity.user, reason])).toEqual([
      ['locked', 'already-locked'],
      ['disconnected', 'not-at-a-station'],
      ['suspended', 'not-at-a-station'],
      ['leaving', 'leaving'],
    ]);
  });

  test('what is already open is left out, and so is everything on a session that ends', () => {
    const ann = person('ann');
    const left = (action: Action, open: Action) =>
      hit({ sessions: [ann], requests: [aRequest({ session: ann.key, action: open })] }, action, all).leftOut[0]
        ?.reason;
    expect(left('end', 'end')).toBe('already-ending');
    expect(left('message', 'end')).toBe('already-ending');
    expect(left('suspend', 'suspend')).toBe('already-open');
    expect(left('message', 'message')).toBeUndefined();
    expect(left('end', 'suspend')).toBeUndefined();
    const settled = aRequest({ session: ann.key, outcome: { kind: 'called-off', reason: 'administrator' } });
    expect(hitUsers(hit({ sessions: [ann], requests: [settled] }, 'end', all))).toEqual(['ann']);
  });
});

describe('the own session', () => {
  const sessions = [person('me', { own: true }), person('ann')];

  test('is never part of an all', () => {
    for (const target of [all, { kind: 'computer', host: 'lab' }] as const) {
      const result = hit({ sessions }, 'end', target);
      expect(hitUsers(result)).toEqual(['ann']);
      expect(result.own.map(({ session }) => session.identity.user)).toEqual(['me']);
    }
  });

  test('stands apart in a selection, and is not named where it is not meant', () => {
    const [me, other] = sessions as [Session, Session];
    const picked = (keys: SessionKey[]) => hit({ sessions }, 'end', { kind: 'selection', sessions: keys });
    expect(hitUsers(picked([me.key]))).toEqual([]);
    expect(picked([me.key]).own).toHaveLength(1);
    expect(picked([other.key]).own).toEqual([]);
  });
});

describe('scopes', () => {
  const unreachable = { state: 'unreachable', problem: 'connection-lost', detail: '' } as const;
  const hosts = [
    aHost({ id: 'a', kind: 'logind', room: 'Room 1' }),
    aHost({ id: 'b', kind: 'logind', room: 'Room 2' }),
    aHost({ id: 'c', kind: 'logind', room: 'Room 2', connection: unreachable }),
    aHost({ id: 's', kind: 'simulated', room: 'Room 1' }),
  ];
  const sessions = ['a', 'b', 'c', 's'].map((host) => person(`of-${host}`, {}, host));

  test.each([
    [{ kind: 'all', simulated: false }, ['of-a', 'of-b']],
    [{ kind: 'all', simulated: true }, ['of-s']],
    [{ kind: 'room', simulated: false, room: 'Room 1' }, ['of-a']],
    [{ kind: 'room', simulated: true, room: 'Room 1' }, ['of-s']],
    [{ kind: 'room', simulated: false, room: 'Room 2' }, ['of-b']],
    [{ kind: 'computer', host: 'b' }, ['of-b']],
    [{ kind: 'computer', host: 'c' }, []],
    [{ kind: 'computer', host: 'unknown' }, []],
  ] as const)('%o: %o', (scope, users) => {
    expect(hitUsers(hit({ hosts, sessions }, 'end', scope))).toEqual(users);
  });

  test('computers that cannot be read are named as not included, with or without sessions', () => {
    const result = hit({ hosts, sessions }, 'end', { kind: 'all', simulated: false });
    expect(result.computers.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(result.unreachable.map(({ host, sessions }) => [host.id, sessions])).toEqual([['c', 1]]);
    const empty = hit({ hosts, sessions: [] }, 'end', { kind: 'computer', host: 'c' });
    expect(empty.unreachable.map(({ host, sessions }) => [host.id, sessions])).toEqual([['c', 0]]);
    const connecting = [aHost({ connection: { state: 'connecting' } })];
    expect(hit({ hosts: connecting, sessions: [] }, 'end', all).unreachable).toHaveLength(1);
  });

  test('computers whose administrators could not be read are named when somebody there is hit', () => {
    const unread = [aHost({ administratorsKnown: false }), aHost({ id: 'empty', administratorsKnown: false })];
    const result = hit({ hosts: unread, sessions: [person('ann')] }, 'end', all);
    expect(result.administratorsUnknown.map(({ id }) => id)).toEqual(['lab']);
  });

  test('offered are every all, every room and every computer, simulated and real apart', () => {
    expect(scopesOf(hosts)).toEqual([
      { kind: 'all', simulated: false },
      { kind: 'room', simulated: false, room: 'Room 1' },
      { kind: 'room', simulated: false, room: 'Room 2' },
      { kind: 'all', simulated: true },
      { kind: 'room', simulated: true, room: 'Room 1' },
      ...['a', 'b', 'c', 's'].map((host) => ({ kind: 'computer', host })),
    ]);
    expect(scopesOf([aHost()])).toEqual([all, { kind: 'computer', host: 'lab' }]);
  });
});

describe('a selection', () => {
  test('of nothing hits nobody', () => {
    const result = hit({ sessions: [person('ann')] }, 'end', { kind: 'selection', sessions: [] });
    expect([result.groups, result.own, result.leftOut, result.computers]).toEqual([[], [], [], []]);
  });

  test('hits a session once, and counts those that are gone', () => {
    const [ann, bob] = [person('ann'), person('bob')];
    const picked = { kind: 'selection', sessions: [ann.key, ann.key, bob.key] } as const;
    const result = hit({ sessions: [ann] }, 'end', picked);
    expect(hitUsers(result)).toEqual(['ann']);
    expect(result.gone).toBe(1);
  });
});
