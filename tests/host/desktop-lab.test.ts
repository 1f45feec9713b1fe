import { afterEach, beforeEach, expect, it } from 'vitest';
import { en } from '../../src/shared/locale/en';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import { LabOnRealHost } from './lab-on-real-host';
import { describeOnDesktopHost } from './on-real-host';

/** The console as root on a computer with LightDM, xrdp and desktops. Witnesses: loginctl, ss, the greeter, the client. */
describeOnDesktopHost('the lab on a computer with desktops', (host) => {
  let lab: LabOnRealHost;

  beforeEach(async () => {
    lab = await LabOnRealHost.openAsRoot(host());
  });

  afterEach(async () => {
    await lab.close();
    await host().endAllSessions();
  });

  const stationOf = (id: string) => lab.lab.snapshot().stations.find((station) => station.id === id);

  it('suspends at a seat: the greeter has it, and the password brings the same session back; the other seat is untouched', async () => {
    const id = await host().logOnByPassword('student1', 'seat-st2');
    const other = await host().logOnByPassword('student2', 'seat-st3');
    const row = await lab.row(id, 'active');
    expect(row).toMatchObject({ station: 'seat-st2', resumesAt: { station: 'seat-st2' }, cannot: {} });

    expect(await lab.ask('suspend', row)).toBe('suspend student1: done');
    expect(await host().loginctl(id)).toMatchObject({ state: 'online', locked: true });
    expect(await host().greeterAt('seat-st2')).toBeDefined();
    expect(await host().loginctl(other)).toMatchObject({ state: 'active' });
    expect(await lab.row(id, 'suspended')).toMatchObject({ station: null, unguarded: false });
    expect(stationOf('seat-st2')).toMatchObject({ session: null });

    expect(await host().comeBackByPassword('student1', 'seat-st2')).toBe(id);
    await lab.row(id, 'active');

    const second = await lab.row(other, 'active');
    expect(await lab.ask('suspend', second)).toBe('suspend student2: done');
    expect(await host().greeterAt('seat-st3')).toBeDefined();
    expect(await lab.ask('end', await lab.row(other, 'suspended'))).toBe('end student2: done');
    expect(await host().loginctl(other)).toBeUndefined();
    expect(await host().loginctl(id)).toMatchObject({ state: 'active' });
  });

  it('does not guess at which seat a user with two sessions is', async () => {
    const first = await host().logOnByPassword('student1', 'seat-st2');
    await host().logOnByPassword('student1', 'seat-st3');
    await lab.until(
      'both',
      ({ sessions }) => sessions.length === 2 && sessions.every((one) => one.cannot.suspend === 'seat-not-told'),
    );
    expect(await lab.ask('suspend', await lab.row(first, 'active'))).toBe('suspend student1: refused seat-not-told');
    expect(await host().loginctl(first)).toMatchObject({ state: 'active' });
  });

  it('suspends an xrdp session: the client is cut off, and gets the same session back', async () => {
    const client = await host().connectByRdp('student1');
    const row = await lab.rowWithClient(client.id);
    expect(row).toMatchObject({ station: `xrdp:${client.display}` });

    expect(await lab.ask('suspend', row)).toBe('suspend student1: done');
    await client.untilGone();
    expect(await host().rdpClientsAt(client.display)).toBe(0);
    expect(await lab.row(client.id, 'suspended')).toMatchObject({ station: null });

    const again = await host().connectByRdp('student1');
    expect(again.id).toBe(client.id);
    await lab.row(client.id, 'active');
    await again.drop();
    // Nobody suspended it this time.
    const left = await lab.row(client.id, 'disconnected');
    expect(await lab.ask('end', left)).toBe('end student1: done');
    expect(await host().loginctl(client.id)).toBeUndefined();
  });

  it('shows messages on the desktop and in the terminal, and says when nothing could', async () => {
    const id = await host().logOnByPassword('student1', 'seat-st2');
    const atTerminal = await host().logOnAtPseudoTerminal('student3');
    const row = await lab.row(id, 'active');
    const text = 'The lab closes at 6.\nSave <your> work & go: 日本';
    expect(await lab.ask('message', row, { text })).toBe('message student1: done');
    expect(await lab.ask('message', row, { text: 'This is seat-st2.', brief: true })).toBe('message student1: done');
    await host().waitUntil('both are shown', async () => (await host().notificationsOf('student1')).length === 2);
    const summary = en.userMessages.title;
    const markup = 'The lab closes at 6.\nSave &lt;your&gt; work &amp; go: 日本';
    expect(await host().notificationsOf('student1')).toEqual([
      { summary, body: markup, timeout: 0, urgency: 'CRITICAL' },
      { summary, body: 'This is seat-st2.', timeout: 10_000, urgency: 'NORMAL' },
    ]);

    expect(await lab.ask('message', await lab.row(atTerminal, 'active'), { text })).toBe('message student3: done');
    await host().waitUntil('the terminal shows it', async () => {
      const screen = await host().screenOf(atTerminal);
      return screen.includes('Save <your> work & go: 日本') && screen.includes(summary);
    });

    await host().dropNotificationDaemon('student1');
    expect(await lab.ask('message', row, { text })).toBe('message student1: failed no-notifications');
  });

  it('warns before the end, on the desktop and in the terminal, and ends then', async () => {
    const id = await host().logOnByPassword('student2', 'seat-st3');
    const atTerminal = await host().logOnAtPseudoTerminal('student3');
    const rows = [await lab.row(id, 'active'), await lab.row(atTerminal, 'active')];
    const more = { reason: 'Exam', warn: 30_000 };
    for (const row of rows) lab.lab.ask({ ...plainAsk, ...more, action: 'end', sessions: [row.key] });
    await lab.until(
      'both are warned',
      ({ requests }) => requests.length === 2 && requests.every(({ warning }) => warning?.state === 'shown'),
    );
    const words = en.userMessages.warning(30, 'Exam');
    await host().waitUntil('the desktop shows it', async () => {
      return (await host().notificationsOf('student2')).some(({ body }) => body === words);
    });
    await host().waitUntil('the terminal shows it', async () => (await host().screenOf(atTerminal)).includes(words));
    expect(await host().loginctl(id)).toMatchObject({ state: 'active' });

    const [first, second] = lab.lab.snapshot().requests;
    lab.lab.changeCountdowns([first?.id ?? ''], 'call-off');
    lab.lab.changeCountdowns([second?.id ?? ''], 'end-now');
    await lab.until('both are settled', ({ requests }) => requests.every(({ outcome }) => outcome !== null));
    const [stays, goes] = first?.session === rows[0]?.key ? [id, atTerminal] : [atTerminal, id];
    expect(await host().loginctl(stays)).toBeDefined();
    expect(await host().loginctl(goes)).toBeUndefined();
  });
});
