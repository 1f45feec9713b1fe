import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

for (const language of ['en', 'ja'] as const) {
  test(`a station is renamed in place; the name is kept, and can be taken back (${language})`, async ({
    start,
    dataFolder,
  }) => {
    // Two starts.
    test.slow();
    const options = { args: ['--simulate', 'still'], language, dataFolder };
    const name = language === 'ja' ? '窓側の席' : 'By the stove';
    const first = await start(options);
    const before = new StationsPage(first.page, language);
    const { texts } = before;
    const field = first.page.getByRole('textbox', { name: texts.rename.field('Middle 6') });
    const user = 'rosa.fernandez';

    await before.openMenu(user);
    await before.menuItem(texts.rename.command).click();
    await expect(field).toBeFocused();
    await field.fill('Nothing of the kind');
    await first.page.keyboard.press('Escape');
    await expect(before.cell(user, 'station')).toHaveText('Middle 6');
    await expect(before.rows(user)).toBeFocused();

    await first.page.keyboard.press('F2');
    await first.page.keyboard.type(name);
    await first.page.keyboard.press('Enter');
    await expect(before.cell(user, 'station')).toHaveText(name);
    await expect(before.rows(user)).toBeFocused();
    await before.select(user);
    await expect(before.card).toContainText(name);
    await before.task('lock').click();
    await expect(before.outcomes).toContainText(name);
    await first.quit();

    const again = await start(options);
    const after = new StationsPage(again.page, language);
    await after.reveal(user);
    await expect(after.cell(user, 'station')).toHaveText(name);
    await again.page.getByRole('searchbox', { name: texts.filter.search }).fill(name);
    await expect.poll(() => after.rowCount()).toBe(1);
    // An empty name: as the computer calls it.
    await after.openMenu(user);
    await after.menuItem(texts.rename.command).click();
    await again.page.getByRole('textbox', { name: texts.rename.field(name) }).fill('');
    await again.page.keyboard.press('Enter');
    await expect.poll(() => after.rowCount()).toBe(0);
    await again.page.getByRole('button', { name: texts.filter.clear }).click();
    await after.reveal(user);
    await expect(after.cell(user, 'station')).toHaveText('Middle 6');
  });
}

test('columns are resized by keyboard and by mouse, and remembered', async ({ start, dataFolder }) => {
  const options = { args: ['--simulate', 'still'], dataFolder };
  const { page, quit } = await start(options);
  const stations = new StationsPage(page);
  const { texts } = stations;
  const header = (one: StationsPage, column: keyof typeof texts.columns) =>
    one.grid.getByRole('columnheader', { name: texts.columns[column] });
  const width = async (one: StationsPage, column: keyof typeof texts.columns) =>
    Math.round((await header(one, column).boundingBox())?.width ?? 0);
  await expect(stations.grid).toBeVisible();
  const usual = await width(stations, 'user');

  await header(stations, 'user').getByRole('button').focus();
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => width(stations, 'user')).toBe(usual + 64);
  // The width of a column is not how it is sorted.
  await expect(header(stations, 'station')).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => kept(dataFolder).columnWidths).toEqual({ user: usual + 64 });
  await quit();

  const again = await start(options);
  const after = new StationsPage(again.page);
  await expect(after.grid).toBeVisible();
  await expect.poll(() => width(after, 'user')).toBe(usual + 64);
  const box = await header(after, 'name').boundingBox();
  if (box === null) throw new Error('no column');
  const edge = { x: box.x + box.width - 3, y: box.y + box.height / 2 };
  await again.page.mouse.move(edge.x, edge.y);
  await again.page.mouse.down();
  await again.page.mouse.move(edge.x + 50, edge.y, { steps: 5 });
  await again.page.mouse.up();
  await expect.poll(() => width(after, 'name')).toBe(Math.round(box.width) + 50);
  await expect.poll(() => kept(dataFolder).columnWidths).toMatchObject({ name: Math.round(box.width) + 50 });

  await header(after, 'name').getByRole('button').focus();
  await again.page.keyboard.press('Alt+Home');
  await expect.poll(() => Object.keys(kept(dataFolder).columnWidths)).not.toContain('name');
  await again.page.getByRole('button', { name: texts.settings.title, exact: true }).click();
  await again.page.getByRole('button', { name: texts.settings.resetWidths, exact: true }).click();
  await expect.poll(() => kept(dataFolder).columnWidths).toEqual({});
});

function kept(dataFolder: string): { columnWidths: Record<string, number> } {
  try {
    return JSON.parse(readFileSync(path.join(dataFolder, 'settings.json'), 'utf8'));
  } catch {
    // Not written yet.
    return { columnWidths: {} };
  }
}
