import { afterEach, expect, it } from 'vitest';
import type { DesktopHost } from './desktop-host';
import { describeOnDesktopHost } from './on-real-host';

/** What the real thing does, without any code of ours: what is measured here is what our backend is built on. */
describeOnDesktopHost('a host with desktops', (host) => {
  afterEach(async () => {
    await host().endAllSessions();
  });

  it('gives the seat of a suspended session to the greeter, and the session back to who knows the password', async () => {
    const first = await host().logOnByPassword('student1', 'seat-st2');
    const other = await host().logOnByPassword('student2', 'seat-st3');
    expect(await host().loginctl(first)).toMatchObject({ user: 'student1', seat: 'seat-st2', service: 'lightdm' });
    expect(await host().greeterAt('seat-st2')).toBeUndefined();
    for (const [id, user, seat] of [
      [first, 'student1', 'seat-st2'],
      [other, 'student2', 'seat-st3'],
    ] as const) {
      await host().exec(...switchToGreeter, await seatObjectOf(host(), user), ...seatCall);
      await host().waitUntil('the session is hidden and locked', async () => {
        const session = await host().loginctl(id);
        return session?.state === 'online' && session.locked && (await host().greeterAt(seat)) !== undefined;
      });
      expect(await host().comeBackByPassword(user, seat)).toBe(id);
      expect(await host().loginctl(id)).toMatchObject({ state: 'active', locked: false });
    }
    expect((await host().loginctlSessions()).filter((one) => one.class === 'user')).toHaveLength(2);
  });

  it('gives a user who logs on at another seat a second session', async () => {
    const first = await host().logOnByPassword('student1', 'seat-st2');
    const second = await host().logOnByPassword('student1', 'seat-st3');
    expect(second).not.toBe(first);
    expect(await host().loginctl(first)).toMatchObject({ user: 'student1', state: 'active', seat: 'seat-st2' });
    expect(await host().loginctl(second)).toMatchObject({ user: 'student1', state: 'active', seat: 'seat-st3' });
  });

  it('keeps the session of an RDP client that goes, or is sent away, for the same user', async () => {
    const client = await host().connectByRdp('student1');
    expect(await host().loginctl(client.id)).toMatchObject({ state: 'active', seat: '', display: client.display });
    await client.drop();
    // logind does not tell.
    expect(await host().loginctl(client.id)).toMatchObject({ state: 'active' });
    const again = await host().connectByRdp('student1');
    expect([again.id, again.display]).toEqual([client.id, client.display]);
    const other = await host().connectByRdp('student2');
    expect(other.display).not.toBe(client.display);
    const sent = await host().exec('runuser', '-u', 'student1', '--', 'env', `DISPLAY=${client.display}`, 'xrdp-dis');
    expect(sent).toContain('message sent ok');
    await again.untilGone();
    expect(await host().rdpClientsAt(client.display)).toBe(0);
    expect(await host().rdpClientsAt(other.display)).toBe(1);
    expect((await host().connectByRdp('student1')).id).toBe(client.id);
  });

  it('shows a notification in a desktop, and what is written to a terminal there', async () => {
    await host().logOnByPassword('student1', 'seat-st2');
    expect(await notify(host(), 'student1', 'Lab closes &amp;\nends 日本', 0, 2)).toMatch(/^u \d+$/);
    await notify(host(), 'student1', 'Seat 2', 10_000, 1);
    await host().waitUntil('both are shown', async () => (await host().notificationsOf('student1')).length === 2);
    expect(await host().notificationsOf('student1')).toEqual([
      { summary: 'Summary', body: 'Lab closes &amp;\nends 日本', timeout: 0, urgency: 'CRITICAL' },
      { summary: 'Summary', body: 'Seat 2', timeout: 10_000, urgency: 'NORMAL' },
    ]);
    await host().dropNotificationDaemon('student1');
    await expect(notify(host(), 'student1', 'Nobody sees this', 0, 2)).rejects.toThrow('Call failed');

    const id = await host().logOnAtPseudoTerminal('student3');
    await host().script('printf "Lab closes" > "/dev/$1"', (await host().loginctl(id))?.tty ?? '');
    await host().waitUntil('the terminal shows it', async () => (await host().screenOf(id)).includes('Lab closes'));
  });

  it('restarts and goes off when logind is told to', async () => {
    const boots = new Set([await bootOf(host())]);
    const id = await host().logOnByPassword('student1', 'seat-st2');
    for (const [method, end] of [
      ['Reboot', 'restart'],
      ['PowerOff', 'power off'],
    ] as const) {
      await host().exec('busctl', 'call', logind, '/org/freedesktop/login1', `${logind}.Manager`, method, 'b', 'false');
      await host().untilOff();
      await host().powerOn();
      expect(await host().lastEnd()).toBe(end);
      boots.add(await bootOf(host()));
      expect(await host().loginctl(id)).toBeUndefined();
    }
    expect(boots.size).toBe(3);
  });
});

const logind = 'org.freedesktop.login1';
const lightdm = 'org.freedesktop.DisplayManager';
const switchToGreeter = ['busctl', 'call', lightdm] as const;
const seatCall = [`${lightdm}.Seat`, 'SwitchToGreeter'] as const;

function bootOf(host: DesktopHost): Promise<string> {
  return host.exec('cat', '/proc/sys/kernel/random/boot_id');
}

/** D-Bus path of LightDM's seat with the one session of a user. */
async function seatObjectOf(host: DesktopHost, user: string): Promise<string> {
  const found = await host.script(
    `for session in $(busctl tree --list "$1" | grep /Session); do
      busctl get-property "$1" "$session" "$1.Session" UserName | grep -qx "s \\"$2\\"" || continue
      busctl get-property "$1" "$session" "$1.Session" Seat | cut -d'"' -f2
    done`,
    lightdm,
    user,
  );
  return found.trim();
}

/** Shows a notification on the bus of a user, who is logged on; the answer is what busctl says. */
async function notify(
  host: DesktopHost,
  user: string,
  body: string,
  timeout: number,
  urgency: number,
): Promise<string> {
  const name = 'org.freedesktop.Notifications';
  const uid = (await host.exec('id', '-u', user)).trim();
  const bus = ['runuser', '-u', user, '--', 'busctl', `--address=unix:path=/run/user/${uid}/bus`] as const;
  const call = ['call', name, `/${name.replaceAll('.', '/')}`, name, 'Notify', 'susssasa{sv}i'];
  const what = ['Stationmaster', '0', '', 'Summary', body, '0', '1', 'urgency', 'y', String(urgency), String(timeout)];
  return (await host.exec(...bus, ...call, ...what)).trim();
}
