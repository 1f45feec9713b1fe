import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** At stations in `--simulate still`. */
const [ended, other] = ['rosa.fernandez', 'mei.kimura'] as const;

for (const language of ['en', 'ja'] as const) {
  test(`an end with its reason is found after a restart, with the story of its session, and is whole (${language})`, async ({
    start,
    dataFolder,
  }) => {
    // Two starts.
    test.slow();
    const options = { args: ['--simulate', 'still'], language, dataFolder };
    const said = language === 'ja' ? '授業の終わり' : 'The lesson is over';
    const first = await start(options);
    const before = new StationsPage(first.page, language);
    const { texts } = before;
    const { history } = texts;
    await before.actAs(ended, 'lock');
    await before.expectState(ended, 'locked');
    await endNow(before, said, ended, other);
    await first.quit();

    const again = await start(options);
    const after = new StationsPage(again.page, language);
    await after.openTab('history');
    // Two ends, and what one of the users did.
    await expect(after.entries(/mei\.kimura|rosa\.fernandez/)).toHaveCount(3);
    await again.page.getByRole('searchbox').fill(ended.toUpperCase());
    await expect(after.entries(other)).toHaveCount(0);
    await expect(after.entries(ended)).toHaveCount(2);
    await again.page.getByRole('combobox', { name: history.filter.outcome }).selectOption('done');
    await expect(after.entries(ended)).toHaveCount(1);
    await expect(after.entries(ended)).toContainText(said);

    await after.entries(ended).click();
    const details = again.page.getByRole('complementary', { name: history.details.label });
    await expect(details).toContainText(said);
    await expect(details).toContainText(texts.outcomes.done.end);
    await details.getByRole('button', { name: history.details.story, exact: true }).click();
    const story = details.getByRole('list', { name: history.details.story }).getByRole('listitem');
    await expect(story).toHaveCount(2);
    await expect(story.first()).toContainText(texts.story.seen.locked());
    await expect(story.last()).toContainText(texts.outcomes.done.end);
    await expect(story.last()).toContainText(history.details.reason(said));

    await again.page.getByRole('button', { name: history.verify.command }).click();
    await expect(again.page.getByText(history.verify.title, { exact: true })).toBeVisible();
    // The two ends with their outcomes; the lock.
    const books = again.page.getByRole('listitem').filter({ hasText: history.verify.neverPruned });
    for (const part of history.verify.whole('|', 4).split('|')) await expect(books.first()).toContainText(part);
    for (const part of history.verify.whole('|', 1).split('|')) await expect(books.last()).toContainText(part);
  });
}

test('what a search finds is exported; nothing in it is a formula to a spreadsheet', async ({ start, dataFolder }) => {
  const { app, page } = await start({
    args: ['--simulate', 'still'],
    dataFolder,
    expectedLog: [/call exportHistory rejected: failed: ENOENT/],
  });
  const stations = new StationsPage(page);
  const words = stations.texts.history.export;
  const formula = '=HYPERLINK("http://example.org","Click"), now';
  await endNow(stations, formula, ended, other);
  await stations.openTab('history');
  await page.getByRole('searchbox').fill(ended);
  await expect(stations.entries(other)).toHaveCount(0);
  const exported = async (format: 'csv' | 'json', file: string | null) => {
    await saveAs(app, file);
    await page.getByRole('button', { name: words.command, exact: true }).click();
    await stations.menuItem(words.formats[format]).click();
  };

  const csv = path.join(dataFolder, 'exported.csv');
  await exported('csv', csv);
  await expect(page.getByText(words.done(1, csv)).first()).toBeVisible();
  const [head, row, ...more] = readFileSync(csv, 'utf8').split('\r\n');
  expect(head).toMatch(/^\uFEFFplace,time,book,what,/);
  expect(row).toMatch(/^\d+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,actions,end,false,/);
  expect(row).toContain(`,${ended},Rosa Fernández,Middle 6,,lab-a,`);
  expect(row).toContain(`,"'${formula.replaceAll('"', '""')}",`);
  expect(row).toContain(',done,');
  expect(more).toEqual(['']);

  // Whoever chooses no file gets none, and nothing is said of it.
  await exported('json', null);
  await expect(page.getByText(words.done(1, csv)).first()).toBeHidden();
  const json = path.join(dataFolder, 'exported.json');
  await exported('json', json);
  await expect(page.getByText(words.done(1, json)).first()).toBeVisible();
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject([
    { action: 'end', reason: formula, outcome: { kind: 'done' }, simulated: true, subject: { user: ended } },
  ]);

  // A file that can't be written is said, in the system's words.
  const nowhere = path.join(dataFolder, 'nowhere', 'exported.csv');
  await exported('csv', nowhere);
  await expect(page.getByText(nowhere).first()).toBeVisible();
});

/** Ends sessions at once, with a reason. */
async function endNow(stations: StationsPage, reason: string, ...users: readonly string[]): Promise<void> {
  const { texts, dialog } = stations;
  await stations.select(...users);
  await stations.task('end').click();
  await dialog.getByRole('combobox', { name: texts.warning.label }).selectOption({ label: texts.warning.choice(0) });
  await dialog.getByRole('textbox', { name: texts.reasonField.label }).fill(reason);
  await stations.dialogButton(texts.askDialog.confirm.end(users.length)).click();
  await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(users.length, users.length));
}

/** What the person will choose in the system's dialog for files; null: nothing. */
async function saveAs(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: file === null, filePath: file ?? '' });
  }, file);
}
