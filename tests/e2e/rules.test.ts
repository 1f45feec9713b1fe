import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

// In `--simulate still`, idle for 3 minutes or more at the start: five in the first room, three in the second.
const idle = ['zoe.kamau', 'tariq.haddad', 'chloe.demir', 'ruth.sharma'] as const;
const spared = 'thi.moreau';

for (const language of ['en', 'ja'] as const) {
  test(`select by rule: who it is, under a name, after a restart; it only selects (${language})`, async ({
    start,
    dataFolder,
  }) => {
    // Two starts.
    test.slow();
    const options = { args: ['--simulate', 'still'], language, dataFolder };
    const name = language === 'ja' ? '放置された席' : 'Left alone';
    const first = await start(options);
    const before = new StationsPage(first.page, language);
    const { rules } = before.texts;
    const open = async ({ page, tasks }: StationsPage) => {
      await tasks.getByRole('button', { name: rules.task }).click();
      const dialog = page.getByRole('dialog', { name: rules.title });
      return { dialog, fits: dialog.getByRole('list', { name: rules.list }).getByRole('listitem') };
    };

    const { dialog, fits } = await open(before);
    const nothing = dialog.getByRole('button', { name: rules.confirm(0) });
    await expect(nothing).toHaveAccessibleDescription(rules.nothingSaid);
    await dialog.getByRole('textbox', { name: rules.idleOver }).fill('3');
    await expect(fits).toHaveCount(8);
    await dialog.getByRole('combobox', { name: rules.room }).selectOption({ label: 'Room 1' });
    await expect(fits).toHaveCount(5);
    await dialog.getByRole('radio', { name: rules.everyoneBut }).check();
    await dialog.getByRole('textbox', { name: rules.accounts }).fill(`${spared}, nobody.known`);
    await expect(fits).toHaveCount(4);
    for (const user of idle) await expect(fits.filter({ hasText: user })).toHaveCount(1);
    await expect(dialog).toContainText(rules.unknownUsers('nobody.known'));
    await dialog.getByRole('textbox', { name: rules.accounts }).fill(spared);
    await dialog.getByRole('textbox', { name: rules.name }).fill(name);
    await dialog.getByRole('button', { name: rules.save, exact: true }).click();
    await expect(dialog.getByRole('combobox', { name: rules.saved })).toContainText(name);
    await first.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await first.quit();

    const again = await start(options);
    const after = new StationsPage(again.page, language);
    // The search shows one of the four.
    await again.page.getByRole('searchbox', { name: after.texts.filter.search }).fill(idle[0]);
    await expect.poll(() => after.rowCount()).toBe(1);
    const kept = await open(after);
    await kept.dialog.getByRole('combobox', { name: rules.saved }).selectOption({ label: name });
    await expect(kept.dialog.getByRole('textbox', { name: rules.idleOver })).toHaveValue('3');
    await expect(kept.fits).toHaveCount(4);
    await expect(kept.dialog.getByRole('checkbox', { name: rules.showHidden(3) })).toBeChecked();
    await kept.dialog.getByRole('button', { name: rules.confirm(4) }).click();
    await expect(kept.dialog).toBeHidden();
    await expect(after.tasks).toContainText(after.texts.tasks.selected(4));
    for (const user of idle) {
      await after.reveal(user);
      await expect(after.rows(user)).toHaveAttribute('aria-selected', 'true');
    }
    // Nobody was asked for anything: neither here nor in History.
    await after.expectState(idle[1], 'active');
    await expect(after.outcomes).toHaveCount(0);
    await after.openTab('history');
    await expect(again.page.getByRole('heading', { name: after.texts.history.list.emptyTitle })).toBeVisible();
  });
}
