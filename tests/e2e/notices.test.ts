import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** At stations of `lab-a` in `--simulate still`. */
const leaves = 'rosa.fernandez';
const [ours, others] = ['niamh.martin', ['mei.kimura', 'tariq.haddad', 'yuto.takahashi']] as const;

for (const language of ['en', 'ja'] as const) {
  test(`what happens without us is told in one short line, read out, and found later (${language})`, async ({
    start,
  }) => {
    const { page } = await start({ args: ['--simulate', 'still'], language });
    const stations = new StationsPage(page, language);
    const { notices } = stations.texts;
    const line = page.getByRole('region', { name: notices.label });
    const readOut = page.locator('[aria-live=polite]');
    await stations.reveal(leaves);

    // What this console did is no news.
    await stations.select(ours);
    await stations.task('lock').click();
    await stations.expectState(ours, 'locked');
    await stations.actAs(leaves, 'sign-out');
    const left = notices.one.ended('Rosa Fernández', notices.at('Middle 6', 'lab-a'));
    await expect(line).toHaveText(left);
    await expect(readOut).toHaveText(left);

    // Several at once are one line.
    await stations.actPastDialog('lock', ...others);
    const locked = notices.first(3, notices.several.locked);
    await expect(line).toHaveText(locked);
    await expect(readOut).toHaveText(locked);

    await line.getByRole('button', { name: notices.recent }).click();
    const recent = page.getByRole('list', { name: notices.recent }).getByRole('listitem');
    await expect(recent).toHaveCount(4);
    await expect(recent.last()).toContainText(left);
    await expect(recent.filter({ hasText: 'Niamh' })).toHaveCount(0);
    await expect(recent.filter({ hasText: 'Tariq Haddad' })).toHaveCount(1);
  });
}
