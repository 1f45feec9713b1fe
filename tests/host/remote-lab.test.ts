import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ComputerClaims } from '../../src/main/hosts/logind/computer-claims';
import { LogindBackend, type LogindConfig } from '../../src/main/hosts/logind/logind-backend';
import { systemTime } from '../../src/main/time';
import { LabOnRealHost } from './lab-on-real-host';
import { describeOnDesktopHost } from './on-real-host';
import { type SshClient, sshClient } from './ssh-client';

/** The console on this computer, and a computer with desktops that it reaches by ssh only. Witness: loginctl there. */
describeOnDesktopHost('the lab on a computer that is reached by ssh', (host) => {
  const usualPath = process.env.PATH;
  let client: SshClient;
  const open: LabOnRealHost[] = [];

  beforeAll(async () => {
    client = await sshClient(host().keyFile, host().cable.inner);
    // The ssh that the program finds.
    process.env.PATH = client.environment.PATH;
  });

  afterAll(async () => {
    process.env.PATH = usualPath;
    await client.remove();
  });

  afterEach(async () => {
    for (const lab of open.splice(0)) await lab.close();
    await host().script('rm -f /etc/polkit-1/rules.d/*stationmaster* /etc/sudoers.d/stationmaster');
    await host().endAllSessions();
    await host().waitUntil('no ssh is left', async () => (await client.running()).length === 0);
  });

  const backendAs = (user: string, more: Partial<LogindConfig> = {}) => {
    const ssh = { user, host: host().cable.inner, port: null };
    return new LogindBackend({ kind: 'logind', ssh, ...more }, systemTime);
  };
  const labAs = async (user: string) => {
    const lab = await LabOnRealHost.open(backendAs(user));
    open.push(lab);
    return lab;
  };
  /** Puts a file of ours on the computer, as its administrator would. */
  const install = async (file: string, to: string, mode: string) => {
    const text = await readFile(path.join('assets/linux', file), 'utf8');
    await host().script('printf "%s" "$1" > /run/new; chmod "$3" /run/new; mv /run/new "$2"', text, to, mode);
  };

  it('lists everybody but its own connections, with names and administrators, by the clock of that computer', async () => {
    const student = await host().logOnByPassword('student1', 'seat-st2');
    const elsewhere = await host().logOnAtPseudoTerminal('teacher');
    const fromHere = await host().sshLogOn('teacher');
    const lab = await labAs('teacher');
    const row = await lab.row(student, 'active');
    expect(row).toMatchObject({ fullName: 'Ada Lovelace', administrator: false, own: false, station: 'seat-st2' });
    expect(await lab.row(fromHere.id, 'active')).toMatchObject({ own: true, administrator: true });
    expect(await lab.row(elsewhere, 'active')).toMatchObject({ own: false, administrator: true });
    const { sessions, hosts } = lab.lab.snapshot();
    expect(sessions.map(({ identity }) => identity.id).toSorted()).toEqual(
      [student, elsewhere, fromHere.id].toSorted(),
    );
    expect(hosts[0]).toMatchObject({ administratorsKnown: true });
    expect(Math.abs(hosts[0]?.clockOffset ?? 1e9)).toBeLessThan(2000);
    // The two connections of the console, and the one of ours above.
    expect(await client.running()).toHaveLength(3);
  });

  it('an administrator without rights is told so before acting, and nothing happens', async () => {
    const id = await host().logOnByPassword('student1', 'seat-st2');
    const lab = await labAs('teacher');
    const row = await lab.row(id, 'active');
    expect(row.cannot).toEqual({ end: 'no-right', lock: 'no-right', message: 'needs-sudo' });
    expect(lab.lab.snapshot().hosts[0]?.abilities).toMatchObject({
      end: { can: 'no', reason: 'no-right' },
      restart: { can: 'no', reason: 'no-right' },
      'suspend-seat': { can: 'yes' },
      'suspend-xrdp': { can: 'no', reason: 'needs-sudo' },
    });
    expect(await lab.ask('end', row)).toBe('end student1: refused no-right');
    expect(await lab.ask('message', row, { text: 'Hello' })).toBe('message student1: refused needs-sudo');
    expect(await host().loginctl(id)).toMatchObject({ state: 'active' });
  });

  it('the files that come with the program give a group exactly what it needs', async () => {
    await host().script('groupadd -f stationmaster; usermod -aG stationmaster teacher');
    await install('50-stationmaster.rules', '/etc/polkit-1/rules.d/50-stationmaster.rules', '644');
    await install('stationmaster.sudoers', '/etc/sudoers.d/stationmaster', '440');
    await host().exec('visudo', '-c');
    const id = await host().logOnByPassword('student1', 'seat-st2');
    const remote = await host().connectByRdp('student2');
    const atTerminal = await host().logOnAtPseudoTerminal('student3');
    const lab = await labAs('teacher');
    await lab.until('the rights', ({ hosts }) => hosts[0]?.abilities['shut-down']?.can === 'yes');

    const row = await lab.row(id, 'active');
    expect(row.cannot).toEqual({});
    const text = "It's 5 o'clock; save $(your) work";
    expect(await lab.ask('message', row, { text })).toBe('message student1: done');
    expect(await lab.ask('message', row, { text, brief: true })).toBe('message student1: done');
    await host().waitUntil('it is shown', async () => (await host().notificationsOf('student1')).length === 2);
    expect((await host().notificationsOf('student1'))[0]?.body).toBe(text);
    expect(await lab.ask('message', await lab.row(atTerminal, 'active'), { text })).toBe('message student3: done');
    await host().waitUntil('the terminal shows it', async () => (await host().screenOf(atTerminal)).includes(text));

    expect(await lab.ask('suspend', await lab.row(remote.id, 'active'))).toBe('suspend student2: done');
    await remote.untilGone();
    expect(await lab.ask('lock', row)).toBe('lock student1: done');
    expect(await host().loginctl(id)).toMatchObject({ state: 'active', locked: true });
    expect(await lab.ask('suspend', await lab.row(id, 'locked'))).toBe('suspend student1: done');
    expect(await host().greeterAt('seat-st2')).toBeDefined();
    for (const one of [id, remote.id]) await lab.ask('end', await lab.row(one, 'suspended'));
    expect(await host().loginctl(id)).toBeUndefined();
    expect(await host().loginctl(remote.id)).toBeUndefined();

    const asTeacher = (...command: readonly string[]) =>
      host().exec('runuser', '-u', 'teacher', '--', 'sudo', '-n', ...command);
    for (const forbidden of [
      ['tee', '/etc/passwd'],
      ['tee', '/dev/pts/0', '/etc/passwd'],
      ['tee', '/dev/pts/../../etc/passwd'],
      ['-u', 'root', 'xrdp-dis'],
      ['-u', 'student3', 'busctl', '--address=unix:path=/run/user/0/bus', 'list'],
    ]) {
      await expect(asTeacher(...forbidden), forbidden.join(' ')).rejects.toThrow('password is required');
    }
  });

  it('a right that is taken away is told, and a refusal is an outcome', async () => {
    const rule =
      'polkit.addRule(function (a) { if (a.id.indexOf("org.freedesktop.login1.") == 0) return polkit.Result.%; });';
    const rules = '/etc/polkit-1/rules.d/10-stationmaster-test.rules';
    const set = (result: string) => host().script('printf "%s" "$1" > "$2"', rule.replace('%', result), rules);
    await set('YES');
    const id = await host().logOnByPassword('student1', 'seat-st2');
    const lab = await labAs('teacher');
    await lab.until('the right', ({ sessions }) => sessions.some(({ cannot }) => cannot.end === undefined));
    await set('NO');
    await lab.until('no right', ({ sessions }) => sessions.some(({ cannot }) => cannot.end === 'no-right'));
    expect(await lab.ask('end', await lab.row(id, 'active'))).toBe('end student1: refused no-right');
    expect(await host().loginctl(id)).toMatchObject({ state: 'active' });
  });

  it('is refused as a second entry for the same computer', async () => {
    const of = new ComputerClaims();
    const first = backendAs('teacher', { claims: { of, name: () => 'lab-a' } });
    const second = backendAs('student4', { claims: { of, name: () => 'the same' } });
    const listener = { hint: () => {}, lost: () => {} };
    const { signal } = new AbortController();
    try {
      await first.connect(listener, signal);
      await expect(second.connect(listener, signal)).rejects.toMatchObject({
        problem: 'same-computer',
        detail: 'lab-a',
      });
    } finally {
      await first.close();
      await second.close();
    }
  });

  it('keeps its rows while the network is cut, notices it, and reads on when it is back', async () => {
    const id = await host().logOnByPassword('student1', 'seat-st2');
    const lab = await labAs('teacher');
    await lab.row(id, 'active');
    await host().cutNetwork();
    try {
      await lab.until('it is noticed', ({ hosts }) => hosts[0]?.connection.state === 'unreachable');
      expect(lab.lab.snapshot().sessions).toHaveLength(1);
    } finally {
      await host().mendNetwork();
    }
    lab.lab.reconnect('lab-a');
    await lab.until('it is back', ({ hosts }) => hosts[0]?.connection.state === 'connected');
    await lab.row(id, 'active');
  });
});
