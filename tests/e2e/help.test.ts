import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'));
const user = 'rosa.fernandez';

for (const language of ['en', 'ja'] as const) {
  test(`About: versions, and the licence of everything in it (${language})`, async ({ start, dataFolder }) => {
    const { page } = await start({ args: ['--simulate', 'still'], language, dataFolder });
    const stations = new StationsPage(page, language);
    const { texts } = stations;
    await page.getByRole('button', { name: texts.help.menu, exact: true }).click();
    await stations.menuItem(texts.help.about).click();
    const dialog = page.getByRole('dialog', { name: texts.about.title });
    await expect(dialog).toContainText(version);
    await expect(dialog).toContainText(dataFolder);
    const react = dialog.getByText(/^react \d[\d.]+, MIT$/);
    await react.click();
    await expect(dialog.getByText('Copyright (c) Meta Platforms').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: texts.help.menu, exact: true })).toBeFocused();
  });

  test(`a report for support has no names, unless that is ticked (${language})`, async ({ start, dataFolder }) => {
    const computer = { kind: 'ssh', name: 'Blue', room: 'Attic', address: 'admin@blue.example' };
    writeFileSync(
      path.join(dataFolder, 'settings.json'),
      JSON.stringify({ version: 1, warnSeconds: 0, computers: [{ id: 'blue', computer }] }),
    );
    const { app, page } = await start({
      args: ['--simulate', 'still'],
      language,
      dataFolder,
      expectedLog: [/call saveReport rejected: not-kept/],
    });
    const stations = new StationsPage(page, language);
    const { texts } = stations;
    // Something with names for the log.
    await stations.select(user);
    await stations.endSelection(1);
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(1, 1));
    await expect
      .poll(() => readFileSync(path.join(dataFolder, 'logs/main.log'), 'utf8'))
      .toMatch(new RegExp(`outcome .*${user}.*done`));

    await page.getByRole('button', { name: texts.help.menu, exact: true }).click();
    await stations.menuItem(texts.commands.opensDialog(texts.help.report)).click();
    const dialog = page.getByRole('dialog', { name: texts.report.title });
    for (const line of [...texts.report.contents, texts.report.notIn]) await expect(dialog).toContainText(line);
    const save = dialog.getByRole('button', { name: texts.report.save });
    const saved = async (file: string) => {
      await choose(app, file);
      await save.click();
      await expect(dialog.getByRole('alert')).toHaveText(texts.report.saved(file));
      return readFileSync(file, 'utf8');
    };
    const without = await saved(path.join(dataFolder, 'without.txt'));
    expect(without).toContain(`Stationmaster ${version}`);
    expect(without).toMatch(/outcome .*"user":"user-\d+".*done/);
    for (const name of [user, 'Rosa', 'Fernández', 'Blue', 'Attic', 'blue.example', 'lab-a', 'soren', hostname()]) {
      expect(without).not.toMatch(new RegExp(`(?<![a-z])${name}(?![a-z])`, 'i'));
    }

    await dialog.getByRole('checkbox', { name: texts.report.names }).click();
    const withNames = await saved(path.join(dataFolder, 'with.txt'));
    for (const name of [user, 'Blue', 'Attic', 'admin@blue.example', 'lab-a']) expect(withNames).toContain(name);

    // Whoever chooses no file gets none; one that can't be written is said, in the system's words.
    await choose(app, null);
    await save.click();
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    const nowhere = path.join(dataFolder, 'without.txt', 'report.txt');
    await choose(app, nowhere);
    await save.click();
    await expect(dialog.getByRole('alert')).toContainText(nowhere);
    expect(existsSync(nowhere)).toBe(false);
  });
}

/** What the person will choose in the system's dialog for files; null: nothing. */
async function choose(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: file === null, filePath: file ?? '' });
  }, file);
}
