import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Host } from '../../../../src/shared/lab/host';
import { emptyRule, saysSomething, selectByRule } from '../../../../src/shared/lab/select-by-rule';
import type { Session } from '../../../../src/shared/session/session';
import type { SelectRule } from '../../../../src/shared/settings/select-rule';
import { aHost, aSession } from '../../../builders';

const minute = 60_000;
const now = 1000 * minute;

const idle = (minutes: number): Partial<Session> => ({ idleSince: now - minutes * minute });
const away = (minutes: number, state: 'disconnected' | 'suspended' = 'disconnected'): Partial<Session> => {
  return { state, station: null, stateSince: now - minutes * minute };
};
const person = (user: string, parts: Partial<Session> = {}, host = 'lab') => aSession(parts, { user, host });

function labOf(sessions: readonly Session[], hosts: readonly Host[]) {
  return {
    hosts: new Map(hosts.map((host) => [host.id, host])),
    sessions: new Map(sessions.map((session) => [session.key, session])),
  };
}
function select(rule: Partial<SelectRule>, sessions: readonly Session[], hosts: readonly Host[] = [aHost()]) {
  const { sessions: selected, ...rest } = selectByRule(
    labOf(sessions, hosts),
    { ...emptyRule, ...rule },
    hosts[0]?.kind === 'simulated',
    now,
  );
  return { users: selected.map(({ identity }) => identity.user), ...rest };
}

describe('each part', () => {
  test('idle for longer, not for just as long; working or unknown never', () => {
    const sessions = [
      person('ann', idle(30.01)),
      person('bob', idle(30)),
      person('carl', { idleSince: 'working' }),
      person('dora', { idleSince: null }),
      person('erik', { ...away(1), ...idle(31) }),
    ];
    expect(select({ idleOver: 30 }, sessions).users).toEqual(['ann', 'erik']);
  });

  test('disconnected or suspended for longer; where the beginning was not seen, at least since then', () => {
    const sessions = [
      person('ann', away(60.01)),
      person('bob', away(60, 'suspended')),
      person('carl', { ...away(61, 'suspended'), stateSinceExact: false }),
      person('dora', { stateSince: now - 600 * minute }),
      person('erik', { state: 'locked', stateSince: now - 600 * minute }),
    ];
    expect(select({ awayOver: 60 }, sessions).users).toEqual(['ann', 'carl']);
  });

  test("times are taken against the host's clock", () => {
    const early = aHost({ id: 'early', clockOffset: -10 * minute });
    const late = aHost({ id: 'late', clockOffset: 10 * minute });
    const sessions = [person('ann', idle(25), 'late'), person('bob', idle(35), 'early')];
    expect(select({ idleOver: 30 }, sessions, [early, late]).users).toEqual(['ann']);
    const gone = [person('ann', away(25), 'late'), person('bob', away(35), 'early')];
    expect(select({ awayOver: 30 }, gone, [early, late]).users).toEqual(['ann']);
  });

  test('users, or everyone but them, without regard to case; those without a session are named', () => {
    const sessions = ['Ann', 'bob', 'carl'].map((user) => person(user));
    const rule = { users: ['ann', 'BOB', 'dorra'] };
    expect(select(rule, sessions)).toMatchObject({ users: ['Ann', 'bob'], unknownUsers: ['dorra'] });
    const but = select({ ...rule, everyoneBut: true }, sessions);
    expect(but).toMatchObject({ users: ['carl'], unknownUsers: ['dorra'] });
  });

  test('all who have the account: the same user twice is two sessions', () => {
    const sessions = [person('ann'), aSession({}, { user: 'ann', id: '2' })];
    expect(select({ users: ['ann'] }, sessions).users).toEqual(['ann', 'ann']);
  });

  test('a room', () => {
    const hosts = [aHost({ id: 'a', room: 'Room 1' }), aHost({ id: 'b', room: 'Room 2' }), aHost({ id: 'c' })];
    const sessions = [person('ann', {}, 'a'), person('bob', {}, 'b'), person('carl', {}, 'c')];
    expect(select({ room: 'Room 1' }, sessions, hosts).users).toEqual(['ann']);
    expect(select({ room: 'Room 3' }, sessions, hosts).users).toEqual([]);
  });

  test('all parts must fit', () => {
    const hosts = [aHost({ id: 'a', room: 'Room 1' }), aHost({ id: 'b', room: 'Room 2' })];
    const fits = { ...away(61), ...idle(31) };
    const rule = { idleOver: 30, awayOver: 60, users: ['bob'], everyoneBut: true, room: 'Room 1' };
    const sessions = [
      person('ann', fits, 'a'),
      person('bob', fits, 'a'),
      person('carl', fits, 'b'),
      person('dora', { ...fits, ...idle(29) }, 'a'),
      person('erik', { ...fits, ...away(59) }, 'a'),
    ];
    expect(select(rule, sessions, hosts).users).toEqual(['ann']);
  });
});

describe('who is never selected', () => {
  const everyone = { users: ['nobody'], everyoneBut: true };

  test('nobody by a rule that says nothing, also not everyone but nobody', () => {
    expect(select({}, [person('ann')]).users).toEqual([]);
    expect(select({ everyoneBut: true }, [person('ann')]).users).toEqual([]);
    expect(saysSomething({ ...emptyRule, everyoneBut: true })).toBe(false);
  });

  test('the own session, what is checked, and what is leaving; they are known users all the same', () => {
    const sessions = [
      person('me', { own: true }),
      person('ann', { checking: true }),
      person('bob', { ...away(600), leaving: true }),
      person('carl'),
    ];
    expect(select(everyone, sessions).users).toEqual(['carl']);
    expect(select({ awayOver: 1 }, sessions).users).toEqual([]);
    expect(select({ users: ['me', 'ann', 'bob'] }, sessions)).toMatchObject({ users: [], unknownUsers: [] });
  });

  test('whoever is on a computer that cannot be read now; the computers of the room are named', () => {
    const connection = { state: 'unreachable', problem: 'no-bus', detail: '' } as const;
    const hosts = [
      aHost({ id: 'a', name: 'a', room: 'Room 1', connection }),
      aHost({ id: 'b', name: 'b', room: 'Room 2', connection: { state: 'connecting' } }),
      aHost({ id: 'c', name: 'c', room: 'Room 1' }),
    ];
    const sessions = [person('ann', {}, 'a'), person('carl', {}, 'c')];
    const all = select(everyone, sessions, hosts);
    expect([all.users, all.unreachable.map(({ name }) => name)]).toEqual([['carl'], ['a', 'b']]);
    const room = select({ room: 'Room 1' }, sessions, hosts);
    expect([room.users, room.unreachable.map(({ name }) => name)]).toEqual([['carl'], ['a']]);
  });

  test('simulated and real ones together', () => {
    const hosts = [aHost({ id: 'real', kind: 'logind' }), aHost({ id: 'made-up' })];
    const sessions = [person('ann', {}, 'real'), person('bob', {}, 'made-up')];
    expect(select(everyone, sessions, hosts).users).toEqual(['ann']);
    expect(select(everyone, sessions, hosts.toReversed()).users).toEqual(['bob']);
  });
});

test('whatever the rule and the lab: only who may be selected is, and each part that says something fits', () => {
  const hosts = [
    aHost({ id: 'a', room: 'Room 1', clockOffset: 3 * minute }),
    aHost({ id: 'b', room: 'Room 2', connection: { state: 'unreachable', problem: 'no-bus', detail: '' } }),
    aHost({ id: 'c', clockOffset: -3 * minute }),
    aHost({ id: 'd', kind: 'logind', room: 'Room 1' }),
  ];
  const time = fc.integer({ min: 0, max: 20 }).map((minutes) => now - minutes * minute);
  const user = fc.constantFrom<string>('ann', 'bob', 'carl');
  const seldom = fc.integer({ min: 0, max: 7 }).map((one) => one === 7);
  const some = fc.array(
    fc.record({
      identity: fc.record({ user, host: fc.constantFrom('a', 'b', 'c', 'd', 'gone') }),
      parts: fc.record({
        state: fc.constantFrom('active', 'locked', 'disconnected', 'suspended'),
        idleSince: fc.oneof(time, fc.constantFrom('working' as const, null)),
        stateSince: time,
        stateSinceExact: fc.boolean(),
        own: seldom,
        leaving: seldom,
        checking: seldom,
      }),
    }),
    { minLength: 5, maxLength: 20 },
  );
  const minutes = fc.option(fc.integer({ min: 1, max: 15 }), { freq: 1 });
  const rules = fc.record({
    idleOver: minutes,
    awayOver: minutes,
    users: fc.uniqueArray(user, { maxLength: 2 }),
    everyoneBut: fc.boolean(),
    room: fc.option(fc.constantFrom('Room 1', 'Room 2'), { freq: 1 }),
  });
  let picked = 0;
  fc.assert(
    fc.property(some, rules, fc.boolean(), (people, rule, simulated) => {
      const sessions = people.map(({ identity, parts }, id) => aSession(parts, { ...identity, id: String(id) }));
      const selected = selectByRule(labOf(sessions, hosts), rule, simulated, now).sessions;
      picked += selected.length;
      if (rule.idleOver === null && rule.awayOver === null && rule.users.length === 0 && rule.room === null)
        expect(selected).toEqual([]);
      for (const { own, leaving, checking, idleSince, state, stateSince, identity } of selected) {
        const host = hosts.find(({ id }) => id === identity.host);
        const hostNow = now + (host?.clockOffset ?? Number.NaN);
        expect([own, leaving, checking, host?.connection.state]).toEqual([false, false, false, 'connected']);
        expect(host?.kind === 'simulated').toBe(simulated);
        if (rule.idleOver !== null)
          expect(hostNow - Number(idleSince ?? Number.NaN)).toBeGreaterThan(rule.idleOver * minute);
        if (rule.awayOver !== null) {
          expect(['disconnected', 'suspended']).toContain(state);
          expect(hostNow - stateSince).toBeGreaterThan(rule.awayOver * minute);
        }
        if (rule.users.length > 0) expect(rule.users.includes(identity.user)).toBe(!rule.everyoneBut);
        if (rule.room !== null) expect(host?.room).toBe(rule.room);
      }
    }),
    { numRuns: 1000 },
  );
  // A rule that never selected anybody would prove nothing.
  expect(picked).toBeGreaterThan(100);
});
