import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { test } from '../e2e/program';
import { StationsPage } from '../e2e/stations-page';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'out/pictures');
/** Pictures that the README shows, with the name that they have there. */
const inReadme = new Map([
  ['stations-en-light', 'stations'],
  ['stations-ja-dark', 'stations-ja-dark'],
  ['end-all-en-light', 'end-all'],
  ['outcomes-en-light', 'outcomes'],
]);

/** Saves a picture once nothing moves. */
async function save(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.mouse.move(0, 0);
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const shown = inReadme.get(name);
  if (shown !== undefined) copyFileSync(file, path.join(root, 'docs/pictures', `${shown}.png`));
}

const active = 'rosa.fernandez';
const locked = 'zoe.kamau';
const own = 'soren.silva';

for (const language of ['en', 'ja'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every screen and dialog (${language}, ${colorScheme})`, async ({ start }) => {
      test.setTimeout(180_000);
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      const shoot = (name: string) => save(page, `${name}-${language}-${colorScheme}`);
      const leave = async () => {
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog').or(stations.dialog)).toHaveCount(0);
      };
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await stations.select('tariq.haddad');
      await stations.task('suspend').click();
      await stations.expectState('tariq.haddad', 'suspended');
      await stations.outcomes.getByRole('button', { name: texts.commands.dismiss }).click();
      await stations.select(active);
      await stations.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
      await expect(stations.story).toContainText(texts.story.seen.found('Middle 6'));
      await shoot('stations');

      await stations.openMenu(active);
      await shoot('menu');
      await page.keyboard.press('Escape');
      await stations.openMenu(texts.grid.freeRow('Middle 1', 'lab-a'));
      await shoot('menu-free');
      await stations.menuItem(texts.simulated.asUser.logOnAs).click();
      await expect(page.getByRole('option').first()).toBeVisible();
      await shoot('log-on-as');
      await leave();
      await stations.rows(active).focus();
      await page.keyboard.press('F2');
      await shoot('rename');
      await page.keyboard.press('Escape');

      await stations.select(active, locked, own);
      await shoot('several');
      await stations.task('end').click();
      await shoot('end');
      await leave();
      await stations.task('suspend').click();
      await shoot('own');
      await leave();
      await stations.task('message').click();
      await page.keyboard.type(
        language === 'ja' ? 'あと 5 分で終わります。保存してください。' : 'Five minutes left. Save your work, please.',
      );
      await shoot('message');
      await leave();
      for (const [command, name] of [
        ['suspendAll', 'suspend-all'],
        ['endAll', 'end-all'],
        ['lockAll', 'lock-all'],
        ['messageAll', 'message-all'],
      ] as const) {
        await stations.task(command).click();
        await shoot(name);
        await leave();
      }

      await stations.select(active, locked);
      await stations.task('lock').click();
      await expect(stations.outcomes).toContainText(texts.outcomes.counts.refused(1));
      await stations.select('mei.kimura', 'niamh.martin');
      await stations.endSelection(2);
      await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(2, 2));
      await shoot('outcomes');
      await stations.outcomes.getByRole('button', { name: texts.outcomes.dismissAll }).click();

      await page.getByRole('button', { name: texts.settings.title, exact: true }).click();
      await shoot('settings');
      await leave();
      await page.keyboard.press('F1');
      await shoot('keys');
      await leave();
      await page.getByRole('searchbox', { name: texts.filter.search }).fill('nobody has this name');
      await shoot('nothing-found');
      await page.getByRole('button', { name: texts.filter.clear }).click();
      await stations.openTab('computers');
      await shoot('computers');
      await stations.openTab('stations');

      await page.setViewportSize({ width: 640, height: 410 });
      await shoot('zoomed');
      await page.setViewportSize({ width: 480, height: 700 });
      await shoot('narrow');
      await stations.task('endAll').click();
      await shoot('narrow-end-all');
      await leave();
      await page.setViewportSize({ width: 1280, height: 820 });
      await page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
      await shoot('forced-colours');
    });
  }

  test(`screens of trouble (${language})`, async ({ start }) => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'stationmaster-pictures-'));
    writeFileSync(path.join(dataFolder, 'settings.json'), '{ "version": 1, "theme": "pink", "fontSize": 12 }');
    const { page } = await start({ language, dataFolder, expectedLog: [/settings/] });
    const stations = new StationsPage(page, language);
    const { texts } = stations;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await expect(stations.grid).toBeVisible();
    await save(page, `settings-trouble-${language}-light`);
    await page.getByRole('button', { name: texts.simulated.leave, exact: true }).click();
    await expect(page.getByRole('heading', { name: texts.lab.unreadTitle })).toBeVisible();
    await save(page, `unread-${language}-light`);
    rmSync(dataFolder, { recursive: true, force: true });
  });
}
