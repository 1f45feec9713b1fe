import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SshProcess, sshArguments } from '../../../../../src/main/hosts/ssh/ssh-process';
import { parseSshAddress } from '../../../../../src/shared/settings/ssh-address';
import { FakeSsh, labA, patience } from './fake-ssh';

vi.setConfig({ testTimeout: 60_000 });

let ssh: FakeSsh;

beforeEach(async () => {
  ssh = await FakeSsh.make('exit 0');
});

afterEach(() => ssh.remove());

const start = (environment = ssh.environment) => new SshProcess(labA, 'some command', environment);

describe('the arguments', () => {
  it('are options, then a dash-dash, the host and the command; account and port are options', async () => {
    await start().ended;
    const [{ args = [], environment = [] } = {}] = await ssh.starts();
    const options = args.slice(0, args.indexOf('--'));
    expect(args.slice(args.indexOf('--'))).toEqual(['--', 'lab-a', 'some command']);
    expect(options[0]).toBe('-T');
    expect(options.slice(-4)).toEqual(['-l', 'teacher', '-p', '2222']);
    for (const option of ['BatchMode=yes', 'ClearAllForwardings=yes', 'ForwardAgent=no', 'RemoteCommand=none']) {
      expect(options).toContain(option);
    }
    for (const option of ['ServerAliveInterval=5', 'ServerAliveCountMax=2', 'ConnectTimeout=10']) {
      expect(options[options.indexOf(option) - 1]).toBe('-o');
    }
    expect(environment).toContain('LC_ALL=C');
    expect(environment).toContain('SSH_ASKPASS_REQUIRE=never');
  });

  it('leave to the configuration of ssh what the address does not say', () => {
    const args = sshArguments({ user: null, host: 'fe80::1', port: null }, 'x');
    expect(args).not.toContain('-l');
    expect(args).not.toContain('-p');
    expect(args.slice(-3)).toEqual(['--', 'fe80::1', 'x']);
  });

  it('have nothing of an address that ssh could take for an option, whatever somebody types', () => {
    const bare = sshArguments({ user: null, host: 'x', port: null }, 'x').slice(0, -2);
    const part = fc.constantFrom(
      '-',
      '-oProxyCommand=id',
      '@',
      ':',
      '22',
      '[',
      ']',
      '::',
      '%',
      'a',
      'root',
      'ssh://',
      '/',
    );
    const typed = fc.oneof(
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const address = parseSshAddress(text);
        if (address === undefined) return;
        const args = sshArguments(address, 'x');
        const known = new Set([...bare, '-l', '-p']);
        expect(args.filter((one) => one.startsWith('-') && !known.has(one))).toEqual([]);
        expect(args.indexOf('--')).toBe(args.length - 3);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('why it ended', () => {
  it('that there is no ssh', async () => {
    const error = await start({ PATH: ssh.file('nowhere') }).ended;
    expect(error).toMatchObject({ problem: 'no-ssh', detail: expect.stringContaining('ENOENT') });
  });

  it('is what it wrote to stderr', async () => {
    await ssh.become('echo "ssh: connect to host lab-a port 2222: Connection refused" >&2; exit 255');
    expect(await start().ended).toMatchObject({
      problem: 'computer-down',
      detail: 'ssh: connect to host lab-a port 2222: Connection refused',
    });
  });

  it('is the end of what it wrote, however much that is', async () => {
    await ssh.become('yes "a long greeting" | head -c 3000000 >&2; echo "Host key verification failed." >&2; exit 255');
    const { problem, detail } = await start().ended;
    expect(problem).toBe('host-key-unknown');
    expect(detail).toMatch(/^….* Host key verification failed\.$/);
    expect(detail.length).toBeLessThanOrEqual(1000);
  });

  it('is a lost connection when it stood, whatever was said', async () => {
    await ssh.become('echo up; read line; echo "gone" >&2; exit 255');
    const process = start();
    await new Promise((resolve) => process.stdout.once('data', resolve));
    process.addWords('a: Permission denied (publickey).\n');
    process.stands();
    process.stdin.write('now\n');
    expect(await process.ended).toMatchObject({ problem: 'connection-lost', detail: 'gone' });
  });
});

describe('ended by us', () => {
  it('leaves no process, not of those that it started either', async () => {
    await ssh.become('sleep 600 & sleep 600');
    const process = start();
    await expect.poll(async () => (await ssh.running()).length, patience).toBe(3);
    await Promise.all([process.end(), process.end()]);
    expect(await ssh.running()).toEqual([]);
    expect((await process.ended).problem).toBe('connection-lost');
    await process.end();
  });

  it('leaves no process that takes no notice of being asked', async () => {
    await ssh.become('trap "" TERM; echo up; sleep 600; sleep 600');
    const process = start();
    await new Promise((resolve) => process.stdout.once('data', resolve));
    await process.end();
    expect(await ssh.running()).toEqual([]);
  });

  it('is not needed for what it started: that ends with it', async () => {
    await ssh.become('sleep 600 & exit 255');
    await start().ended;
    await expect.poll(() => ssh.running(), patience).toEqual([]);
  });
});

it('has no terminal: it is in a session of its own', async () => {
  await ssh.become(`cat /proc/self/stat > ${ssh.file('stat')}; (: < /dev/tty) 2> ${ssh.file('tty')}; exit 0`);
  await start().ended;
  const [, , , session, terminal] = (await readFile(ssh.file('stat'), 'utf8')).split(') ')[1]?.split(' ') ?? [];
  const [, , , ownSession] = (await readFile('/proc/self/stat', 'utf8')).split(') ')[1]?.split(' ') ?? [];
  expect(session).not.toBe(ownSession);
  expect(terminal).toBe('0');
  expect(await readFile(ssh.file('tty'), 'utf8')).toContain('No such device');
});
