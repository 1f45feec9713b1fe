import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'playwright/test';
import type { UserAct } from '../../src/shared/ipc/simulated-user';
import { test } from './program';
import { StationsPage } from './stations-page';

test.beforeEach(({ dataFolder }) => {
  writeFileSync(path.join(dataFolder, 'settings.json'), JSON.stringify({ version: 1, warnSeconds: 0 }));
});

/** At stations in `--simulate still`. */
const [ended, other] = ['rosa.fernandez', 'mei.kimura'] as const;

const historyIn = (folder: string) => path.join(folder, 'history.sqlite');

test('a History that is damaged is kept aside, and said; sessions are seen, and acted on', async ({
  start,
  dataFolder,
}) => {
  const damaged = 'This was a History once. '.repeat(100);
  writeFileSync(historyIn(dataFolder), damaged);
  const { page } = await start({
    args: ['--simulate', 'still'],
    dataFolder,
    expectedLog: [/history: .*was damaged/],
  });
  const stations = new StationsPage(page);
  const { texts } = stations;
  await expect(page.getByText(texts.historyTrouble['started-afresh'])).toBeVisible();
  const kept = readdirSync(dataFolder).filter((name) => name.startsWith('history.kept-'));
  expect(kept).toHaveLength(1);
  const keptAs = path.join(dataFolder, kept[0] ?? '');
  await expect(page.getByText(texts.historyTrouble.keptAs(keptAs))).toBeVisible();
  expect(readFileSync(keptAs, 'utf8')).toBe(damaged);

  // The new one is written: nobody is asked.
  await stations.select(ended);
  await stations.endSelection(1);
  await expect(stations.rows(ended)).toHaveCount(0);
  await stations.openTab('history');
  await expect(stations.entries(ended)).toContainText(texts.history.outcomes.done);
  await page.getByRole('button', { name: texts.commands.dismiss, exact: true }).click();
  await expect(page.getByText(texts.historyTrouble['started-afresh'])).toBeHidden();
});

test('without a History nothing is done but by an explicit yes; it is kept when there is one', async ({
  start,
  dataFolder,
}) => {
  // The file that is locked while History opens can't be made.
  const inTheWay = path.join(dataFolder, 'history.lock');
  mkdirSync(inTheWay);
  const { page } = await start({
    args: ['--simulate', 'still'],
    dataFolder,
    expectedLog: [/history: .*can't be opened/, /what was open when the program ended last/, /call \w+ rejected/],
  });
  const stations = new StationsPage(page);
  const { texts } = stations;
  const bar = page.getByRole('alert').filter({ hasText: texts.historyTrouble['not-opened'] });
  await expect(bar).toContainText(historyIn(dataFolder));
  await stations.openTab('history');
  await expect(page.getByRole('heading', { name: texts.history.list.failedTitle })).toBeVisible();
  await stations.openTab('stations');
  await stations.expectState(ended, 'active');

  await stations.select(ended);
  await stations.endSelection(1);
  const question = page.getByRole('alertdialog', { name: texts.noRecord.title });
  await expect(question).toContainText(texts.noRecord.text);
  await expect(question.getByRole('button', { name: texts.commands.cancel })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await stations.expectState(ended, 'active');
  await expect(stations.outcomes).toHaveCount(0);

  // What asks nothing else asks this all the same.
  await stations.task('suspend').click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await stations.endSelection(1);
  await question.getByRole('button', { name: texts.noRecord.act }).click();
  await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(1, 1));
  await expect(stations.rows(ended)).toHaveCount(0);

  // As soon as it can be written, the one end is in it.
  rmdirSync(inTheWay);
  await expect(bar).toBeHidden();
  await stations.openTab('history');
  await expect(stations.entries(ended)).toHaveCount(1);
  await expect(stations.entries(ended)).toContainText(texts.history.outcomes.done);
});

test.describe('a disk that is full', () => {
  let disk = '';
  test.beforeEach(() => {
    disk = mkdtempSync(path.join(tmpdir(), 'stationmaster-e2e-disk-'));
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], {
      encoding: 'utf8',
    });
    test.info().skip(status !== 0, `a small disk can't be made here: ${stderr?.trim()}`);
  });
  test.afterEach(() => {
    // At once, also while the program still has it.
    spawnSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  test('is said; what is done by an explicit yes is written when there is room', async ({ start, dataFolder }) => {
    // Only History is on that disk, with the log that SQLite keeps beside it.
    symlinkSync(historyIn(disk), historyIn(dataFolder));
    const { page, quit } = await start({
      args: ['--simulate', 'still'],
      dataFolder,
      expectedLog: [/call ask rejected: no-record/],
    });
    const stations = new StationsPage(page);
    const { texts } = stations;
    await stations.actAs(other, 'lock');
    await stations.openTab('history');
    await expect(stations.entries(other)).toHaveCount(1);
    await stations.openTab('stations');
    const filler = path.join(disk, 'filler');
    expect(() => writeFileSync(filler, Buffer.alloc(4_000_000))).toThrow('ENOSPC');
    // The log may have some room of its own left.
    const bar = page.getByRole('alert').filter({ hasText: texts.historyTrouble['not-written'] });
    let act: UserAct = 'lock';
    await expect(async () => {
      act = act === 'lock' ? 'unlock' : 'lock';
      await stations.actPastDialog(act, other);
      await expect(bar).toContainText('full', { timeout: 500 });
    }).toPass();

    const question = page.getByRole('alertdialog', { name: texts.noRecord.title });
    await stations.select(ended);
    await stations.endSelection(1);
    await expect(question).toContainText(texts.historyTrouble['not-written']);
    await question.getByRole('button', { name: texts.commands.cancel }).click();
    await expect(question).toBeHidden();
    await stations.expectState(ended, 'active');
    await stations.endSelection(1);
    await question.getByRole('button', { name: texts.noRecord.act }).click();
    await expect(stations.rows(ended)).toHaveCount(0);
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(1, 1));

    rmSync(filler);
    await expect(bar).toBeHidden();
    await stations.openTab('history');
    await expect(stations.entries(ended)).toHaveCount(1);
    await expect(stations.entries(ended)).toContainText(texts.history.outcomes.done);
    await page.getByRole('button', { name: texts.history.verify.command }).click();
    await expect(page.getByText(texts.history.verify.title, { exact: true })).toBeVisible();
    await quit();
  });
});
