import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { textsOf } from '../../src/shared/locale/locale';
import { test } from './program';
import { StationsPage } from './stations-page';

const settingsIn = (folder: string) => path.join(folder, 'settings.json');
const keptIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('settings.kept-'));
const background = (page: Page) =>
  // Not by its role: a dialog that is open hides it from screen readers.
  page
    .locator('[role=grid]')
    .evaluate((grid) => getComputedStyle(grid).backgroundColor.match(/\d+/g)?.map(Number) ?? []);

test('language and theme are changed at once, and kept', async ({ start, dataFolder }) => {
  const options = { args: ['--simulate', 'still'], dataFolder };
  const { page, quit } = await start(options);
  const [en, ja] = [textsOf('en'), textsOf('ja')];
  await expect(page.getByRole('grid')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: en.settings.title, exact: true }).click();
  await dialog.getByRole('radio', { name: en.settings.languages.ja }).click();
  await expect(dialog.getByRole('heading', { name: ja.settings.title })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await dialog.getByRole('radio', { name: ja.settings.themes.dark }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: ja.settings.title, exact: true })).toBeFocused();
  await expect(page.getByRole('columnheader', { name: ja.columns.state })).toBeVisible();
  await expect.poll(async () => Math.max(...(await background(page)))).toBeLessThan(90);
  await quit();
  expect(JSON.parse(readFileSync(settingsIn(dataFolder), 'utf8'))).toMatchObject({ language: 'ja', theme: 'dark' });

  const again = await start(options);
  const stations = new StationsPage(again.page, 'ja');
  await expect(stations.grid).toBeVisible();
  await expect.poll(async () => Math.max(...(await background(again.page)))).toBeLessThan(90);
  await again.page.getByRole('button', { name: ja.settings.title, exact: true }).click();
  await again.page.getByRole('radio', { name: ja.settings.themes['high-contrast'] }).click();
  await expect.poll(() => background(again.page)).toEqual([0, 0, 0]);
  await again.page.getByRole('radio', { name: ja.settings.languages.system }).first().click();
  await again.page.getByRole('radio', { name: en.settings.themes.light }).click();
  await expect.poll(async () => Math.min(...(await background(again.page)))).toBeGreaterThan(240);
});

for (const language of ['en', 'ja'] as const) {
  test(`damaged settings are kept aside, and said (${language})`, async ({ start, dataFolder }) => {
    writeFileSync(settingsIn(dataFolder), '{ "version": 1, "language": "ja", ');
    const { page } = await start({
      args: ['--simulate', 'still'],
      language,
      dataFolder,
      expectedLog: [/settings/],
    });
    const stations = new StationsPage(page, language);
    const { texts } = stations;
    await expect(stations.grid).toBeVisible();
    await expect(page.getByText(texts.settingsTrouble.damaged)).toBeVisible();
    const [name = ''] = keptIn(dataFolder);
    await expect(page.getByText(texts.settingsTrouble.keptAs(path.join(dataFolder, name)))).toBeVisible();
    expect(readFileSync(path.join(dataFolder, name), 'utf8')).toBe('{ "version": 1, "language": "ja", ');
    // Changing something writes a good file; the damaged one is still there.
    await page.getByRole('button', { name: texts.settings.title, exact: true }).click();
    await page.getByRole('radio', { name: texts.settings.themes.light }).click();
    await expect
      .poll(() => existsSync(settingsIn(dataFolder)) && JSON.parse(readFileSync(settingsIn(dataFolder), 'utf8')).theme)
      .toBe('light');
    expect(keptIn(dataFolder)).toEqual([name]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: texts.commands.dismiss, exact: true }).click();
    await expect(page.getByText(texts.settingsTrouble.damaged)).toBeHidden();
  });
}

test('unknown and bad fields are named; the rest is used', async ({ start, dataFolder }) => {
  writeFileSync(
    settingsIn(dataFolder),
    JSON.stringify({
      version: 1,
      language: 'ja',
      theme: 'pink',
      columnWidths: { station: 150, user: -3 },
      stationNames: [{ host: 'lab-a', station: '1', name: 'By the stove' }],
      fontSize: 12,
    }),
  );
  const { page } = await start({ args: ['--simulate', 'still'], dataFolder, expectedLog: [/settings/] });
  const stations = new StationsPage(page, 'ja');
  await expect(stations.grid).toBeVisible();
  const bar = page.getByRole('main').or(page.locator('body'));
  for (const field of ['theme', 'columnWidths.user', 'fontSize']) await expect(bar.first()).toContainText(field);
  await stations.reveal(/By the stove/);
  expect(keptIn(dataFolder)).toHaveLength(1);
});

test('settings that cannot be written are used all the same, and it is said', async ({ start, dataFolder }) => {
  const { page } = await start({ args: ['--simulate', 'still'], dataFolder, expectedLog: [/settings/i] });
  const { texts } = new StationsPage(page);
  await expect(page.getByRole('grid')).toBeVisible();
  // Where the file should be written there is a folder with something in it.
  mkdirSync(path.join(settingsIn(dataFolder), 'in-the-way'), { recursive: true });
  await page.getByRole('button', { name: texts.settings.title, exact: true }).click();
  await page.getByRole('radio', { name: texts.settings.themes.dark }).click();
  await expect(page.getByRole('dialog')).toContainText(settingsIn(dataFolder));
  await expect.poll(async () => Math.max(...(await background(page)))).toBeLessThan(90);
});
