import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import { en } from '../../src/shared/locale/en';
import { runCommand } from '../command-line';
import { type Program, test } from './program';
import { StationsPage } from './stations-page';

const bounds = ({ app }: Program) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the window opens where it was, and on the screen where that is no longer there', async ({
  start,
  dataFolder,
}) => {
  const args = ['--simulate', 'still'];
  const file = path.join(dataFolder, 'window.json');
  const first = await start({ args, dataFolder });
  await expect(first.page.getByRole('tab', { name: en.tabs.stations })).toBeVisible();
  const place = { x: 40, y: 60, width: 900, height: 640 };
  await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), place);
  await expect.poll(() => bounds(first)).toEqual(place);
  await first.quit();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, ...place, maximized: false });

  const open = async () => {
    const program = await start({ args, dataFolder });
    await expect(program.page.getByRole('tab', { name: en.tabs.stations })).toBeVisible();
    return program;
  };
  const second = await open();
  await expect.poll(() => bounds(second)).toEqual(place);
  await second.quit();

  writeFileSync(file, JSON.stringify({ version: 1, ...place, x: 90_000, y: -90_000, maximized: false }));
  const third = await open();
  const { x, y, width, height } = (await bounds(third)) ?? { x: -1, y: -1, width: 0, height: 0 };
  expect({ width, height }).toEqual({ width: 900, height: 640 });
  expect(x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 900).toBe(true);
});

test('a second start shows the window of the first, also where that was minimised or hidden', async ({
  start,
  dataFolder,
}) => {
  const { app, page } = await start({ args: ['--simulate', 'still'], dataFolder });
  await expect(page.getByRole('tab', { name: en.tabs.stations })).toBeVisible();
  const hide = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await hide();
  await expect.poll(visible).toBe(false);
  const { code, stderr } = await runCommand(['--simulate', 'still'], { dataFolder });
  expect(code).toBe(3);
  expect(stderr).toContain(en.commandLine.alreadyOpen);
  await expect.poll(visible).toBe(true);
});

test('SIGTERM with a countdown asks nobody: it is called off, and the program ends', async ({ start }) => {
  const { app, page } = await start({ args: ['--simulate', 'still'], warnSeconds: 60 });
  const stations = new StationsPage(page);
  await stations.select('rosa.fernandez');
  await stations.task('end').click();
  await stations.dialogButton(en.warning.confirm(1)).click();
  await expect(page.getByText(en.countdown.running(1))).toBeVisible();
  const closed = app.waitForEvent('close');
  app.process().kill('SIGTERM');
  await closed;
});
