import { afterEach, describe, expect, it } from 'vitest';
import type { FakeLogind } from './fake-logind';
import { desktopAt, type FakeSession } from './fake-session';
import { LogindLabGround } from './logind-lab-ground';

let ground: LogindLabGround;

/** student1 at seat0, student2 and student3 by ssh. */
async function open(): Promise<Record<'one' | 'two' | 'three', FakeSession>> {
  let sessions: Record<'one' | 'two' | 'three', FakeSession> | undefined;
  ground = await LogindLabGround.open((fake) => {
    sessions = {
      one: fake.add(desktopAt('seat0', 2001, 'student1')),
      two: fake.add({ uid: 2002, name: 'student2', tty: 'pts/2' }),
      three: fake.add({ uid: 2003, name: 'student3', tty: 'pts/3' }),
    };
  });
  if (sessions === undefined) throw new Error('nobody is there');
  return sessions;
}

const denied = { error: 'org.freedesktop.DBus.Error.InteractiveAuthorizationRequired', text: 'Not for you.' };
const terminations = (fake: FakeLogind) => fake.commands.filter((command) => command.startsWith('TerminateSession'));

afterEach(() => ground.close());

// The clock moves only as fast as the bus can follow.
const timeout = 30_000;

describe('end', { timeout }, () => {
  it('is done when the host shows it, and touches nobody else', async () => {
    const { one } = await open();
    ground.ask('end', ['student1']);
    expect(await ground.outcomes(1)).toEqual(['end student1: done']);
    expect(ground.fake.commands).toEqual([`TerminateSession ${one.id}`]);
    const { sessions, stations } = ground.lab.snapshot();
    expect(sessions.map(({ identity }) => identity.user).sort()).toEqual(['student2', 'student3']);
    expect(stations.find(({ id }) => id === 'seat0')).toMatchObject({ session: null });
  });

  it('that is accepted and does nothing is never done (fault 2); then force is offered, and does it', async () => {
    const { one } = await open();
    one.stays = true;
    one.ignoresTerm = true;
    ground.ask('end', ['student1'], true);
    expect(await ground.outcomes(1)).toEqual(['end by force student1: refused force-not-offered']);
    ground.ask('end', ['student1']);
    await ground.pass(9500);
    expect(ground.sink.outcomes).toHaveLength(1);
    expect(await ground.outcomes(2)).toContain('end student1: not-ending');
    expect(ground.row('student1').state).toBe('active');
    ground.ask('end', ['student1'], true);
    expect(await ground.outcomes(3)).toContain('end by force student1: done');
    expect(ground.fake.commands).toEqual(['TerminateSession 1', 'KillSession 1 all 15', 'KillSession 1 all 9']);
    expect(ground.rows('student1')).toEqual([]);
  });

  it('by force that is in vain is not ending either', async () => {
    const { one } = await open();
    one.facts.state = 'closing';
    ground.fake.intercept = ({ member }) => (member === 'KillSession' ? { signature: '', body: [] } : undefined);
    await ground.until('leaving', () => ground.row('student1').leaving);
    ground.ask('end', ['student1'], true);
    expect(await ground.outcomes(1)).toEqual(['end by force student1: not-ending']);
    expect(ground.row('student1')).toMatchObject({ state: 'disconnected', leaving: true });
  });

  it('of what a user left running is offered with force at once', async () => {
    const { two } = await open();
    two.facts.state = 'closing';
    await ground.until('leaving', () => ground.row('student2').leaving);
    ground.ask('end', ['student2'], true);
    expect(await ground.outcomes(1)).toEqual(['end by force student2: done']);
  });

  it('whose answer is lost is settled by what is there (fault 1)', async () => {
    const { one, two } = await open();
    two.stays = true;
    ground.fake.intercept = async (call) => {
      if (call.member !== 'TerminateSession') return undefined;
      ground.fake.answer(call);
      if (call.body[0] === one.id) await ground.fake.breakLink();
      return null;
    };
    ground.ask('end', ['student1', 'student2']);
    await ground.until('the loss', ({ hosts }) => hosts[0]?.connection.state === 'unreachable');
    expect(ground.sink.outcomes).toEqual([]);
    expect(ground.rows('student1')).toHaveLength(1);
    ground.fake.intercept = () => undefined;
    await ground.fake.restoreLink();
    expect((await ground.outcomes(2)).toSorted()).toEqual(['end student1: done', 'end student2: not-ending']);
    expect(terminations(ground.fake).length).toBeLessThanOrEqual(2);
  });

  it('of an id that another has by now is refused (fault 3)', async () => {
    const { one } = await open();
    const { key } = ground.row('student1');
    const next = { ...one, facts: { ...one.facts, timestamp: one.facts.timestamp + 1n } };
    ground.fake.sessions.set(one.id, next);
    ground.askFor('end', [key]);
    expect(await ground.outcomes(1)).toEqual(['end student1: refused session-gone']);
    expect(ground.fake.commands).toEqual([]);
    expect(ground.row('student1').identity.logon).toBe(String(next.facts.timestamp));
  });

  it('without the right to it for some is refused for them, and done for the others (fault 8)', async () => {
    const { two } = await open();
    ground.fake.intercept = ({ member, body }) =>
      member === 'TerminateSession' && body[0] === two.id ? denied : undefined;
    ground.ask('end', ['student1', 'student2', 'student3']);
    expect((await ground.outcomes(3)).toSorted()).toEqual([
      'end student1: done',
      'end student2: failed not-permitted',
      'end student3: done',
    ]);
    const failed = ground.sink.settledRequests.find(({ subject }) => subject.user === 'student2');
    expect(failed?.outcome).toMatchObject({ detail: 'Not for you.' });
    expect(ground.row('student2').state).toBe('active');
  });

  it('that the host signals late, twice or not at all is settled all the same', async () => {
    const { one, two, three } = await open();
    const signals = new Map([
      [one.id, 0],
      [two.id, 1],
      [three.id, 2],
    ]);
    ground.fake.intercept = ({ member, body }) => {
      const session = ground.fake.sessions.get(String(body[0]));
      if (member !== 'TerminateSession' || session === undefined) return undefined;
      ground.fake.remove(session, signals.get(session.id));
      return { signature: '', body: [] };
    };
    ground.ask('end', ['student1', 'student2', 'student3']);
    expect((await ground.outcomes(3)).toSorted()).toEqual([
      'end student1: done',
      'end student2: done',
      'end student3: done',
    ]);
    ground.fake.signalRemoved(one);
    await ground.pass(500);
    expect(ground.sink.outcomes).toHaveLength(3);
    expect(ground.lab.snapshot().sessions).toEqual([]);
  });
});

describe('the host', { timeout }, () => {
  it('is last seen while its bus is gone, and read again when it is back', async () => {
    await open();
    const seenAt = ground.lab.snapshot().hosts[0]?.lastSeen;
    await ground.fake.breakLink();
    await ground.until('the loss', ({ hosts }) => hosts[0]?.connection.state === 'unreachable');
    expect(ground.lab.snapshot().sessions).toHaveLength(3);
    await ground.until('no bus', ({ hosts }) => {
      const connection = hosts[0]?.connection;
      return connection?.state === 'unreachable' && connection.problem === 'no-bus';
    });
    expect(ground.lab.snapshot().hosts[0]?.lastSeen).toBeGreaterThanOrEqual(seenAt ?? 0);
    ground.ask('end', ['student1']);
    expect(await ground.outcomes(1)).toEqual(['end student1: refused computer-not-reachable']);
    await ground.fake.restoreLink();
    ground.fake.add({ uid: 2001, name: 'student1', tty: 'pts/4' });
    await ground.until('it is back', ({ hosts }) => hosts[0]?.connection.state === 'connected');
    await ground.until('the new session', () => ground.rows('student1').length === 2);
    expect(ground.fake.commands).toEqual([]);
  });

  it('that started anew has ended its sessions, and an open end is done (fault 5)', async () => {
    const { one } = await open();
    one.stays = true;
    ground.ask('end', ['student1']);
    await ground.until('it is sent', () => ground.fake.commands.length === 1);
    const before = ground.row('student3').key;
    await ground.fake.reboot();
    // The ids of the old boot are given out again.
    ground.fake.add({ uid: 2003, name: 'student3', tty: 'pts/3', timestamp: one.facts.timestamp });
    expect(await ground.outcomes(1)).toEqual(['end student1: done computer-restarted']);
    await ground.until('one session', ({ sessions }) => sessions.length === 1);
    expect(ground.row('student3').key).not.toBe(before);
    expect(ground.sink.events.filter(({ type }) => type === 'ended-by-restart')).toHaveLength(3);
  });

  it('that hints 1,000 times a second is read as often as is good for it, and is right in the end (fault 7)', async () => {
    const { one } = await open();
    let readings = 0;
    ground.fake.intercept = ({ member }) => {
      if (member === 'ListSessions') readings++;
      return undefined;
    };
    for (let burst = 0; burst < 100; burst++) {
      for (let hint = 0; hint < 10; hint++) ground.fake.changed(one, 'IdleHint');
      if (burst % 10 === 0) ground.fake.signalRemoved(one);
      await ground.pass(10, 10);
    }
    one.facts.lockedHint = true;
    ground.fake.changed(one, 'LockedHint');
    await ground.until('the lock', () => ground.row('student1').state === 'locked');
    // At most one reading for each pause between hints, 30 ms.
    expect(readings).toBeLessThan(40);
    expect(readings).toBeGreaterThan(10);
    expect(ground.lab.snapshot().sessions).toHaveLength(3);
    expect(ground.sink.events.map(({ type }) => type)).not.toContain('ended');
  });

  it('that says garbage changes no row, and says so (fault 14)', async () => {
    const { one, two } = await open();
    const before = ground.lab.snapshot().sessions;
    one.said.Name = ['u', 5];
    ground.fake.changed(two, 'IdleHint');
    await ground.until('the refusal', ({ hosts }) => hosts[0]?.connection.state === 'unreachable');
    expect(ground.lab.snapshot().hosts[0]?.connection).toMatchObject({ problem: 'bad-reading' });
    expect(ground.lab.snapshot().sessions).toEqual(before);
    one.said.Name = ['s', 'x'.repeat(100_000)];
    await ground.pass(5000);
    expect(ground.lab.snapshot().hosts[0]?.connection).toMatchObject({ problem: 'bad-reading' });
    delete one.said.Name;
    await ground.until('it is back', ({ hosts }) => hosts[0]?.connection.state === 'connected');
    expect(ground.lab.snapshot().sessions).toEqual(before);
  });

  it('that does not answer is given up within the limit, and found again over a new connection (fault 12)', async () => {
    await open();
    const alone = ground.fake.connections;
    ground.fake.intercept = ({ member }) => (member === 'ListSessions' ? null : undefined);
    await ground.until('the limit', ({ hosts }) => hosts[0]?.connection.state === 'unreachable');
    await ground.pass(7000);
    ground.fake.intercept = () => undefined;
    await ground.until('it is back', ({ hosts }) => hosts[0]?.connection.state === 'connected');
    expect(ground.fake.connections).toBe(alone);
  });

  it('shows who logged on at once, though it does not signal that the session is open', async () => {
    await open();
    const session = ground.fake.add({ state: 'opening', uid: 2001, name: 'student1', tty: 'pts/4' });
    await ground.pass(50);
    session.facts.state = 'active';
    await ground.pass(500);
    expect(ground.rows('student1')).toHaveLength(2);
  });

  it('shows a sign out that leaves programs behind, without a hint', async () => {
    const { two } = await open();
    two.facts.state = 'closing';
    await ground.pass(5500);
    expect(ground.row('student2')).toMatchObject({ leaving: true, station: null });
    expect(ground.lab.snapshot().stations.map(({ id }) => id)).not.toContain(`ssh:${two.id}`);
  });
});

describe('lock', { timeout }, () => {
  it('is done when the screen shows it, and failed when nothing answers: then it is not offered again', async () => {
    const { one } = await open();
    one.locker = true;
    ground.ask('lock', ['student1']);
    expect(await ground.outcomes(1)).toEqual(['lock student1: done']);
    one.locker = false;
    one.facts.lockedHint = false;
    ground.fake.changed(one, 'LockedHint');
    await ground.until('unlocked', () => ground.row('student1').state === 'active');
    ground.ask('lock', ['student1']);
    expect(await ground.outcomes(2)).toContain('lock student1: failed no-locker-answered');
    await ground.pass(5500);
    ground.ask('lock', ['student1']);
    expect(await ground.outcomes(3)).toContain('lock student1: refused no-locker-answered');
    expect(ground.fake.commands).toHaveLength(2);
  });
});
