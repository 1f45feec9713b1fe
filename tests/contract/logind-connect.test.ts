import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBroker, type DBusBroker } from 'dbus-native';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostError } from '../../src/main/hosts/host-backend';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { systemTime } from '../../src/main/time';
import { desktopAt } from './fake-session';
import { errorOf, LogindGround, never, until } from './logind-ground';

const listener = { hint() {}, lost() {} };

function connectTo(address: string, signal: AbortSignal = never): Promise<void> {
  const backend = new LogindBackend({ kind: 'logind', place: { address, uid: 0, sessionId: null } }, systemTime);
  return backend.connect(listener, signal).finally(() => backend.close());
}

describe('without a bus', () => {
  let folder: string;
  let server: Server | undefined;
  let broker: DBusBroker | undefined;
  const sockets = new Set<Socket>();

  const socket = () => path.join(folder, 'bus');
  const address = () => `unix:path=${socket()}`;
  /** Something that is no bus listens where the bus should be. */
  const listen = async (answer: (socket: Socket, data: string) => void) => {
    server = createServer((one) => {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => sockets.delete(one));
      one.on('data', (data) => answer(one, data.toString('latin1')));
    });
    await new Promise<void>((resolve) => server?.listen(socket(), resolve));
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'no-bus-'));
  });

  afterEach(async () => {
    for (const one of sockets) one.destroy();
    await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
    await new Promise<void>((resolve) => (broker === undefined ? resolve() : broker.close(resolve)));
    server = undefined;
    broker = undefined;
    await rm(folder, { recursive: true });
  });

  it('says so when there is no socket, in the words of the system', async () => {
    const error = await errorOf(connectTo(address()));
    expect(error).toMatchObject({ problem: 'no-bus', detail: expect.stringContaining('ENOENT') });
    expect(error.detail).toContain(folder);
  });

  it('says so when nobody listens', async () => {
    await writeFile(socket(), '');
    expect(await errorOf(connectTo(address()))).toMatchObject({
      problem: 'no-bus',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('says so when the address is none, and tries every part of it', async () => {
    const error = await errorOf(connectTo('tcp:host=localhost,port=1'));
    expect(error).toMatchObject({ problem: 'no-bus', detail: expect.stringContaining('tcp:host=localhost') });
    const ground = await LogindGround.open();
    await connectTo(`${address()};${ground.fake.address}`);
    await ground.close();
  });

  it('says so when the bus takes nobody in', async () => {
    broker = createBroker({ authorize: () => false });
    broker.on('clientError', () => {});
    await new Promise<void>((resolve) => broker?.listen({ socket: socket() }, () => resolve()));
    expect(await errorOf(connectTo(address()))).toMatchObject({
      problem: 'no-bus',
      detail: expect.stringContaining('authentication'),
    });
  });

  it('says so when the connection is closed at once', async () => {
    await listen((one) => one.destroy());
    expect((await errorOf(connectTo(address()))).problem).toBe('no-bus');
  });

  it('says so when the answers are no messages', async () => {
    await listen(
      (one, data) => void one.write(data.includes('AUTH') ? 'OK 00ff\r\n' : 'this is no bus message at all'),
    );
    expect((await errorOf(connectTo(address()))).problem).toBe('no-bus');
  });

  it('gives up one that never answers when it is told to, and leaves nothing open', async () => {
    await listen(() => {});
    const controller = new AbortController();
    const reason = new HostError('time-limit');
    const connect = connectTo(address(), controller.signal);
    await until('somebody is there', () => sockets.size === 1);
    controller.abort(reason);
    await expect(connect).rejects.toBe(reason);
    await until('the socket is closed', () => sockets.size === 0);
  });
});

describe('without logind', () => {
  let ground: LogindGround;

  beforeEach(async () => {
    ground = await LogindGround.open();
  });

  afterEach(() => ground.close());

  it('says so when only the bus is there, in the words of the bus', async () => {
    await ground.fake.stopLogind();
    const error = await errorOf(ground.connect());
    expect(error.problem).toBe('no-logind');
    expect(error.detail).toContain('org.freedesktop.login1');
    await until('no connection is left', () => ground.fake.connections === 0);
  });

  it('says so when systemd is not there', async () => {
    await ground.fake.stopLogind();
    await ground.fake.startLogind(['org.freedesktop.login1']);
    const error = await errorOf(ground.connect());
    expect(error).toMatchObject({ problem: 'no-logind', detail: expect.stringContaining('systemd1') });
  });

  it.each([
    ['could not start it', 'org.freedesktop.DBus.Error.Spawn.ChildExited'],
    ['has no unit of it', 'org.freedesktop.systemd1.NoSuchUnit'],
    ['knows nothing of it, and so forbids to ask', 'org.freedesktop.DBus.Error.AccessDenied'],
  ])('says so when the bus %s', async (_, error) => {
    ground.fake.intercept = ({ member }) => (member === 'Ping' ? { error, text: 'in its own words' } : undefined);
    expect(await errorOf(ground.connect())).toMatchObject({ problem: 'no-logind', detail: 'in its own words' });
  });

  it('finds it when it has come', async () => {
    await ground.fake.stopLogind();
    await errorOf(ground.connect());
    await ground.fake.startLogind();
    await ground.connect();
    expect((await ground.read()).boot).toBe(String(ground.fake.boot));
  });

  it('says that the boot is not readable when it is something else than a time', async () => {
    ground.fake.intercept = ({ member }) =>
      member === 'Get' ? { signature: 'v', body: [['s', 'yesterday']] } : undefined;
    expect((await errorOf(ground.connect())).problem).toBe('bad-reading');
  });
});

describe('with logind', () => {
  let ground: LogindGround;

  beforeEach(async () => {
    ground = await LogindGround.open();
  });

  afterEach(() => ground.close());

  it('leaves no connection behind when it is closed, nor when it is connected anew', async () => {
    const alone = ground.fake.connections;
    await ground.connect();
    await ground.connect();
    await until('one connection', () => ground.fake.connections === alone + 1);
    await ground.backend.close();
    await until('no connection', () => ground.fake.connections === alone);
  });

  it('leaves no connection behind when it is closed while it connects', async () => {
    const alone = ground.fake.connections;
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    ground.fake.intercept = ({ member }) => {
      if (member === 'Ping') arrived();
      return member === 'Ping' ? null : undefined;
    };
    const connect = errorOf(ground.connect());
    await asked;
    await ground.backend.close();
    expect((await connect).problem).toBe('connection-lost');
    await until('no connection', () => ground.fake.connections === alone);
  });

  it('believes no signals but those of logind', async () => {
    const { fake } = ground;
    await ground.connect();
    const session = fake.add(desktopAt('seat0', 2001, 'student1'));
    await until('a hint', () => ground.hints.length > 0);
    const before = ground.hints.length;
    await fake.impostorSignalsRemoved(session);
    // What came before this hint would be here by now.
    fake.changed(session, 'LockedHint');
    await until('a hint', () => ground.hints.length > before);
    expect(ground.hints.flatMap(({ removed }) => removed ?? [])).toEqual([]);
    fake.signalRemoved(session);
    await until('the removal', () => ground.hints.some(({ removed }) => removed === session.id));
  });

  it('hears a logind that was started anew, and that it was', async () => {
    const { fake } = ground;
    await ground.connect();
    await fake.stopLogind();
    await fake.startLogind();
    await until('a hint', () => ground.hints.length > 0);
    const session = fake.add();
    fake.remove(session);
    await until('the removal', () => ground.hints.some(({ removed }) => removed === session.id));
    await ground.read();
    expect(ground.losses).toEqual([]);
  });
});
