import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { test } from '../e2e/program';
import { StationsPage } from '../e2e/stations-page';
import { tourComputers, tourWarnSeconds, visitComputers, visitEndingAndHistory, visitEveryScreen } from '../e2e/tour';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'pictures');
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
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const shown = inReadme.get(name);
  if (shown !== undefined) copyFileSync(file, path.join(root, 'docs/pictures', `${shown}.png`));
}

for (const language of ['en', 'ja'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every screen and dialog (${language}, ${colorScheme})`, async ({ start }) => {
      test.setTimeout(180_000);
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const shoot = (name: string) => save(page, `${name}-${language}-${colorScheme}`);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await visitEveryScreen(stations, shoot);
      await page.setViewportSize({ width: 640, height: 410 });
      await shoot('zoomed');
      await page.setViewportSize({ width: 480, height: 700 });
      await shoot('narrow');
      await stations.task('endAll').click();
      await expect(stations.dialog).toBeVisible();
      await shoot('narrow-end-all');
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 1280, height: 820 });
      await page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
      await shoot('forced-colours');
    });

    test(`warning, changing one's mind and History (${language}, ${colorScheme})`, async ({ start }) => {
      test.setTimeout(180_000);
      const program = await start({ args: ['--simulate', 'still'], language, warnSeconds: tourWarnSeconds });
      const { page } = program;
      const shoot = (name: string) => save(page, `${name}-${language}-${colorScheme}`);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await visitEndingAndHistory(program, new StationsPage(page, language), shoot);
      await page.setViewportSize({ width: 480, height: 700 });
      await shoot('narrow-history');
      await page.setViewportSize({ width: 1280, height: 820 });
      await page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
      await shoot('forced-colours-history');
    });

    test(`the list of computers (${language}, ${colorScheme})`, async ({ start, dataFolder }) => {
      test.setTimeout(180_000);
      writeFileSync(path.join(dataFolder, 'settings.json'), JSON.stringify({ version: 1, computers: tourComputers }));
      const program = await start({ language, dataFolder });
      const { page } = program;
      const shoot = (name: string) => save(page, `${name}-${language}-${colorScheme}`);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await visitComputers(program, new StationsPage(page, language), shoot);
      await page.setViewportSize({ width: 480, height: 700 });
      await shoot('narrow-computers');
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
