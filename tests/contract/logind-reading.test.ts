import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostError } from '../../src/main/hosts/host-backend';
import { parseReading } from '../../src/shared/lab/reading';
import { desktopAt, type Typed } from './fake-session';
import { errorOf, LogindGround, until } from './logind-ground';
import type { WireAnswer } from './wire-service';

let ground: LogindGround;

beforeEach(async () => {
  ground = await LogindGround.connected();
});

afterEach(() => ground.close());

const failure = (error: string, text = 'as the test says'): WireAnswer => ({ error, text });

describe('what vanishes while it is read', () => {
  it('a session is left out', async () => {
    const { fake } = ground;
    const stays = fake.add();
    const goes = fake.add(desktopAt('seat0', 2002, 'student2'));
    fake.intercept = ({ member, path }) => {
      if (member === 'GetAll' && path === goes.path) fake.remove(goes);
      return undefined;
    };
    const { sessions, stations } = await ground.read();
    expect(sessions.map(({ id }) => id)).toEqual([stays.id]);
    expect(stations.map(({ id }) => id)).toEqual(['seat0', `ssh:${stays.id}`]);
  });

  it('a seat is left out, but not while somebody is on it', async () => {
    const { fake } = ground;
    fake.addSeat('seat-st2', true);
    fake.addSeat('seat-st3', true);
    const session = fake.add(desktopAt('seat-st3', 2002, 'student2'));
    const unplugged = ['seat-st2', 'seat-st3'].map((id) => fake.seats.get(id)?.path);
    fake.intercept = ({ path }) =>
      unplugged.includes(path) ? failure('org.freedesktop.DBus.Error.UnknownObject') : undefined;
    const { sessions, stations } = await ground.read();
    expect(stations.map(({ id }) => id)).toEqual(['seat0', 'seat-st3']);
    expect(sessions).toMatchObject([{ id: session.id, station: 'seat-st3' }]);
  });
});

describe('any other error fails the whole reading', () => {
  it.each([
    ['org.freedesktop.DBus.Error.LimitsExceeded', 'host-error'],
    ['org.freedesktop.DBus.Error.AccessDenied', 'not-permitted'],
    ['org.freedesktop.DBus.Error.NoReply', 'connection-lost'],
    ['org.freedesktop.DBus.Error.UnknownMethod', 'not-supported'],
    ['System.Error.EIO', 'host-error'],
  ])('%s', async (name, problem) => {
    const { fake } = ground;
    fake.add();
    const unreadable = fake.add();
    fake.intercept = ({ path }) => (path === unreadable.path ? failure(name, 'out of something') : undefined);
    expect(await errorOf(ground.read())).toMatchObject({ problem, detail: 'out of something' });
    fake.intercept = () => undefined;
    expect((await ground.read()).sessions).toHaveLength(2);
  });

  it('also of the lists', async () => {
    for (const list of ['ListSessions', 'ListSeats']) {
      ground.fake.intercept = ({ member }) =>
        member === list ? failure('org.freedesktop.DBus.Error.AccessDenied') : undefined;
      expect((await errorOf(ground.read())).problem).toBe('not-permitted');
    }
  });
});

describe('garbage is a bad reading', () => {
  const huge = 'x'.repeat(1_000_000);

  it.each<[string, string, Typed | undefined]>([
    ['a property is missing', 'State', undefined],
    ['a text is a number', 'Name', ['u', 5]],
    ['a number is a text', 'Timestamp', ['s', 'yesterday']],
    ['a number is too small a type', 'Timestamp', ['u', 5]],
    ['a structure is a text', 'User', ['s', '1000']],
    ['a truth is a number', 'LockedHint', ['u', 1]],
    ['a state that nobody knows', 'State', ['s', 'asleep']],
    ['an id that was not listed', 'Id', ['s', 'c99']],
  ])('%s', async (_, property, value) => {
    const session = ground.fake.add();
    session.said[property] = value;
    expect((await errorOf(ground.read())).problem).toBe('bad-reading');
    delete session.said[property];
    expect((await ground.read()).sessions).toHaveLength(1);
  });

  it.each([
    ['ListSessions', { signature: 's', body: ['none'] }],
    ['ListSessions', { signature: 'a(so)', body: [[['1', '/x']]] }],
    ['ListSessions', { signature: '', body: [] }],
    ['ListSeats', { signature: 'as', body: [['seat0']] }],
    ['GetAll', { signature: 's', body: ['everything'] }],
    ['GetAll', { signature: 'a{sv}', body: [[]] }],
  ] as const)('%s says something else: %j', async (method, answer) => {
    ground.fake.add();
    ground.fake.intercept = ({ member }) => (member === method ? answer : undefined);
    expect((await errorOf(ground.read())).problem).toBe('bad-reading');
  });

  it.each(['Name', 'RemoteHost', 'Seat', 'TTY'])('a huge %s is refused by the check of readings', async (property) => {
    const session = ground.fake.add({ service: 'login' });
    session.said[property] = property === 'Seat' ? ['(so)', [huge, '/x']] : ['s', huge];
    if (property === 'Seat') session.facts.type = 'x11';
    await expect(ground.backend.read(new AbortController().signal).then(parseReading)).rejects.toThrow('bad reading');
  });

  it('but odd characters are only text, in which nothing hides', async () => {
    const name = 'ad\u202ea\u0007\n<b>';
    ground.fake.add({ name, remoteHost: '\u202e10.0.0.9' });
    const { sessions } = await ground.read();
    expect(sessions).toMatchObject([{ user: 'ad\\u202ea\\u0007\\u000a<b>', client: '\\u202e10.0.0.9' }]);
  });
});

describe('many and slow', () => {
  it('asks at most 64 things at a time, and reads all of 300 sessions', async () => {
    const { fake } = ground;
    for (let index = 0; index < 300; index++) fake.add({ name: `user${index}`, tty: `pts/${index}` });
    const held: (() => void)[] = [];
    fake.intercept = ({ path }) =>
      path.includes('/session/p') ? new Promise((resolve) => held.push(() => resolve(undefined))) : undefined;
    const reading = ground.read();
    // Nothing is answered before as much is asked as may be.
    await until('64 are asked', () => held.length === 64);
    fake.intercept = () => undefined;
    for (const answer of held) answer();
    expect((await reading).sessions).toHaveLength(300);
    expect(fake.mostOpenCalls).toBe(64);
  });

  it('gives up a reading that is not answered, and reads over a new connection', async () => {
    const { fake } = ground;
    fake.add();
    const controller = new AbortController();
    const reason = new HostError('time-limit');
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    fake.intercept = ({ member }) => {
      if (member === 'GetAll') asked();
      return member === 'GetAll' ? null : undefined;
    };
    const reading = ground.read(controller.signal);
    const outcome = expect(reading).rejects.toBe(reason);
    await arrived;
    controller.abort(reason);
    await outcome;
    fake.intercept = () => undefined;
    await ground.connect();
    expect((await ground.read()).sessions).toHaveLength(1);
    expect(ground.losses).toEqual([]);
  });
});

describe('what the computer is', () => {
  it('is read again sooner while xrdp is in use', async () => {
    const { fake, backend } = ground;
    await ground.read();
    expect(backend.pollEvery).toBe(5000);
    const session = fake.add({ service: 'xrdp-sesman', type: 'x11', tty: '', display: ':10', remoteHost: '' });
    const { sessions, stations } = await ground.read();
    expect(sessions).toMatchObject([{ station: 'xrdp::10', connectionKnown: false }]);
    expect(stations.map(({ id }) => id)).toContain('xrdp::10');
    expect(backend.pollEvery).toBe(2500);
    fake.remove(session);
    await ground.read();
    expect(backend.pollEvery).toBe(5000);
  });

  it('is read again at once while someone logs on, but not for ever if that hangs', async () => {
    const { fake, backend } = ground;
    const session = fake.add({ state: 'opening' });
    const pauses: number[] = [];
    for (let reading = 0; reading < 8; reading++) {
      await ground.read();
      pauses.push(backend.pollEvery);
    }
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
    session.facts.state = 'active';
    await ground.read();
    expect(backend.pollEvery).toBe(5000);
    fake.add({ state: 'opening' });
    await ground.read();
    expect(backend.pollEvery).toBe(100);
  });

  it('gives the boot, and its own clock', async () => {
    const before = Date.now();
    const { boot, hostTime } = await ground.read();
    expect(boot).toBe(String(ground.fake.boot));
    expect(hostTime).toBeGreaterThanOrEqual(before);
    expect(hostTime).toBeLessThanOrEqual(Date.now());
  });
});

describe('own session', () => {
  const own = async (sessionId: string | null, autoSession: string | null) => {
    const one = await LogindGround.connected({ place: { uid: 2001, sessionId } });
    one.fake.add();
    one.fake.add({ tty: 'pts/1' });
    one.fake.add({ uid: 2002, name: 'student2', tty: 'pts/2' });
    one.fake.autoSession = autoSession;
    const { sessions } = await one.read();
    await one.close();
    return sessions.filter((session) => session.own).map(({ id }) => id);
  };

  it('is the one in the environment', async () => expect(await own('2', '1')).toEqual(['2']));
  it('is not the one of another user in the environment', async () => expect(await own('3', '1')).toEqual(['1']));
  it('is else the one that logind names', async () => expect(await own(null, '2')).toEqual(['2']));
  it('is else every one of the account', async () => expect(await own('7', null)).toEqual(['1', '2']));
});
