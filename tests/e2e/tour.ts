import { expect } from 'playwright/test';
import type { StationsPage } from './stations-page';

/** Users of `--simulate still`: two computers, 24 stations, seed 1. */
const active = 'rosa.fernandez';
const locked = 'zoe.kamau';
const own = 'soren.silva';

/**
 * Goes through every screen and dialog of the still simulated lab, and calls `at` with the name of each once it is
 * there.
 */
export async function visitEveryScreen(stations: StationsPage, at: (screen: string) => Promise<void>): Promise<void> {
  const { page, texts } = stations;
  const leave = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(stations.dialog)).toHaveCount(0);
  };
  await stations.select('tariq.haddad');
  await stations.task('suspend').click();
  await stations.expectState('tariq.haddad', 'suspended');
  await stations.outcomes.getByRole('button', { name: texts.commands.dismiss, exact: true }).click();
  await stations.select(active);
  // Rows do not move for a moment after a click.
  await expect(stations.grid.getByRole('row').nth(10)).not.toContainText('tariq.haddad');
  await stations.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
  await expect(stations.story).toContainText(texts.story.seen.found('Middle 6'));
  await at('stations');

  await stations.openMenu(active);
  await at('menu');
  await page.keyboard.press('Escape');
  await stations.openMenu(texts.grid.freeRow('Middle 1', 'lab-a'));
  await at('menu-free');
  await stations.menuItem(texts.simulated.asUser.logOnAs).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await at('log-on-as');
  await leave();
  await stations.rows(active).focus();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: texts.rename.field('Middle 6') })).toBeFocused();
  await at('rename');
  await page.keyboard.press('Escape');

  await stations.select(active, locked, own);
  await at('several');
  await stations.task('end').click();
  await expect(stations.dialog).toBeVisible();
  await at('end');
  await leave();
  await stations.task('suspend').click();
  await expect(stations.dialog).toBeVisible();
  await at('own');
  await leave();
  await stations.task('message').click();
  await page.keyboard.type(
    texts.tag === 'ja' ? 'あと 5 分です。保存してください。' : 'Five minutes left. Please save your work.',
  );
  await at('message');
  await leave();
  for (const [command, name] of [
    ['suspendAll', 'suspend-all'],
    ['endAll', 'end-all'],
    ['lockAll', 'lock-all'],
    ['messageAll', 'message-all'],
  ] as const) {
    await stations.task(command).click();
    await expect(stations.dialog).toBeVisible();
    await at(name);
    await leave();
  }

  await stations.select(active, locked);
  await stations.task('lock').click();
  await expect(stations.outcomes).toContainText(texts.outcomes.counts.already(1));
  await stations.select('mei.kimura', 'niamh.martin');
  await stations.endSelection(2);
  await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(2, 2));
  await at('outcomes');
  await stations.outcomes.getByRole('button', { name: texts.outcomes.dismissAll }).click();

  await page.getByRole('button', { name: texts.settings.title, exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await at('settings');
  await leave();
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await at('keys');
  await leave();
  const search = page.getByRole('searchbox', { name: texts.filter.search });
  await search.fill('nobody has this name');
  await expect(page.getByText(texts.filter.nothing)).toBeVisible();
  await at('nothing-found');
  await page.getByRole('button', { name: texts.filter.clear }).click();

  await stations.openTab('computers');
  await at('computers');
  await page.getByRole('button', { name: texts.simulated.trouble.menuOf('lab-b') }).click();
  await at('trouble-menu');
  await page.getByRole('menuitem', { name: texts.simulated.trouble.troubles['cut-off'] }).click();
  await expect(page.getByRole('row', { name: /lab-b/ })).toContainText(texts.computers.unreachable);
  await at('computers-cut-off');
  await stations.openTab('stations');
  await at('stations-cut-off');
}
