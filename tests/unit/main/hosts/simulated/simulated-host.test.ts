import { describe, expect, test } from 'vitest';
import { HostError } from '../../../../../src/main/hosts/host-backend';
import type { SimulatedHost } from '../../../../../src/main/hosts/simulated/simulated-host';
import type { Action } from '../../../../../src/shared/session/actions';
import type { SessionIdentity } from '../../../../../src/shared/session/identity';
import { FakeTime } from '../../../../fake-time';
import { identityOf, quickHost } from '../../../../lab-on-fake-time';

function hostWithAnn() {
  const time = new FakeTime();
  const host = quickHost(time);
  const id = host.logOn('ann', '1');
  const readAnn = () => host.read().sessions.find((session) => session.id === id);
  return { time, host, id, readAnn };
}
function command(
  host: SimulatedHost,
  action: Action,
  id: string,
  parts: { force?: boolean; identity?: Partial<SessionIdentity> } = {},
) {
  const identity = { ...identityOf('lab', host, id), ...parts.identity };
  host.command({
    action,
    identity,
    force: parts.force ?? false,
    text: action === 'message' ? 'Hello' : null,
    brief: false,
    title: 'Message',
  });
}

describe('what users of a simulated host do', () => {
  test('log on: the station is taken, first by a session that is opening', () => {
    const { host } = hostWithAnn();
    const id = host.beginLogOn('bob', '2');
    expect(host.read().sessions[1]).toMatchObject({ id, user: 'bob', phase: 'opening', station: '2', fullName: 'BOB' });
    host.finishLogOn(id);
    expect(host.read().sessions[1]).toMatchObject({
      phase: 'open',
      idleSince: 'working',
      resumesAt: { kind: 'station-kind' },
    });
    expect(host.isFree('2')).toBe(false);
    expect(host.read().stations[1]).toMatchObject({ id: '2', name: 'Station 2', activeSession: id });
  });

  test('lock, unlock, go idle, work', async () => {
    const { time, host, id, readAnn } = hostWithAnn();
    host.lock(id);
    expect(readAnn()?.locked).toBe(true);
    host.unlock(id);
    expect(readAnn()?.locked).toBe(false);
    host.goIdle(id);
    const idleSince = time.now();
    await time.pass(60_000);
    expect(readAnn()?.idleSince).toBe(idleSince);
    expect(host.read().hostTime - idleSince).toBe(60_000);
    host.work(id);
    expect(readAnn()?.idleSince).toBe('working');
  });

  test('disconnect, and come back at the same or another station', () => {
    const { time, host, id, readAnn } = hostWithAnn();
    host.disconnect(id);
    expect(readAnn()).toMatchObject({ station: null, detachedSince: time.now(), idleSince: time.now(), phase: 'open' });
    expect(host.isFree('1')).toBe(true);
    host.comeBack(id, '2');
    expect(readAnn()).toMatchObject({ station: '2', detachedSince: null, idleSince: 'working' });
    host.comeBack(id, '3');
    expect([host.isFree('1'), host.isFree('2'), host.isFree('3')]).toEqual([true, true, false]);
  });

  test('sign out, with or without programs left', () => {
    const { host, id, readAnn } = hostWithAnn();
    host.signOutLeavingPrograms(id);
    expect(readAnn()).toMatchObject({ phase: 'closing', station: null });
    expect(host.isFree('1')).toBe(true);
    host.signOut(id);
    expect(readAnn()).toBeUndefined();
  });

  test('ids are used again, logon times are not', () => {
    const { host, id, readAnn } = hostWithAnn();
    const before = readAnn()?.logon;
    host.signOut(id);
    expect(host.logOn('ann', '1')).toBe(id);
    expect(readAnn()?.logon).not.toBe(before);
  });

  test.each<[string, (host: SimulatedHost) => void]>([
    ['no account eve', (host) => host.logOn('eve', '2')],
    ['no station 9', (host) => host.logOn('bob', '9')],
    ['station 1 is taken', (host) => host.logOn('bob', '1')],
    ['no session 7', (host) => host.signOut('7')],
    [
      'session 1 is at no station',
      (host) => {
        host.disconnect('1');
        host.lock('1');
      },
    ],
    [
      'session 1 is closing',
      (host) => {
        host.signOutLeavingPrograms('1');
        host.comeBack('1', '2');
      },
    ],
    ['session 1 is open', (host) => host.finishLogOn('1')],
    [
      'station 2 is taken',
      (host) => {
        host.logOn('bob', '2');
        host.comeBack('1', '2');
      },
    ],
  ])('what cannot be is an error and changes nothing: %s', (message, act) => {
    const { host } = hostWithAnn();
    expect(() => act(host)).toThrow(message);
    expect(host.isFree('1')).toBe(host.session('1')?.station !== '1');
  });
});

describe('what its hardware does', () => {
  const link = (host: SimulatedHost) => {
    const told: string[] = [];
    const close = host.open({
      hint: ({ removed }) => told.push(removed === undefined ? 'hint' : `removed ${removed}`),
      lost: ({ problem }) => told.push(problem),
    });
    return { told, close };
  };

  test('every change is a hint, a removal says of whom; a closed connection is told nothing', () => {
    const { host, id } = hostWithAnn();
    const open = link(host);
    const closed = link(host);
    closed.close();
    host.lock(id);
    host.signOut(id);
    expect(open.told).toEqual(['hint', `removed ${id}`]);
    expect(closed.told).toEqual([]);
  });

  test('restart: a new boot without sessions, connections lost, ids from the beginning', () => {
    const { host, id, readAnn } = hostWithAnn();
    const { told } = link(host);
    const { boot } = host.read();
    host.restart();
    expect(told).toEqual(['connection-lost']);
    expect(host.read()).toMatchObject({ sessions: [] });
    expect(host.read().boot).not.toBe(boot);
    expect(host.logOn('bob', '1')).toBe(id);
    expect(readAnn()?.user).toBe('bob');
  });

  test('made anew, its boot is another: no identity of an earlier one is here', async () => {
    const time = new FakeTime();
    const before = quickHost(time);
    const identity = identityOf('lab', before, before.logOn('ann', '1', 0));
    await time.pass(1);
    const after = quickHost(time);
    after.logOn('ann', '1', 0);
    expect(after.boot).not.toBe(before.boot);
    expect(before.meant(identity)).toBeDefined();
    expect(after.meant(identity)).toBeUndefined();
  });

  test('a broken link: connections lost, none possible until it is restored, sessions live on', () => {
    const { host, readAnn } = hostWithAnn();
    const { told } = link(host);
    host.breakLink();
    expect(told).toEqual(['connection-lost']);
    expect(() => link(host)).toThrow(HostError);
    host.restoreLink();
    link(host);
    expect(readAnn()?.phase).toBe('open');
  });

  test('a host that hangs hints nothing', () => {
    const { host, id } = hostWithAnn();
    const { told } = link(host);
    host.faults = { hangs: true };
    host.lock(id);
    expect(told).toEqual([]);
  });
});

describe('what it does when it is commanded', () => {
  test('the effect comes a little later', async () => {
    const { time, host, id, readAnn } = hostWithAnn();
    command(host, 'lock', id);
    expect(readAnn()?.locked).toBe(false);
    await time.pass(1);
    expect(readAnn()?.locked).toBe(true);
    command(host, 'suspend', id);
    await time.pass(1);
    expect(readAnn()).toMatchObject({ station: null, detachedSince: time.now() });
    command(host, 'end', id);
    await time.pass(1);
    expect(readAnn()?.phase).toBe('closing');
    await time.pass(100);
    expect(readAnn()).toBeUndefined();
  });

  test.each([
    ['stays', 'open'],
    ['stays-closing', 'closing'],
  ] as const)('a session that %s is still %s, until it is ended by force', async (whenEnded, phase) => {
    const { time, host, id, readAnn } = hostWithAnn();
    host.setWhenEnded(id, whenEnded);
    command(host, 'end', id);
    await time.pass(60_000);
    expect(readAnn()?.phase).toBe(phase);
    command(host, 'end', id, { force: true });
    await time.pass(1);
    expect(readAnn()).toBeUndefined();
  });

  test('a message is shown to who is there', () => {
    const { host, id } = hostWithAnn();
    command(host, 'message', id);
    expect(host.session(id)?.messages).toEqual(['Hello']);
    host.disconnect(id);
    expect(() => command(host, 'message', id)).toThrow('Nobody is there');
  });

  test('without a locker nothing locks', async () => {
    const { time, host, id, readAnn } = hostWithAnn();
    host.dropLocker(id);
    command(host, 'lock', id);
    await time.pass(60_000);
    expect(readAnn()?.locked).toBe(false);
  });

  test.each([{ user: 'bob' }, { logon: 'x' }, { boot: 'x' }, { id: '9' }])(
    'another session is not touched: %o',
    async (identity) => {
      const { time, host, id } = hostWithAnn();
      const before = host.session(id);
      for (const action of ['suspend', 'lock', 'end', 'message'] as const) {
        expect(() => command(host, action, id, { identity })).toThrow('no-such-session');
      }
      await time.pass(60_000);
      expect(host.session(id)).toBe(before);
    },
  );

  test('an effect that is under way does not reach who has the id by then', async () => {
    const { time, host, id } = hostWithAnn();
    command(host, 'end', id, { force: true });
    host.signOut(id);
    host.logOn('bob', '1');
    await time.pass(1000);
    expect(host.session(id)?.account.user).toBe('bob');
    const bob = identityOf('lab', host, id);
    command(host, 'end', id, { force: true });
    host.restart();
    host.logOn('bob', '1');
    await time.pass(1000);
    expect(identityOf('lab', host, id)).not.toEqual(bob);
  });
});
