import { readFile, writeFile } from 'node:fs/promises';
import { createBroker, type DBusBroker } from 'dbus-native';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HostError } from '../../../../../src/main/hosts/host-backend';
import { SystemBus } from '../../../../../src/main/hosts/logind/system-bus';
import { openSshBus, type SshBus } from '../../../../../src/main/hosts/ssh/ssh-bus';
import { WireService } from '../../../../contract/wire-service';
import { FakeSsh, labA, never, patience } from './fake-ssh';

vi.setConfig({ testTimeout: 60_000 });

let ssh: FakeSsh;
let broker: DBusBroker;
let way: SshBus | undefined;
const losses: HostError[] = [];
const listener = { signal() {}, lost: (error: HostError) => void losses.push(error) };

/** Shell program that comes to the bus, as the bridge does. */
let toBus: string;

beforeEach(async () => {
  ssh = await FakeSsh.make('exit 0');
  losses.length = 0;
  broker = createBroker({ authMethods: ['ANONYMOUS', 'EXTERNAL'], anonymous: true });
  broker.on('clientError', () => {});
  await new Promise<void>((resolve) => broker.listen({ socket: ssh.file('bus') }, () => resolve()));
  const bridge = `const s = require('net').connect(process.argv[2]); process.stdin.pipe(s); s.pipe(process.stdout);
    s.on('close', () => process.exit(0)); setInterval(() => {
      if (require('fs').existsSync(process.argv[2] + '-cut')) { console.error('Timeout, server lab-a not responding.'); process.exit(255); }
    }, 5);`;
  await writeFile(ssh.file('bridge.cjs'), bridge);
  toBus = `exec env ELECTRON_RUN_AS_NODE=1 "${process.execPath}" ${ssh.file('bridge.cjs')} ${ssh.file('bus')}`;
});

afterEach(async () => {
  await way?.close();
  way = undefined;
  await new Promise<void>((resolve) => broker.close(resolve));
  await ssh.remove();
});

const open = async () => {
  way = await openSshBus(labA, never, ssh.environment);
  return way;
};

/** Says hello to the bus. */
const greet = async (signal = never) => SystemBus.over((await open()).stream, listener, signal, 'ANONYMOUS');

it('asks ssh for the bridge only', async () => {
  await ssh.become('exit 1');
  await (await open()).ended;
  expect((await ssh.starts())[0]?.args.slice(-3)).toEqual(['--', 'lab-a', 'systemd-stdio-bridge']);
});

it('leads to a bus, past what a login shell writes', async () => {
  await ssh.become(`echo "Welcome to lab-a"; printf "no line end: "; ${toBus}`);
  const bus = await greet();
  expect(await bus.askBus('NameHasOwner', 'org.freedesktop.DBus', never)).toBe(true);
  expect(bus.name).toMatch(/^:/);
  await bus.close();
  expect(await ssh.running()).toEqual([]);
  expect(losses).toEqual([]);
});

it.each([
  ['log-on-refused', 'echo "teacher@lab-a: Permission denied (publickey)." >&2; exit 255'],
  ['log-on-refused', 'echo "This account is currently not available."; exit 1'],
  ['no-bridge', 'echo "sh: 1: systemd-stdio-bridge: not found" >&2; exit 127'],
  ['no-bus', 'echo "Welcome to lab-a"; exit 1'],
  ['no-bus', 'yes; exit 0'],
])('says why it does not lead there: %s (%#)', async (problem, program) => {
  await ssh.become(program);
  const error = await greet().catch((one: unknown) => one);
  expect(error).toBeInstanceOf(HostError);
  expect(error).toMatchObject({ problem });
  expect(await way?.ended).toBeInstanceOf(HostError);
  expect(await ssh.running()).toEqual([]);
});

it('says so also when ssh has ended before anybody used it', async () => {
  await ssh.become('echo "Host key verification failed." >&2; exit 255');
  const { stream } = await open();
  await new Promise((resolve) => stream.once('close', resolve));
  const bus = SystemBus.over(stream, listener, never, 'ANONYMOUS');
  await expect(bus).rejects.toMatchObject({ problem: 'host-key-unknown', detail: 'Host key verification failed.' });
});

it('says so at once when there is no ssh', async () => {
  const opened = openSshBus(labA, never, { PATH: ssh.file('nowhere') });
  await expect(opened).rejects.toMatchObject({ problem: 'no-ssh' });
});

it('tells of a connection that stood and is lost, in the words of ssh', async () => {
  await ssh.become(`echo "Welcome. Permission denied (nobody)." >&2; ${toBus}`);
  const destination = 'org.example.Silent';
  const silent = await WireService.start(`unix:path=${ssh.file('bus')}`, [destination]);
  const bus = await greet();
  const answer = bus.call({ destination, path: '/', interface: destination, member: 'Answer' }, never);
  await writeFile(ssh.file('bus-cut'), '');
  await expect(answer).rejects.toMatchObject({ problem: 'connection-lost' });
  await expect.poll(() => losses, patience).toHaveLength(1);
  expect(losses[0]).toMatchObject({ problem: 'connection-lost', detail: 'Timeout, server lab-a not responding.' });
  expect(await way?.ended).toBe(losses[0]);
  await silent.stop();
});

it('is ended, with all its processes, when it is closed, and when nobody waits for it any more', async () => {
  await ssh.become('sleep 600');
  const { close, ended } = await open();
  await close();
  expect((await ended).problem).toBe('connection-lost');
  expect(await ssh.running()).toEqual([]);

  const leaving = new AbortController();
  const reason = new HostError('time-limit');
  const bus = greet(leaving.signal);
  await expect.poll(async () => (await ssh.running()).length, patience).toBeGreaterThan(0);
  leaving.abort(reason);
  await expect(bus).rejects.toBe(reason);
  expect(await ssh.running()).toEqual([]);
  await expect(openSshBus(labA, leaving.signal, ssh.environment)).rejects.toBe(reason);
});

it('passes everything on, both ways, at any speed', async () => {
  await ssh.become(`printf 'OK 00ff\\r\\n'; exec tee ${ssh.file('sent')}`);
  const { stream } = await open();
  const sent = Buffer.alloc(3_000_000, 'any bytes \0\xff\n', 'latin1');
  let came = Buffer.alloc(0);
  const all = (async () => {
    for await (const data of stream) {
      came = Buffer.concat([came, data as Buffer]);
      if (came.length >= sent.length + 9) return;
    }
  })();
  stream.write(sent);
  await all;
  expect(came.toString('latin1', 0, 9)).toBe('OK 00ff\r\n');
  expect(came.subarray(9).equals(sent)).toBe(true);
  expect((await readFile(ssh.file('sent'))).equals(sent)).toBe(true);
});
