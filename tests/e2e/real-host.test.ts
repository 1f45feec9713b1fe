import { expect } from 'playwright/test';
import { RealHost } from '../host/real-host';
import { type Program, type StartOptions, test } from './program';
import { StationsPage } from './stations-page';

/** The window on a real systemd-logind in a container; `loginctl` in there is the witness. */
const obstacle = process.env.NO_REAL_HOST;

test.describe('real sessions, read from and ended through systemd-logind', () => {
  // biome-ignore lint/suspicious/noSkippedTests: only where this computer lacks what is named
  test.skip(obstacle !== undefined, obstacle ?? '');
  let host: RealHost;

  test.beforeAll(async () => {
    test.setTimeout(10 * 60_000);
    host = await RealHost.boot();
  });
  test.afterAll(() => host?.stop());
  test.afterEach(async () => {
    await host.startBus();
    await host.endAllSessions();
  });

  const open = async (start: (options: StartOptions) => Promise<Program>, warnSeconds = 0) => {
    const { page } = await start({ args: ['--host', 'local'], busAddress: host.busAddress, warnSeconds });
    return new StationsPage(page);
  };
  /** The sessions of people, as loginctl lists them. */
  const listed = async () => (await host.loginctlSessions()).filter((session) => session.class === 'user');
  const users = async () => (await listed()).map(({ user }) => user).sort();

  test('what loginctl lists and what the tab lists agree, both ways', async ({ start }) => {
    await host.logOnAtSeat('student1', 'seat-st2');
    await host.logOnAtSeat('student2', 'seat-st3');
    await host.logOnAtSeat('student2', 'seat-st4', 'greeter');
    const { id } = await host.sshLogOn('student3');
    const stations = await open(start);

    await stations.expectState('student1', 'active');
    await stations.expectState('student2', 'active');
    await stations.expectState('student3', 'active');
    const named = await stations.rows(/student/).count();
    expect(named).toBe((await listed()).length);
    await expect(stations.cell('student3', 'client')).toHaveText((await host.loginctl(id))?.remoteHost ?? '?');
    // A greeter waits at the fourth seat: nobody is logged on there.
    await expect(stations.rows(/seat-st4|Seat st4/i)).toContainText(stations.texts.states.available);

    // Acted there, seen here.
    const [first] = (await listed()).filter(({ user }) => user === 'student1');
    await host.exec('loginctl', 'terminate-session', first?.id ?? '');
    await expect(stations.rows('student1')).toHaveCount(0);
    const back = await host.logOnAtSeat('student4', 'seat-st2', 'user with locker');
    await stations.expectState('student4', 'active');
    await host.exec('loginctl', 'lock-session', back);
    await stations.expectState('student4', 'locked');
    await host.exec('loginctl', 'unlock-session', back);
    await stations.expectState('student4', 'active');
  });

  test('end one, through the dialog: the host no longer lists it', async ({ start }) => {
    await host.logOnAtSeat('student1', 'seat-st2');
    await host.logOnAtSeat('student2', 'seat-st3');
    const stations = await open(start);
    await stations.select('student1');
    await stations.endSelection(1);
    await expect(stations.rows('student1')).toHaveCount(0);
    await expect(stations.outcomes).toContainText(stations.texts.outcomes.summary.end(1, 1));
    expect(await users()).toEqual(['student2']);
    await stations.expectState('student2', 'active');
  });

  test('an end with a warning: called off, the session stays; begun again and ended now, the host no longer lists it', async ({
    start,
  }) => {
    const id = await host.logOnAtSeat('student1', 'seat-st2');
    await host.logOnAtSeat('student2', 'seat-st3');
    const stations = await open(start, 30);
    const { texts, page, outcomes } = stations;
    const begin = async () => {
      await stations.select('student1');
      await stations.task('end').click();
      await stations.dialogButton(texts.warning.confirm(1)).click();
      await expect(stations.cell('student1', 'state')).toHaveText(/0:[0-3]\d/);
    };
    await begin();
    expect((await host.loginctl(id))?.state).toBe('active');
    await outcomes.getByRole('button', { name: texts.countdown.callOff, exact: true }).click();
    await stations.expectState('student1', 'active');
    await expect(outcomes).toContainText(texts.callOffs.administrator);
    expect((await host.loginctl(id))?.state).toBe('active');

    await begin();
    await outcomes.getByRole('button', { name: texts.countdown.endNow }).click();
    await expect(stations.rows('student1')).toHaveCount(0);
    await expect(outcomes).toContainText(texts.outcomes.summary.end(1, 1));
    expect(await host.loginctl(id)).toBeUndefined();
    expect(await users()).toEqual(['student2']);

    await stations.openTab('history');
    const history = page.getByRole('grid', { name: texts.history.label }).getByRole('row', { name: 'student1' });
    await expect(history).toHaveCount(2);
    await expect(history.nth(0)).toContainText(texts.history.outcomes.done);
    await expect(history.nth(1)).toContainText(texts.history.outcomes['called-off']);
  });

  test('lock where a locker answers, and the truth where none does', async ({ start }) => {
    const withLocker = await host.logOnAtSeat('student1', 'seat-st2', 'user with locker');
    await host.logOnAtSeat('student2', 'seat-st3');
    await host.sshLogOn('student3');
    const stations = await open(start);
    const { texts } = stations;
    await stations.select('student1', 'student2');
    await stations.task('lock').click();
    await stations.expectState('student1', 'locked');
    expect((await host.loginctl(withLocker))?.locked).toBe(true);
    await expect(stations.outcomes).toContainText(texts.failures['no-locker-answered']);
    await stations.expectState('student2', 'active');

    await stations.select('student3');
    await expect(stations.task('lock')).toHaveAccessibleDescription(texts.notAllowed['no-screen-to-lock']);
    await stations.select('student2');
    await expect(stations.task('lock')).toHaveAccessibleDescription(texts.notAllowed['no-locker-answered']);
    await expect(stations.task('suspend')).toHaveAccessibleDescription(texts.notAllowed['no-greeter']);
  });

  test('end all: leftovers are a group of their own, unticked; who administers it could not be read, and is said', async ({
    start,
  }) => {
    await host.logOnAtSeat('student1', 'seat-st2');
    await host.logOnAtSeat('student2', 'seat-st3');
    await host.sshLogOn('student3');
    const leftover = await host.leaveProgramsBehind('student4');
    const stations = await open(start);
    const { texts } = stations;
    await stations.expectState('student4', 'leaving');
    expect((await host.loginctl(leftover))?.state).toBe('closing');

    await stations.task('endAll').click();
    await expect(stations.dialog).toContainText(texts.askDialog.groups.leftovers);
    await expect(stations.dialog).toContainText(/Administrators of .* could not be read/);
    await expect(stations.dialog.getByRole('checkbox', { name: 'student4' })).not.toBeChecked();
    await stations.dialogButton(texts.askDialog.confirm.end(3)).click();
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(3, 3));
    expect(await users()).toEqual(['student4']);

    // A leaving session: Terminate does nothing there, force does.
    await stations.select('student4');
    await expect(stations.task('suspend')).toHaveAccessibleDescription(texts.notAllowed.leaving);
    await stations.task('force').click();
    await stations.dialogButton(texts.askDialog.confirm.force(1)).click();
    await expect(stations.rows('student4')).toHaveCount(0);
    expect(await users()).toEqual([]);
  });

  test('a session that does not end says so; End by force ends it', async ({ start }) => {
    const id = await host.logOnAtSeat('student1', 'seat-st2');
    await host.addStubbornProgram(id);
    const stations = await open(start);
    const { texts } = stations;
    await stations.select('student1');
    await stations.endSelection(1);
    await stations.expectState('student1', 'ending');
    await expect(stations.cell('student1', 'state')).toHaveText(texts.states['not-ending'], { timeout: 30_000 });
    await expect(stations.outcomes).toContainText(texts.outcomes.notEnding);
    expect(await host.loginctl(id)).toBeDefined();

    await stations.outcomes.getByRole('button', { name: texts.outcomes.forceOne('student1') }).click();
    await stations.dialogButton(texts.askDialog.confirm.force(1)).click();
    await expect(stations.rows('student1')).toHaveCount(0, { timeout: 30_000 });
    expect(await host.loginctl(id)).toBeUndefined();
  });

  test('the bus gone and back: rows stay with when they were seen, then tell the truth again', async ({ start }) => {
    const id = await host.logOnAtSeat('student1', 'seat-st2');
    await host.logOnAtSeat('student2', 'seat-st3');
    const stations = await open(start);
    const { texts } = stations;
    await stations.expectState('student1', 'active');
    await host.stopBus();
    await expect(stations.rows('student1')).toContainText(texts.states.active);
    await expect(stations.rows('student1')).toContainText(/last seen/);
    await expect(stations.page.getByText(texts.lab.nobodyTitle, { exact: true })).toHaveCount(0);
    await stations.openTab('computers');
    await expect(stations.page.getByRole('grid')).toContainText(texts.computers.unreachable);
    await stations.openTab('stations');

    // The dialog names the computer as not included, and there is nobody to end.
    await stations.select('student2');
    await stations.task('end').click();
    await expect(stations.dialog).toContainText(texts.askDialog.unreachable(''));
    await stations.dialogButton(texts.commands.cancel).click();

    await host.startBus();
    await expect(stations.rows('student1')).not.toContainText(/last seen/, { timeout: 60_000 });
    expect(await host.loginctl(id)).toBeDefined();
    await stations.select('student1');
    await stations.endSelection(1);
    await expect(stations.rows('student1')).toHaveCount(0);
    expect(await users()).toEqual(['student2']);
  });
});
