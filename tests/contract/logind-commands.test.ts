import { afterEach, describe, expect, it } from 'vitest';
import { HostError } from '../../src/main/hosts/host-backend';
import { FakeTime } from '../fake-time';
import type { FakeLogind } from './fake-logind';
import { desktopAt, type FakeSession } from './fake-session';
import { errorOf, type GroundOptions, isPending, LogindGround, until } from './logind-ground';

let ground: LogindGround;

async function open(options: GroundOptions = {}): Promise<{ fake: FakeLogind; session: FakeSession }> {
  ground = await LogindGround.connected(options);
  const session = ground.fake.add(desktopAt('seat0', 2001, 'student1'));
  return { fake: ground.fake, session };
}

afterEach(() => ground.close());

describe('a refusal', () => {
  it.each([
    ['org.freedesktop.DBus.Error.InteractiveAuthorizationRequired', 'not-permitted'],
    ['org.freedesktop.DBus.Error.AccessDenied', 'not-permitted'],
    ['org.freedesktop.DBus.Error.NotSupported', 'not-supported'],
    ['org.freedesktop.login1.NoSuchSession', 'no-such-session'],
    ['org.freedesktop.DBus.Error.NoReply', 'connection-lost'],
    ['org.freedesktop.DBus.Error.Failed', 'host-error'],
  ])('%s means %s, with the words of the host', async (error, problem) => {
    const { fake, session } = await open();
    fake.intercept = ({ member }) => (member === 'TerminateSession' ? { error, text: 'in its own words' } : undefined);
    expect(await errorOf(ground.act('end', session))).toMatchObject({ problem, detail: 'in its own words' });
    expect(fake.sessions.has(session.id)).toBe(true);
  });
});

describe('end by force', () => {
  it('asks the programs first, and kills none when they go', async () => {
    const { fake, session } = await open();
    await ground.act('end', session, { force: true });
    expect(fake.commands).toEqual(['KillSession 1 all 15']);
    expect(fake.sessions.size).toBe(0);
  });

  it('kills what is still there after 5 s', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    session.ignoresTerm = true;
    const act = ground.act('end', session, { force: true });
    await until('they are asked', () => fake.commands.length === 1);
    await time.pass(4999);
    expect(await isPending(ground, act)).toBe(true);
    expect(fake.commands).toEqual(['KillSession 1 all 15']);
    await time.pass(1);
    await act;
    expect(fake.commands).toEqual(['KillSession 1 all 15', 'KillSession 1 all 9']);
    expect(fake.sessions.size).toBe(0);
    expect(time.pending).toBe(0);
  });

  it('is not taken in by the end of another session', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    const other = fake.add();
    session.ignoresTerm = true;
    const act = ground.act('end', session, { force: true });
    await until('they are asked', () => fake.commands.length === 1);
    fake.remove(other);
    expect(await isPending(ground, act)).toBe(true);
    await time.pass(5000);
    await act;
    expect(fake.sessions.size).toBe(0);
  });

  it('says that there is no such session when it went without a signal', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    session.ignoresTerm = true;
    const problem = errorOf(ground.act('end', session, { force: true }));
    await until('they are asked', () => fake.commands.length === 1);
    fake.remove(session, 0);
    await time.pass(5000);
    expect((await problem).problem).toBe('no-such-session');
  });

  it('kills nothing when it is called off in between', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    session.ignoresTerm = true;
    const controller = new AbortController();
    const reason = new HostError('connection-lost');
    const act = ground.act('end', session, { force: true, signal: controller.signal });
    const outcome = expect(act).rejects.toBe(reason);
    await until('they are asked', () => fake.commands.length === 1);
    controller.abort(reason);
    await outcome;
    await time.pass(20_000);
    await ground.read();
    expect(fake.commands).toEqual(['KillSession 1 all 15']);
    expect(time.pending).toBe(0);
  });

  it('says that the connection is lost when it is, in between', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    session.ignoresTerm = true;
    const problem = errorOf(ground.act('end', session, { force: true }));
    await until('they are asked', () => fake.commands.length === 1);
    await fake.breakLink();
    expect((await problem).problem).toBe('connection-lost');
    expect(time.pending).toBe(0);
  });

  it('is refused without more ado when there is no right to it', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    fake.intercept = ({ member }) =>
      member === 'KillSession' ? { error: 'org.freedesktop.DBus.Error.AccessDenied', text: 'no' } : undefined;
    expect((await errorOf(ground.act('end', session, { force: true }))).problem).toBe('not-permitted');
    expect(time.pending).toBe(0);
  });

  it('takes no longer than its limit says', async () => {
    await open();
    const { force } = ground.backend.limits;
    // Two times the pause, and a margin for the host to show it.
    expect(force).toBeGreaterThan(10_000);
    expect(force).toBeLessThan(15_000);
  });
});

describe('lock', () => {
  const cannotLock = async () => (await ground.read()).sessions[0]?.cannot.lock;

  it('is remembered when nothing locks within the limit', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    await ground.act('lock', session);
    expect(fake.commands).toEqual(['LockSession 1']);
    await time.pass(2999);
    expect(await cannotLock()).toBeUndefined();
    await time.pass(1);
    expect(await cannotLock()).toBe('no-locker-answered');
    await time.pass(60_000);
    expect(await cannotLock()).toBe('no-locker-answered');
  });

  it('is not remembered of a session that locked, or that locks later', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    session.locker = true;
    await ground.act('lock', session);
    expect((await ground.read()).sessions).toMatchObject([{ locked: true }]);
    await time.pass(5000);
    session.facts.lockedHint = false;
    session.locker = false;
    expect(await cannotLock()).toBeUndefined();
    await ground.act('lock', session);
    await time.pass(5000);
    expect(await cannotLock()).toBe('no-locker-answered');
    session.facts.lockedHint = true;
    await ground.read();
    session.facts.lockedHint = false;
    expect(await cannotLock()).toBeUndefined();
    expect(fake.commands).toHaveLength(2);
  });

  it('is not remembered when it was refused, or when the connection was lost meanwhile', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    fake.intercept = ({ member }) =>
      member === 'LockSession' ? { error: 'org.freedesktop.DBus.Error.AccessDenied', text: 'no' } : undefined;
    await errorOf(ground.act('lock', session));
    fake.intercept = () => undefined;
    await time.pass(5000);
    expect(await cannotLock()).toBeUndefined();
    await ground.act('lock', session);
    await fake.breakLink();
    await fake.restoreLink();
    await ground.connect();
    await time.pass(5000);
    expect(await cannotLock()).toBeUndefined();
  });

  it('is not remembered of the next session with the same id', async () => {
    const time = new FakeTime();
    const { fake, session } = await open({ time });
    await ground.act('lock', session);
    await time.pass(5000);
    expect(await cannotLock()).toBe('no-locker-answered');
    await fake.reboot();
    await ground.connect();
    const next = fake.add(desktopAt('seat0', 2001, 'student1'));
    expect(next.id).toBe(session.id);
    expect(await cannotLock()).toBeUndefined();
  });
});

describe('a command that waits for its turn', () => {
  it('is never sent when it is called off', async () => {
    const { fake, session } = await open();
    const held: (() => void)[] = [];
    fake.intercept = ({ member }) =>
      member === 'LockSession' ? new Promise((resolve) => held.push(() => resolve(undefined))) : undefined;
    const locks = Array.from({ length: 64 }, () => ground.act('lock', session));
    await until('64 are asked', () => held.length === 64);
    const controller = new AbortController();
    const reason = new HostError('connection-lost');
    const outcome = expect(ground.act('end', session, { signal: controller.signal })).rejects.toBe(reason);
    controller.abort(reason);
    for (const answer of held) answer();
    await Promise.all(locks);
    await outcome;
    await ground.read();
    expect(fake.commands.filter((command) => command.startsWith('Terminate'))).toEqual([]);
    expect(fake.sessions.has(session.id)).toBe(true);
  });
});
