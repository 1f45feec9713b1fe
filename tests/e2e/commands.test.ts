import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** Users of `--simulate still`: two computers, 24 stations, seed 1. */
const active = 'rosa.fernandez';
const locked = 'zoe.kamau';
const own = 'soren.silva';

for (const language of ['en', 'ja'] as const) {
  test.describe(`commands (${language})`, () => {
    test('end: cancel, one, several, all of a computer, all; the filter has no say', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      const confirm = texts.askDialog.confirm.end;
      await stations.select(active);
      await stations.task('end').click();
      await stations.dialogButton(texts.commands.cancel).click();
      await stations.expectState(active, 'active');
      await expect(stations.outcomes).toHaveCount(0);

      await stations.endSelection(1);
      await expect(stations.rows(active)).toHaveCount(0);
      await stations.select(locked, 'niamh.martin');
      await stations.endSelection(2);
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(2, 2));

      // The filter shows one computer; the scope is the other.
      await page.getByRole('combobox', { name: texts.filter.place }).selectOption({ label: 'lab-a' });
      await expect(stations.rows(/lab-b/)).toHaveCount(0);
      await stations.task('endAll').click();
      await stations.pickScope(texts.askDialog.scopeComputer('lab-b'));
      await expect(stations.dialog).toContainText(texts.askDialog.filterShows(0));
      await stations.dialogButton(confirm(9)).click();
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(9, 9));
      await page.getByRole('combobox', { name: texts.filter.place }).selectOption(texts.filter.allComputers);
      // Its administrator was not ticked.
      await expect(page.getByText(texts.status.sessions(8))).toBeVisible();

      await stations.task('endAll').click();
      await expect(stations.dialog).toContainText(texts.askDialog.leftOutOwn);
      await stations.dialogButton(confirm(6)).click();
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(6, 6));
      await stations.expectState(own, 'active');
      await expect(page.getByText(texts.status.sessions(2))).toBeVisible();
      await stations.outcomes.getByRole('button', { name: texts.outcomes.dismissAll }).click();
      await expect(stations.outcomes).toHaveCount(0);
    });

    test('suspend all of a room, then lock all; the own session is in neither', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.task('suspendAll').click();
      await expect(stations.dialogButton(texts.commands.cancel)).toBeFocused();
      await stations.pickScope(texts.askDialog.scopeRoom('Room 1'));
      await expect(stations.dialog.getByRole('listitem').filter({ hasText: 'lab-b' })).toHaveCount(0);
      const before = await stations.dialog.getByRole('checkbox', { checked: true }).count();
      expect(before).toBeGreaterThan(4);
      await stations.dialogButton(texts.askDialog.confirm.suspend(before)).click();
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.suspend(before, before));
      await stations.expectState(active, 'suspended');
      await stations.expectState(own, 'active');

      await stations.task('lockAll').click();
      const unlocked = await stations.dialog.getByRole('checkbox', { checked: true }).count();
      await stations.dialogButton(texts.askDialog.confirm.lock(unlocked)).click();
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.lock(unlocked, unlocked));
      await stations.expectState(own, 'active');
      await stations.task('suspendAll').click();
      await expect(stations.dialog.getByRole('checkbox', { checked: true })).not.toHaveCount(0);
    });

    test('a message: to the selection, and to all; a draft is not lost', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      const said = language === 'ja' ? '5 分後に保存してください' : 'Save your work in five minutes';
      const field = stations.dialog.getByRole('textbox', { name: texts.messageField.label });
      await stations.select(active, locked);
      await stations.task('message').click();
      await expect(field).toBeFocused();
      const send = stations.dialogButton(texts.askDialog.confirm.message(2));
      await expect(send).toHaveAttribute('aria-disabled', 'true');
      await expect(send).toHaveAccessibleDescription(texts.messageField.empty);
      await field.fill(said);
      await page.keyboard.press('Escape');
      await expect(stations.dialog).toHaveCount(0);
      await expect(stations.task('message')).toBeFocused();
      await stations.task('message').click();
      await expect(field).toHaveValue(said);
      await page.keyboard.press('Control+Enter');
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.message(2, 2));

      await stations.task('messageAll').click();
      await expect(field).toHaveValue('');
      await field.fill(said);
      // All at stations but the own session and the other computer's administrator.
      const count = 14;
      await stations.dialogButton(texts.askDialog.confirm.message(count)).click();
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.message(count, count));
    });

    test('refused: why is said for each, copied as text, and what can be tried again is', async ({ start }) => {
      const { app, page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.select(active, locked);
      await expect(stations.task('lock')).toHaveAccessibleDescription(texts.tasks.someNot(1, 2));
      await stations.task('lock').click();
      const why = texts.outcomes.already['already-locked'];
      await expect(stations.outcomes).toContainText(why);
      await expect(stations.outcomes).toContainText(texts.outcomes.counts.already(1));
      await expect(stations.outcomes.getByRole('button', { name: texts.outcomes.retryOne(locked) })).toHaveCount(0);
      await stations.outcomes.getByRole('button', { name: texts.outcomes.copy, exact: true }).click();
      await expect(stations.outcomes.getByRole('button', { name: texts.outcomes.copied, exact: true })).toBeVisible();
      const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
      expect(copied).toContain(`${active}`);
      expect(copied).toContain(why);
      expect(copied.split('\n').filter((line) => line.includes('lab-a'))).toHaveLength(2);

      // Unlocked since: now it can be done.
      await stations.actAs(locked, 'unlock');
      await stations.outcomes.getByRole('button', { name: texts.outcomes.retryOne(locked) }).click();
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.lock(1, 1));
      await stations.expectState(locked, 'locked');
    });
  });
}
