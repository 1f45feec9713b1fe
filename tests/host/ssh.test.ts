import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostError } from '../../src/main/hosts/host-backend';
import { SystemBus } from '../../src/main/hosts/logind/system-bus';
import { openSshBus } from '../../src/main/hosts/ssh/ssh-bus';
import { SshCommands } from '../../src/main/hosts/ssh/ssh-commands';
import { systemTime } from '../../src/main/time';
import type { SshAddress } from '../../src/shared/settings/ssh-address';
import { describeOnRealHost } from './on-real-host';
import { run } from './run-command';
import { type SshClient, sshClient } from './ssh-client';

const never = new AbortController().signal;
const logind = {
  destination: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
} as const;

describeOnRealHost('a real computer by ssh', (host) => {
  let client: SshClient;
  let address: SshAddress;
  let commands: SshCommands;
  const losses: HostError[] = [];
  const listener = { signal() {}, lost: (error: HostError) => void losses.push(error) };

  beforeEach(async () => {
    client = await sshClient(host().keyFile, host().cable.inner);
    address = { user: 'teacher', host: host().cable.inner, port: null };
    commands = new SshCommands(address, systemTime, client.environment);
    losses.length = 0;
  });

  afterEach(async () => {
    await commands.close();
    // What a test lost, it lost with everything of it.
    expect(await client.running()).toEqual([]);
    await client.remove();
  });

  const openBus = async (to: Partial<SshAddress> = {}, signal = never) => {
    const { stream } = await openSshBus({ ...address, ...to }, signal, client.environment);
    return SystemBus.over(stream, listener, signal, 'ANONYMOUS');
  };
  const execute = (command: string, signal = never) => commands.run(command, signal);

  describe('its bus', () => {
    it('tells who is logged on, as loginctl does', async () => {
      const id = await host().logOnAtSeat('student1', 'seat-st2');
      const bus = await openBus();
      try {
        const sessions = (await bus.call({ ...logind, member: 'ListSessions' }, never)) as unknown[][];
        const witnessed = (await host().loginctlSessions()).map((session) => session.id);
        expect(sessions.map(([session]) => session).toSorted()).toEqual(witnessed.toSorted());
        expect(sessions.find(([session]) => session === id)?.[2]).toBe('student1');
      } finally {
        await bus.close();
      }
      await host().waitUntil('its own session has gone', async () =>
        (await host().loginctlSessions()).every(({ user }) => user !== 'teacher'),
      );
      await host().endAllSessions();
    });

    it('tells of its loss when the server is killed', async () => {
      const bus = await openBus();
      await host().script('pkill -KILL -f "[s]shd: teacher"');
      await expect.poll(() => losses, { timeout: 5000 }).toHaveLength(1);
      expect(losses[0]).toMatchObject({ problem: 'connection-lost', detail: expect.stringContaining('closed') });
      await bus.close();
    });

    it('tells of its loss when the bus ends, and that there is none then', async () => {
      const bus = await openBus();
      await host().stopBus();
      try {
        await expect.poll(() => losses, { timeout: 5000 }).toHaveLength(1);
        expect(losses[0]).toMatchObject({ problem: 'connection-lost' });
        await expect(openBus()).rejects.toMatchObject({ problem: 'no-bus' });
      } finally {
        await bus.close();
        await host().startBus();
      }
    });
  });

  describe('a network that is cut', () => {
    afterEach(async () => {
      await host().mendNetwork();
    });

    it('is noticed within 15 s, by the bus and by commands; both can be had again afterwards', async () => {
      const bus = await openBus();
      const command = execute('sleep 100').catch((error: unknown) => error);
      await execute(':');
      const cut = performance.now();
      await host().cutNetwork();
      await expect.poll(() => losses, { timeout: 20_000 }).toHaveLength(1);
      expect(losses[0]).toMatchObject({
        problem: 'connection-lost',
        detail: expect.stringMatching(/^Timeout, server/),
      });
      expect(await command).toMatchObject({ problem: 'connection-lost' });
      // Some for a computer that has much to do.
      expect(performance.now() - cut).toBeLessThan(18_000);
      await bus.close();
      expect(await client.running()).toEqual([]);

      const down = await openBus().catch((error: unknown) => error);
      expect(down).toMatchObject({ problem: 'computer-down' });
      await host().mendNetwork();
      await host().waitUntil('it answers', () =>
        openBus().then(
          async (one) => {
            await one.close();
            return true;
          },
          () => false,
        ),
      );
      expect((await execute('echo back')).output).toBe('back\n');
    });

    it('does not hold up one who has had enough of it, nor closing', async () => {
      await execute(':');
      await host().cutNetwork();
      const leaving = new AbortController();
      const reason = new HostError('time-limit');
      const both = Promise.allSettled([openBus({}, leaving.signal), execute('echo a', leaving.signal)]);
      await expect.poll(() => client.running()).toHaveLength(2);
      leaving.abort(reason);
      const begun = performance.now();
      expect(await both).toEqual([
        { status: 'rejected', reason },
        { status: 'rejected', reason },
      ]);
      await commands.close();
      expect(performance.now() - begun).toBeLessThan(3000);
      expect(await client.running()).toEqual([]);
    });
  });

  describe('its shell', () => {
    const programs = async (args: string) => (await host().script('pgrep -xf "$1" || :', args)).trim();

    it('runs commands side by side, as who logged on, with their outputs as they are', async () => {
      expect((await execute('id -un; echo $0')).output).toMatch(/^teacher\n/);
      expect(await execute('exit 7')).toEqual({ code: 7, output: '' });
      expect((await execute("printf '\\000\\001日本'")).output).toBe('\0\x01日本');
      const long = await execute("head -c 1048576 /dev/zero | tr '\\0' x");
      expect(long.output).toBe('x'.repeat(1_048_576));
      const many = Array.from({ length: 30 }, (_, i) => execute(`printf '%05000d' ${i}; exit ${i}`));
      for (const [i, one] of (await Promise.all(many)).entries()) {
        expect(one).toEqual({ code: i, output: String(i).padStart(5000, '0') });
      }
      expect(await client.running()).toHaveLength(1);
      expect(await host().script('ps -eo stat= | grep -c "^Z" || :')).toBe('0\n');
    });

    it('ends what nobody waits for any more, and runs the others', async () => {
      const leaving = new AbortController();
      const endless = execute('sleep 1111', leaving.signal);
      const other = execute('until [ -e /tmp/go ]; do sleep 0.1; done; echo went on');
      await host().waitUntil('it runs', async () => (await programs('sleep 1111')) !== '');
      const reason = new HostError('time-limit');
      leaving.abort(reason);
      await expect(endless).rejects.toBe(reason);
      await host().waitUntil('it is ended', async () => (await programs('sleep 1111')) === '');
      await host().script(': > /tmp/go');
      expect((await other).output).toBe('went on\n');
    });

    it('ends everything when it is closed', async () => {
      const endless = execute('sleep 1112').catch((error: unknown) => error);
      await host().waitUntil('it runs', async () => (await programs('sleep 1112')) !== '');
      await commands.close();
      expect(await endless).toMatchObject({ problem: 'connection-lost' });
      await host().waitUntil('it is ended', async () => (await programs('sleep 1112')) === '');
      expect(await client.running()).toEqual([]);
    });

    it('is opened anew after the server was killed', async () => {
      const command = execute('sleep 1113').catch((error: unknown) => error);
      await execute(':');
      await host().script('pkill -KILL -f "[s]shd: teacher"; pkill -f "[s]leep 1113"');
      expect(await command).toMatchObject({ problem: 'connection-lost' });
      expect((await execute('echo a')).output).toBe('a\n');
    });

    it('is found past what the login shell writes', async () => {
      await host().script('printf "echo Welcome; printf more" > /home/student1/.bashrc');
      const account = { ...address, user: 'student1' };
      const talkative = new SshCommands(account, systemTime, client.environment);
      try {
        expect((await talkative.run('echo a', never)).output).toBe('a\n');
        await (await openBus({ user: 'student1' })).close();
      } finally {
        await talkative.close();
        await host().script('rm /home/student1/.bashrc');
      }
    });
  });

  describe('what can be wrong', () => {
    const problemOf = async (to: Partial<SshAddress> = {}) => {
      const other = new SshCommands({ ...address, ...to }, systemTime, client.environment);
      const errors = await Promise.all(
        [openBus(to), other.run(':', never)].map((one) => one.catch((error: unknown) => error)),
      );
      await other.close();
      return errors as [HostError, HostError];
    };
    const everywhere = async (problem: string, detail: RegExp, to: Partial<SshAddress> = {}) => {
      for (const error of await problemOf(to)) {
        expect(error).toMatchObject({ problem, detail: expect.stringMatching(detail) });
      }
    };

    it('a name that nobody has', () => everywhere('name-not-found', /Could not resolve/, { host: 'lab-z.invalid' }));

    it('nothing that listens', () => everywhere('computer-down', /Connection refused/, { port: 1 }));

    it('an account that is not there', () =>
      everywhere('log-on-refused', /Permission denied/, { user: 'nobody-here' }));

    it('a key that it does not know', async () => {
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${client.config}-key`]);
      const config = await readFile(client.config, 'utf8');
      await writeFile(client.config, config.replace(/IdentityFile .*/, `IdentityFile ${client.config}-key`));
      await everywhere('log-on-refused', /^teacher@\S+: Permission denied/);
    });

    it('its own key, unknown or changed', async () => {
      await writeFile(client.knownHosts, '');
      await everywhere('host-key-unknown', /^Host key verification failed\.$/);
      expect(await readFile(client.knownHosts, 'utf8')).toBe('');
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${client.config}-key`]);
      const key = (await readFile(`${client.config}-key.pub`, 'utf8')).split(' ').slice(0, 2).join(' ');
      await writeFile(client.knownHosts, `${address.host} ${key}\n`);
      await everywhere('host-key-changed', /^WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! .*known_hosts:1/);
    });

    it('an account without a shell', async () => {
      await host().script('chsh -s /usr/sbin/nologin student2');
      await everywhere('log-on-refused', /^This account is currently not available\.$/, { user: 'student2' });
    });

    it('no bridge', async () => {
      await host().script('printf "PATH=/nowhere\\n" > /home/student3/.bashrc');
      const { problem, detail } = (await openBus({ user: 'student3' }).catch(
        (error: unknown) => error as HostError,
      )) as HostError;
      expect({ problem, detail }).toEqual({
        problem: 'no-bridge',
        detail: expect.stringContaining('systemd-stdio-bridge: command not found'),
      });
    });

    it('a way through another computer that leads nowhere', async () => {
      await appendFile(client.config, `Host behind\n  ProxyJump teacher@${address.host}:1\n`);
      await everywhere('computer-down', /Connection refused/, { host: 'behind' });
    });
  });
});
