import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** Users at stations in `--simulate still`. */
const active = 'rosa.fernandez';
const other = 'mei.kimura';

for (const language of ['en', 'ja'] as const) {
  test.describe(`ending without regret (${language})`, () => {
    test('warn, call off one, give time, end now; History tells it all, and is whole', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language, warnSeconds: 30 });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      const said = language === 'ja' ? '授業の終わり' : 'The lesson is over';
      await stations.select(active, other);
      await stations.task('end').click();
      await stations.dialog.getByRole('textbox', { name: texts.reasonField.label }).fill(said);
      await stations.dialogButton(texts.warning.confirm(2)).click();
      await expect(stations.cell(active, 'state')).toHaveText(/0:[0-3]\d/);
      await expect(page.getByText(texts.countdown.running(2))).toBeVisible();

      await stations.outcomes.getByRole('button', { name: texts.countdown.callOffOne(other) }).click();
      await stations.expectState(other, 'active');
      await expect(page.getByText(texts.countdown.running(1))).toBeVisible();
      await stations.outcomes.getByRole('button', { name: texts.countdown.moreTime }).click();
      await expect(stations.cell(active, 'state')).toHaveText(/1:[0-3]\d/);
      await stations.outcomes.getByRole('button', { name: texts.countdown.endNow }).click();
      await expect(stations.rows(active)).toHaveCount(0);
      await expect(stations.outcomes).toContainText(texts.callOffs.administrator);

      await stations.select(other);
      await stations.card.getByRole('button', { name: texts.story.whole, exact: true }).click();
      const { details } = texts.history;
      await expect(page.getByRole('heading', { name: details.storyOf(other) })).toBeFocused();
      const story = page.getByRole('list', { name: details.story }).getByRole('listitem');
      await expect(story).toHaveCount(1);
      await expect(story).toContainText(details.reason(said));
      await expect(page.getByRole('tab', { name: texts.tabs.history })).toHaveAttribute('aria-selected', 'true');
      const history = page.getByRole('grid', { name: texts.history.label });
      await expect(history.getByRole('row', { name: active })).toContainText(texts.history.outcomes.done);
      const calledOff = history.getByRole('row', { name: other });
      await expect(calledOff).toContainText(texts.history.outcomes['called-off']);
      await expect(calledOff).toContainText(said);
      await page.getByRole('button', { name: texts.history.verify.command }).click();
      await expect(page.getByText(texts.history.verify.title, { exact: true })).toBeVisible();
    });

    test('quitting with a countdown asks first', async ({ start }) => {
      const { app, page } = await start({ args: ['--simulate', 'still'], language, warnSeconds: 60 });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.select(active);
      await stations.task('end').click();
      await stations.dialogButton(texts.warning.confirm(1)).click();
      await expect(page.getByText(texts.countdown.running(1))).toBeVisible();
      await app.evaluate(({ app }) => app.quit());
      const keepOpen = page.getByRole('button', { name: texts.quitDialog.keepOpen });
      await expect(keepOpen).toBeFocused();
      await keepOpen.click();
      await expect(page.getByText(texts.countdown.running(1))).toBeVisible();
      await app.evaluate(({ app }) => app.quit());
      const closed = app.waitForEvent('close');
      // The window may be gone before it has said that it was clicked.
      const clicked = page.getByRole('button', { name: texts.quitDialog.callOffAndQuit }).click();
      await Promise.all([closed, clicked.catch(() => {})]);
    });
  });
}
