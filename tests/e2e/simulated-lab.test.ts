import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** Users of `--simulate hosts=2,stations=24,seed=1,still`, as the first test finds them. */
const active = 'rosa.fernandez';
const locked = 'zoe.kamau';
const own = 'soren.silva';

for (const language of ['en', 'ja'] as const) {
  test(`the main path on the simulated lab (${language})`, async ({ start }) => {
    const { page } = await start({ args: ['--simulate', 'still'], language });
    const stations = new StationsPage(page, language);
    const { texts } = stations;
    await expect(page.getByText(texts.lab.simulatedTitle)).toBeVisible();
    await expect(stations.grid.getByRole('columnheader')).toHaveText([
      '',
      ...Object.values(texts.columns),
      texts.tasks.label,
    ]);

    // 24 stations, and 4 sessions that hold none.
    await expect.poll(() => stations.rowCount()).toBe(28);
    await stations.expectState(active, 'active');
    await stations.expectState(locked, 'locked');

    // Suspend: the session is kept, its station is free.
    const station = (await stations.cell(active, 'station').textContent()) ?? '';
    await stations.select(active);
    await stations.task('suspend').click();
    await stations.expectState(active, 'suspended');
    await expect(stations.cell(active, 'station')).toHaveText(texts.grid.noStationInColumn);
    await stations.expectState(new RegExp(`^${station}\\b`), 'available');
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.suspend(1, 1));
    await expect(stations.tasks).toContainText(texts.card.resumesAtComputer('lab-a'));
    await expect(stations.task('suspend')).toHaveAttribute('aria-disabled', 'true');
    await expect(stations.tasks).toContainText(texts.notAllowed['already-suspended']);

    // End: Cancel has the focus, and does nothing.
    await stations.select(active, locked);
    await stations.task('end').click();
    await expect(stations.dialogButton(texts.commands.cancel)).toBeFocused();
    await expect(stations.dialog).toContainText(active);
    await expect(stations.dialog).toContainText(locked);
    await page.keyboard.press('Escape');
    await expect(stations.dialog).toBeHidden();
    await stations.expectState(locked, 'locked');
    await stations.endSelection(2);
    await expect(stations.rows(active)).toHaveCount(0);
    await expect(stations.rows(locked)).toHaveCount(0);
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(2, 2));
    await expect(stations.tasks).toContainText(texts.tasks.nothingSelected);

    // End all: everybody but the own session and those in groups that are not ticked.
    await stations.task('endAll').click();
    await expect(stations.dialog).toContainText(texts.askDialog.leftOutOwn);
    await expect(stations.dialog.getByRole('checkbox')).not.toHaveCount(0);
    await expect(stations.dialog.getByRole('checkbox', { name: own })).toHaveCount(0);
    await stations.dialogButton(texts.askDialog.confirm.end(16)).click();
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(16, 16));
    await stations.expectState(own, 'active');
    await expect(page.getByText(texts.status.sessions(2))).toBeVisible();

    await stations.openTab('computers');
    await expect(page.getByRole('row', { name: 'lab-b' })).toContainText(texts.computers.connected);
    await expect(page.getByText(texts.lab.simulatedTitle)).toBeVisible();
  });
}

test('lock, and why it is off when it is done', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  await stations.select(active);
  await stations.task('lock').click();
  await stations.expectState(active, 'locked');
  await expect(stations.outcomes).toContainText(stations.texts.outcomes.summary.lock(1, 1));
  await expect(stations.task('lock')).toHaveAttribute('aria-disabled', 'true');
  await expect(stations.task('lock')).toHaveAccessibleDescription(stations.texts.notAllowed['already-locked']);
  await stations.outcomes.getByRole('button', { name: stations.texts.commands.dismiss }).click();
  await expect(stations.outcomes).toBeHidden();
});

test('the own session needs a yes of its own', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  await stations.select(own);
  await stations.task('suspend').click();
  await expect(stations.dialog).toContainText(texts.simulated.inARealLab(texts.ownDialog.text.suspend));
  await stations.dialogButton(texts.commands.cancel).click();
  await stations.expectState(own, 'active');

  await stations.task('end').click();
  await expect(stations.dialogButton(texts.askDialog.confirm.end(0))).toBeDisabled();
  await expect(stations.dialog).toContainText(texts.askDialog.own.end);
  await stations.dialog.getByRole('checkbox', { name: own }).check();
  await stations.dialogButton(texts.askDialog.confirm.end(1)).click();
  await expect(stations.rows(own)).toHaveCount(0);
});

test('nothing selected: the commands for a selection are off, and say what to do', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  await expect(stations.grid).toBeVisible();
  for (const command of ['suspend', 'end', 'lock'] as const) {
    await expect(stations.task(command)).toHaveAttribute('aria-disabled', 'true');
    await stations.task(command).click({ force: true });
  }
  await expect(stations.dialog).toHaveCount(0);
  await expect(stations.tasks).toContainText(stations.texts.tasks.nothingSelected);
  await expect(stations.outcomes).toHaveCount(0);
});

test('people can be taken out in the dialog, and a scope is one computer', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  await stations.task('endAll').click();
  await stations.dialog
    .getByRole('combobox', { name: texts.askDialog.scope })
    .selectOption({ label: texts.askDialog.scopeComputer('lab-a') });
  await expect(stations.dialog.getByRole('listitem').filter({ hasText: 'lab-a' })).not.toHaveCount(0);
  await expect(stations.dialog.getByRole('listitem').filter({ hasText: 'lab-b' })).toHaveCount(0);
  const confirm = stations.dialog.getByRole('button', { name: /^End \d+ sessions$/ });
  const before = Number(/\d+/.exec((await confirm.textContent()) ?? '')?.[0]);
  await stations.dialog.getByRole('checkbox', { name: active }).uncheck();
  await stations.dialogButton(texts.askDialog.confirm.end(before - 1)).click();
  await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(before - 1, before - 1));
  await stations.expectState(active, 'active');
  await expect(stations.rows(/lab-b, Logged on$/).first()).toBeVisible();
});

test('the focus stays in the grid when the row that has it goes', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  await stations.select(locked);
  await stations.task('suspend').click();
  await stations.expectState(locked, 'suspended');
  // A session without a station has a row of its own, which goes with it.
  await stations.rows(locked).focus();
  await stations.ask('end', locked);
  await expect(stations.rows(locked)).toHaveCount(0);
  await expect(stations.grid.locator('[role=row]:focus')).toHaveCount(1);
});

test('others can be locked without the own session', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  await stations.select(active, own);
  await stations.task('lock').click();
  await expect(stations.dialog).toContainText(texts.ownDialog.others(1));
  await stations.dialogButton(texts.ownDialog.onlyOthers.lock).click();
  await stations.expectState(active, 'locked');
  await stations.expectState(own, 'active');
});

test('reloading the window shows the same truth', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  await stations.select(active);
  await stations.task('lock').click();
  await stations.expectState(active, 'locked');
  await page.evaluate(() => {
    document.title = 'before';
    location.reload();
  });
  await expect.poll(() => page.title()).toBe(stations.texts.product);
  await stations.expectState(active, 'locked');
  await expect(stations.outcomes).toContainText(stations.texts.outcomes.done.lock);
});
