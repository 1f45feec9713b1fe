import { describe, expect, test } from 'vitest';
import { openingTime, SimulatedUsers } from '../../../../../src/main/hosts/simulated/simulated-users';
import type { SessionIdentity } from '../../../../../src/shared/session/identity';
import { FakeTime } from '../../../../fake-time';
import { identityOf, quickHost } from '../../../../lab-on-fake-time';

/** Ann at station 1, bob away, carl's programs still running, station 2 and 3 free. */
function usersOfLab() {
  const time = new FakeTime();
  const host = quickHost(time);
  const users = new SimulatedUsers('lab-a', host, time);
  const ann = host.logOn('ann', '1');
  const bob = host.logOn('bob', '2');
  host.disconnect(bob);
  host.signOutLeavingPrograms(host.logOn('carl', '2'));
  const identity = (id: string): SessionIdentity => identityOf('lab-a', host, id);
  return { time, host, users, ann, bob, identity };
}

describe('the users of a simulated host', () => {
  test('are told with where they are', () => {
    const { host, users } = usersOfLab();
    host.beginLogOn('dora', '3');
    expect(users.list().slice(0, 5)).toEqual([
      { user: 'ann', fullName: 'ANN', presence: 'at-station' },
      { user: 'bob', fullName: 'BOB', presence: 'away' },
      { user: 'carl', fullName: 'CARL', presence: 'logged-off' },
      { user: 'dora', fullName: 'DORA', presence: 'at-station' },
      { user: 'root', fullName: 'ROOT', presence: 'logged-off' },
    ]);
  });

  test('log on: a new session opens first', async () => {
    const { time, host, users } = usersOfLab();
    const id = users.logOn('dora', '3');
    expect(host.session(id)).toMatchObject({ phase: 'opening', station: '3' });
    await time.pass(openingTime - 1);
    expect(host.session(id)?.phase).toBe('opening');
    await time.pass(1);
    expect(host.session(id)).toMatchObject({ phase: 'open', station: '3', account: { user: 'dora' } });
    expect(time.pending).toBe(0);
  });

  test('log on: a session that was left is picked up', () => {
    const { host, users, bob } = usersOfLab();
    expect(users.logOn('bob', '3')).toBe(bob);
    expect(host.session(bob)).toMatchObject({ phase: 'open', station: '3' });
    expect(users.presence('bob')).toBe('at-station');
  });

  test('a logon that is cut off does not open the next session with its id', async () => {
    const { time, host, users } = usersOfLab();
    const id = users.logOn('dora', '3');
    host.signOut(id);
    expect(host.beginLogOn('root', '3')).toBe(id);
    await time.pass(10 * openingTime);
    expect(host.session(id)?.phase).toBe('opening');
    host.restart();
    users.logOn('dora', '3');
    host.restart();
    await time.pass(10 * openingTime);
    expect([...host.sessions]).toEqual([]);
  });

  test.each([
    ['eve', '3', 'there is no account eve on lab-a'],
    ['dora', '9', 'there is no station 9 on lab-a'],
    ['dora', '1', 'Station 1 of lab-a is taken'],
    ['bob', '1', 'Station 1 of lab-a is taken'],
    ['ann', '3', 'ann is already at Station 1 of lab-a'],
    ['ann', '1', 'ann is already at Station 1 of lab-a'],
  ])('%s cannot log on at station %s, and nothing changes', (user, station, message) => {
    const { host, users } = usersOfLab();
    const before = host.read();
    expect(() => users.logOn(user, station)).toThrow(message);
    expect(host.read()).toEqual(before);
  });

  test('lock, unlock, disconnect, sign out', () => {
    const { host, users, ann, identity } = usersOfLab();
    users.act(identity(ann), 'lock');
    expect(host.session(ann)?.locked).toBe(true);
    users.act(identity(ann), 'unlock');
    expect(host.session(ann)).toMatchObject({ locked: false, idleSince: 'working' });
    users.act(identity(ann), 'disconnect');
    expect(host.session(ann)).toMatchObject({ station: null, phase: 'open' });
    expect(host.isFree('1')).toBe(true);
    users.logOn('ann', '3');
    users.act(identity(ann), 'sign-out');
    expect(host.session(ann)).toBeUndefined();
    expect(host.isFree('3')).toBe(true);
  });

  test('a program that will not close: the session stays when it is asked to end, and goes by force', async () => {
    const { time, host, users, ann, identity } = usersOfLab();
    users.act(identity(ann), 'resist');
    const end = { action: 'end', identity: identity(ann), text: null, brief: false, title: '' } as const;
    host.command({ ...end, force: false });
    await time.pass(60_000);
    expect(host.session(ann)).toMatchObject({ phase: 'open', station: '1' });
    host.command({ ...end, force: true });
    await time.pass(60_000);
    expect(host.session(ann)).toBeUndefined();
  });

  test.each([{ user: 'bob' }, { logon: 'x' }, { boot: 'x' }, { id: '9' }])(
    'another session is not touched: %o',
    (parts) => {
      const { host, users, ann, identity } = usersOfLab();
      const before = host.read();
      for (const act of ['lock', 'unlock', 'disconnect', 'sign-out'] as const) {
        const other = { ...identity(ann), ...parts };
        expect(() => users.act(other, act)).toThrow(`the session of ${other.user} on lab-a is gone`);
      }
      expect(host.read()).toEqual(before);
    },
  );

  test('who is at no station can do nothing there', () => {
    const { host, users, bob, identity } = usersOfLab();
    const carl = [...host.sessions].find(({ account }) => account.user === 'carl')?.id ?? '';
    const dora = users.logOn('dora', '3');
    const before = host.read();
    for (const act of ['lock', 'unlock', 'disconnect', 'sign-out'] as const) {
      expect(() => users.act(identity(bob), act)).toThrow('bob is at no station of lab-a');
      expect(() => users.act(identity(carl), act)).toThrow('the session of carl on lab-a is still closing');
      expect(() => users.act(identity(dora), act)).toThrow('the session of dora on lab-a is still opening');
    }
    expect(host.read()).toEqual(before);
  });
});
