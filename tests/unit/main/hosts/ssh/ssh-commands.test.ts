import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostError } from '../../../../../src/main/hosts/host-backend';
import { SshCommands } from '../../../../../src/main/hosts/ssh/ssh-commands';
import { FakeTime } from '../../../../fake-time';
import { FakeSsh, labA, never, patience, runsIt } from './fake-ssh';

vi.setConfig({ testTimeout: 60_000 });

let ssh: FakeSsh;
let time: FakeTime;
let commands: SshCommands;

beforeEach(async () => {
  ssh = await FakeSsh.make(runsIt);
  time = new FakeTime();
  commands = new SshCommands(labA, time, ssh.environment);
});

afterEach(async () => {
  await commands.close();
  await ssh.remove();
});

const run = (command: string, signal = never) => commands.run(command, signal);
const connections = async () => (await ssh.starts()).length;

it('share one ssh, that is there when it is first needed', async () => {
  expect(await connections()).toBe(0);
  await Promise.all([run(':'), run(':'), run(':')]);
  await run(':');
  expect(await connections()).toBe(1);
  expect((await ssh.starts())[0]?.args.slice(-3)).toEqual(['--', 'lab-a', 'sh -s']);
});

it('leave nothing on the computer that has ended', async () => {
  await Promise.all(Array.from({ length: 10 }, () => run('echo a')));
  const { output } = await run('ps -eo stat=,ppid=,args= | grep "^Z" || :');
  const ours = (await ssh.running()).map(String);
  expect(output.split('\n').filter((line) => ours.includes(line.trim().split(/\s+/)[1] ?? ''))).toEqual([]);
});

it('are not disturbed by what a login shell writes, nor by what they write themselves', async () => {
  const impostor = 'while sleep 0.01; do echo "guess ready"; echo "guess 1 begun 1"; echo "guess 1 done"; done';
  await ssh.become(`(${impostor}) & echo "Welcome!"; printf "no line end"; yes | head -c 200000; ${runsIt}`);
  // The token is where no command finds it.
  const seen = 'env; cat /proc/self/environ /proc/$PPID/environ /proc/*/cmdline 2> /dev/null | tr "\\\\0" "\\\\n"; set';
  const { output } = await run(seen);
  const token = await tokenOf(1);
  expect(token).toMatch(/^[0-9a-f]{32}$/);
  expect(output).toContain('FAKE_SSH');
  expect(output).not.toContain(token);
  // Even one that knew it could not speak for another.
  const other = run('sleep 0.1; echo right');
  await run(`printf '${token} 1 done\\n${token} 2 part AAAA\\n${token} 3 done\\n'`);
  expect((await other).output).toBe('right\n');
});

/** The token of a connection, which the test has let through to itself. */
async function tokenOf(connection: number): Promise<string> {
  await commands.close();
  await ssh.become(`tee ${ssh.file('input')} | { ${runsIt}; }`);
  await run(':');
  expect(await connections()).toBe(connection + 1);
  return /^token=(.*)$/m.exec(await readFile(ssh.file('input'), 'utf8'))?.[1] ?? '';
}

it('have another token for each connection', async () => {
  expect(await tokenOf(0)).not.toBe(await tokenOf(1));
});

describe('a connection that can not be made', () => {
  it('says why to all that wait for it, and is tried again for the next only', async () => {
    await ssh.become('echo "teacher@lab-a: Permission denied (publickey)." >&2; exit 255');
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => run('echo a')));
    for (const one of all) expect(one).toMatchObject({ status: 'rejected', reason: { problem: 'log-on-refused' } });
    expect(await connections()).toBe(1);
    await ssh.become(runsIt);
    expect((await run('echo a')).output).toBe('a\n');
    expect(await connections()).toBe(2);
  });

  it('says why in the words of an account without a shell', async () => {
    await ssh.become('echo "This account is currently not available."; exit 1');
    const detail = 'This account is currently not available.';
    await expect(run(':')).rejects.toMatchObject({ problem: 'log-on-refused', detail });
  });

  it('is given up after half a minute, when ssh itself does not', async () => {
    await ssh.become('sleep 600');
    const waiting = run('echo a').catch((error: unknown) => error);
    await expect.poll(async () => (await ssh.running()).length, patience).toBeGreaterThan(0);
    await time.pass(30_000);
    expect(await waiting).toMatchObject({ problem: 'time-limit' });
    expect(await ssh.running()).toEqual([]);
  });

  it('is waited for by others when one has had enough, and what that one wanted is never done', async () => {
    await ssh.become(`until [ -e ${ssh.file('go')} ]; do sleep 0.01; done; ${runsIt}`);
    const leaving = new AbortController();
    const reason = new HostError('time-limit');
    const left = run(`: > ${ssh.file('done')}`, leaving.signal).catch((error: unknown) => error);
    const other = run('echo other');
    await expect.poll(async () => (await ssh.running()).length, patience).toBeGreaterThan(0);
    await time.pass(5000);
    leaving.abort(reason);
    expect(await left).toBe(reason);
    await writeFile(ssh.file('go'), '');
    expect((await other).output).toBe('other\n');
    expect((await run(`ls ${ssh.file('done')}`)).code).not.toBe(0);
  });

  it('is called off when it is closed', async () => {
    await ssh.become('sleep 600');
    const waiting = run('echo a').catch((error: unknown) => error);
    await expect.poll(async () => (await ssh.running()).length, patience).toBeGreaterThan(0);
    await commands.close();
    expect(await waiting).toMatchObject({ problem: 'connection-lost' });
    expect(await ssh.running()).toEqual([]);
  });

  it('says that there is no ssh', async () => {
    commands = new SshCommands(labA, time, { PATH: ssh.file('nowhere') });
    await expect(run(':')).rejects.toMatchObject({ problem: 'no-ssh' });
  });
});

describe('a connection that is lost', () => {
  /** Ends ssh, as a network does that is cut. */
  const cut = async () => {
    for (const pid of await ssh.pids()) process.kill(-pid, 'SIGKILL');
  };

  it('tells it to all that were given a command, and is opened again for the next', async () => {
    const running = [run('sleep 606'), run('sleep 606')].map((one) => one.catch((error: unknown) => error));
    await run(':');
    await cut();
    for (const one of running) expect(await one).toMatchObject({ problem: 'connection-lost' });
    expect((await run('echo a')).output).toBe('a\n');
    expect(await connections()).toBe(2);
  });

  it('is given up when the shell does not begin what it is given', async () => {
    await run(':');
    for (const pid of await ssh.pids()) process.kill(-pid, 'SIGSTOP');
    const leaving = new AbortController();
    const hangs = run('echo a', leaving.signal).catch((error: unknown) => error);
    const other = run('echo b').catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    await time.pass(5000);
    const reason = new HostError('time-limit');
    leaving.abort(reason);
    expect(await hangs).toBe(reason);
    expect(await other).toMatchObject({ problem: 'connection-lost' });
    expect((await run('echo a')).output).toBe('a\n');
    expect(await connections()).toBe(2);
  });

  it('is not given up because of a command that takes long, or of one that nobody wanted for long', async () => {
    const leaving = [new AbortController(), new AbortController()] as const;
    const long = run('sleep 607', leaving[0].signal).catch((error: unknown) => error);
    await run(':');
    await time.pass(60_000);
    leaving[0].abort(new Error('enough'));
    await long;
    const short = run('sleep 607', leaving[1].signal).catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    leaving[1].abort(new Error('enough'));
    await short;
    await expect.poll(async () => (await run('ps -eo args | grep -c "[s]leep 607$"')).output, patience).toBe('0\n');
    expect(await connections()).toBe(1);
  });
});

it('say so when the computer lacks what an answer needs', async () => {
  await ssh.become('base64() { false; }; sh() { command sh "$@"; }; PATH=/nowhere; exec /bin/sh -s');
  await expect(run('echo a')).rejects.toMatchObject({ problem: 'bad-reading' });
});
