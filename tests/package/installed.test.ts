import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import { en } from '../../src/shared/locale/en';
import type { PackagedProgram } from '../e2e/program';
import { StationsPage } from '../e2e/stations-page';
import { RealHost } from '../host/real-host';
import { run } from '../host/run-command';
import { sshClient } from '../host/ssh-client';
import { command, InstalledPackage, openedCopy } from './installed-package';
import { OrdinaryUser } from './ordinary-user';
import { test } from './package-test';
import { listens, programs, readIfThere, Started } from './started';

/** The package installed by apt, used by somebody without rights, in its full sandbox, and removed. */
const obstacle = process.env.NO_REAL_HOST;

test.describe('the installed program', () => {
  // biome-ignore lint/suspicious/noSkippedTests: only where this computer lacks what is named
  test.skip(obstacle !== undefined, obstacle ?? '');
  let installed: InstalledPackage | undefined;
  let user: OrdinaryUser;
  let copyFolder: string;
  let packaged: PackagedProgram;

  test.beforeAll(async ({ linuxPackage }) => {
    test.setTimeout(5 * 60_000);
    installed = await InstalledPackage.install(linuxPackage.file);
    user = new OrdinaryUser();
    copyFolder = mkdtempSync(path.join(tmpdir(), 'stationmaster-opened-'));
    const starter = user.starter(await openedCopy(copyFolder));
    packaged = { starter, environment: user.environment, own: (file) => user.own(file) };
  });
  test.afterAll(async () => {
    test.setTimeout(5 * 60_000);
    await installed?.remove();
    user?.remove();
    if (copyFolder !== undefined) rmSync(copyFolder, { recursive: true, force: true });
  });

  /** Starts the installed command itself, untouched, as the user. */
  function startCommand(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Started {
    const [program, programArgs] = user.command(command, args);
    return new Started(spawn(program, programArgs, { env: { ...user.environment, ...environment } }));
  }

  const mainLog = () => path.join(user.home, 'config/Stationmaster/logs/main.log');
  const xdotool = (...args: readonly string[]) => run('xdotool', args);

  test('the command opens the window in its full sandbox, and closes it', async () => {
    await using program = startCommand(['--simulate', 'still']);
    await expect.poll(() => readIfThere(mainLog())).toContain('started');
    const renderers = () => programs('--type=renderer');
    await expect.poll(renderers).toHaveLength(1);
    const [renderer = ''] = renderers();
    // What the kernel says of the process that shows the page.
    const status = readFileSync(`/proc/${renderer}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\s*2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s*1$/m);
    expect(status).toMatch(/^CapEff:\s*0+$/m);
    expect(status).toMatch(/^Uid:\s*65534\s/m);
    expect(readlinkSync(`/proc/${renderer}/ns/user`)).not.toBe(readlinkSync('/proc/self/ns/user'));
    expect(readlinkSync(`/proc/${renderer}/ns/net`)).not.toBe(readlinkSync('/proc/self/ns/net'));
    expect(readlinkSync(`/proc/${renderer}/ns/pid`)).not.toBe(readlinkSync('/proc/self/ns/pid'));
    const commandLines = programs().map((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8'));
    expect(commandLines.filter((line) => /no-sandbox|disable-\w*-sandbox/.test(line))).toEqual([]);
    // Its log, History and settings are nobody else's to read.
    expect(statSync(path.join(user.home, 'config/Stationmaster')).mode & 0o077).toBe(0);
    program.process.kill('SIGTERM');
    expect(await program.code).toBe(0);
    await expect.poll(() => programs()).toEqual([]);
  });

  test('the command keeps Chromium off the system bus, and tells the program where it is', async () => {
    await using program = startCommand(['--simulate', 'still']);
    await expect.poll(() => programs('--type=renderer')).toHaveLength(1);
    const environment = readFileSync(`/proc/${program.process.pid}/environ`, 'utf8').split('\0');
    expect(environment).toContain('DBUS_SYSTEM_BUS_ADDRESS=unix:path=/dev/null');
    expect(environment).toContain(`STATIONMASTER_SYSTEM_BUS=${user.environment.DBUS_SYSTEM_BUS_ADDRESS}`);
  });

  test('untouched, it does what mouse and keys say', async () => {
    await using program = startCommand(['--simulate', 'hosts=1,stations=4,seed=3,still']);
    const window = async () => (await xdotool('search', '--onlyvisible', '--name', 'Stationmaster')).trim();
    await expect(async () => expect(await window()).toMatch(/^\d+$/)).toPass();
    await xdotool('windowfocus', await window());
    const done = () => readIfThere(mainLog()).match(/outcome .*: suspend .*"omar\.okafor".*"done"/) !== null;
    await expect(async () => {
      // The first row; then its menu, whose first entry is Suspend. What is there to be seen takes a moment to be.
      await xdotool('key', 'Escape', 'mousemove', '--window', await window(), '220', '234', 'click', '1');
      await xdotool('key', 'shift+F10', 'sleep', '0.3', 'key', 'Return', 'sleep', '0.3');
      expect(done()).toBe(true);
    }).toPass();
    await xdotool('key', 'ctrl+q');
    expect(await program.code).toBe(0);
  });

  test('it starts to a picture of the lab', async () => {
    const picture = path.join(user.home, 'window.png');
    await using program = startCommand(['--simulate', '--screenshot', picture]);
    expect(await program.code).toBe(0);
    expect(program.stdout).toContain(en.commandLine.screenshotSaved(picture));
    expect(readFileSync(picture).length).toBeGreaterThan(10_000);
  });

  for (const option of ['--remote-debugging-port', '--remote-debugging-pipe', '--inspect', '--inspect-brk']) {
    test(`${option} is refused, and nothing listens meanwhile`, async () => {
      const port = 20_000 + (process.pid % 20_000);
      const given = option.endsWith('pipe') ? option : `${option}=${port}`;
      await using program = startCommand(['--simulate', 'still', given]);
      let ended = false;
      void program.code.finally(() => {
        ended = true;
      });
      let answered = false;
      const end = performance.now() + 20_000;
      while (!ended && performance.now() < end) if (await listens(port)) answered = true;
      expect({ ended, answered }).toEqual({ ended: true, answered: false });
      expect(await program.code).toBe(2);
      expect(program.stderr).toContain(en.commandLine.noDebugging(option.slice(2)));
    });
  }

  test('it cannot be made to run other code by its environment', async () => {
    const mark = path.join(user.home, 'ran');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`;
    await using asNode = startCommand(['-e', script], { ELECTRON_RUN_AS_NODE: '1' });
    expect(await asNode.code).toBe(2);
    expect(asNode.stderr).toContain(en.commandLine.unknownOption('-e'));
    const file = path.join(user.home, 'other.cjs');
    writeFileSync(file, script);
    await using required = startCommand(['--hosts'], { NODE_OPTIONS: `--require ${file}` });
    expect(await required.code).toBe(2);
    expect(existsSync(mark)).toBe(false);
  });

  test('the commands need no display; root has them too', async () => {
    await using asked = startCommand(['--version'], { DISPLAY: '', XAUTHORITY: '' });
    expect(await asked.code).toBe(0);
    expect(asked.stdout).toMatch(/^Stationmaster \d+\.\d+\.\d+-test /);
    const { sessions } = await asRoot(['sessions', '--json', '--simulate=hosts=1,stations=3,seed=1,still']);
    expect(sessions).toHaveLength(3);
  });

  /** What the installed command prints as JSON when root's cron starts it. */
  async function asRoot(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const home = { PATH: '/usr/bin:/bin', HOME: user.home, XDG_CONFIG_HOME: path.join(user.home, 'of-root') };
    await using done = new Started(spawn(command, args, { env: { ...home, ...environment } }));
    expect({ code: await done.code, stderr: done.stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(done.stdout);
  }

  test('the main job on the simulated lab: list, suspend, end, end all', async ({ start }) => {
    const { page } = await start({ packaged, args: ['--simulate', 'hosts=2,stations=12,seed=3,still'] });
    const stations = new StationsPage(page);
    await expect.poll(() => stations.rowCount()).toBeGreaterThanOrEqual(12);
    const others = await page.evaluate(async () => {
      const lab = await window.stationmaster.getLab({});
      if (!lab.ok) throw new Error(lab.detail);
      return lab.value.sessions.filter(({ own, administrator }) => !own && !administrator);
    });
    const [first = '', second = ''] = others.flatMap(({ state, identity }) =>
      state === 'active' ? identity.user : [],
    );
    await stations.select(first);
    await stations.task('suspend').click();
    await stations.expectState(first, 'suspended');
    await stations.select(second);
    await stations.endSelection(1);
    await expect(stations.rows(second)).toHaveCount(0);
    await stations.task('endAll').click();
    const { askDialog, outcomes } = stations.texts;
    const left = others.length - 1;
    await stations.dialogButton(askDialog.confirm.end(left)).click();
    await expect(stations.outcomes).toContainText(outcomes.summary.end(left, left));
    await expect(stations.rows(first)).toHaveCount(0);
  });

  test('real sessions on a Linux computer, through ssh: listed as loginctl lists them, and ended', async ({
    start,
  }) => {
    test.setTimeout(10 * 60_000);
    const host = await RealHost.boot();
    const client = await sshClient(user.copyOf(host.keyFile), host.cable.inner);
    try {
      for (const file of [client.config, client.knownHosts, path.dirname(client.config)]) user.own(file);
      await host.logOnAtSeat('student1', 'seat-st2');
      await host.logOnAtSeat('student2', 'seat-st3');
      const { page } = await start({
        packaged,
        args: ['--host', `ssh://root@${host.cable.inner}`],
        environment: { PATH: `${path.dirname(client.config)}:${user.environment.PATH}` },
      });
      const stations = new StationsPage(page);
      await stations.expectState('student1', 'active');
      await stations.expectState('student2', 'active');
      const listed = async () => (await host.loginctlSessions()).filter((session) => session.class === 'user');
      const users = async () => (await listed()).map((session) => session.user).filter((name) => name !== 'root');
      expect((await users()).sort()).toEqual(['student1', 'student2']);
      await stations.select('student1');
      await stations.endSelection(1);
      await expect(stations.rows('student1')).toHaveCount(0);
      expect(await users()).toEqual(['student2']);
      await stations.expectState('student2', 'active');

      // The command beside the window, on that computer's own bus.
      const bus = { STATIONMASTER_SYSTEM_BUS: host.busAddress };
      const { sessions } = await asRoot(['sessions', '--host', 'local', '--json'], bus);
      // On that bus the window's own connections are sessions of root.
      const others = sessions.filter((session: { user: string }) => session.user !== 'root');
      expect(others).toMatchObject([{ user: 'student2' }]);
      await asRoot(['end', others[0].id, '--host', 'local', '--yes', '--json'], bus);
      expect(await users()).toEqual([]);
      await expect(stations.rows('student2')).toHaveCount(0);
    } finally {
      await client.remove();
      await host.stop();
    }
  });

  test('removed: nothing is left', async () => {
    test.setTimeout(5 * 60_000);
    const left = await installed?.remove();
    installed = undefined;
    expect(left).toEqual([]);
    expect(programs()).toEqual([]);
  });
});
