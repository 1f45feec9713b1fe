import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

test('counts that filter, search, and a computer; what is hidden leaves the selection', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  const chip = (name: string, count: number) =>
    page
      .getByRole('group', { name: texts.filter.states })
      .getByRole('button', { name: `${count} ${name}`, exact: true });
  await expect(chip('all', 28)).toHaveAttribute('aria-pressed', 'true');

  await stations.select('rosa.fernandez', 'zoe.kamau');
  await chip('locked', 4).click();
  await expect.poll(() => stations.rowCount()).toBe(4);
  await expect(stations.tasks).toContainText('Zoë Kamau');
  await expect(stations.tasks).not.toContainText('Rosa');
  await chip('all', 28).click();
  await expect(stations.rows('rosa.fernandez')).toHaveAttribute('aria-selected', 'false');

  const search = page.getByRole('searchbox', { name: texts.filter.search });
  await search.fill('kamau LAB-B');
  await expect.poll(() => stations.rowCount()).toBe(1);
  await expect(stations.rows('liam.kamau')).toBeVisible();
  await search.fill('nobody has this name');
  await expect(page.getByText(texts.filter.nothing)).toBeVisible();

  // An "all" is not what the filter shows, and says so.
  await stations.task('endAll').click();
  await expect(stations.dialog).toContainText(texts.askDialog.filterShows(0));
  await expect(stations.dialog.getByRole('button', { name: texts.askDialog.confirm.end(18) })).toBeEnabled();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: texts.filter.clear }).click();
  await expect.poll(() => stations.rowCount()).toBe(28);

  await page.getByRole('combobox', { name: texts.filter.place }).selectOption({ label: 'lab-b' });
  await expect(stations.rows(/lab-a/)).toHaveCount(0);
  await expect.poll(() => stations.rowCount()).toBe(14);
  await page.getByRole('switch', { name: texts.filter.showFree }).uncheck();
  await expect.poll(() => stations.rowCount()).toBe(10);
});

test('sort by a column, both ways; what is unknown or empty stands last', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'hosts=1,stations=6,seed=1,still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  const header = (column: keyof typeof texts.columns) =>
    stations.grid.getByRole('columnheader', { name: texts.columns[column] });
  const users = () => stations.grid.getByRole('row').getByRole('gridcell').nth(3);
  await expect(header('station')).toHaveAttribute('aria-sort', 'ascending');
  for (const direction of ['ascending', 'descending']) {
    await header('user').getByRole('button').click();
    await expect(header('user')).toHaveAttribute('aria-sort', direction);
    await expect
      .poll(async () => {
        const names = await stations.grid
          .getByRole('row')
          .evaluateAll((rows) =>
            rows.slice(1).map((row) => row.querySelector('[aria-colindex="4"]')?.textContent ?? ''),
          );
        const filled = names.filter((name) => name !== '').map((name) => name.replace(/^[^a-z]*/, ''));
        const sorted = [...filled].sort();
        if (direction === 'descending') sorted.reverse();
        return (
          JSON.stringify(filled) === JSON.stringify(sorted) &&
          names.slice(0, filled.length).every((name) => name !== '')
        );
      })
      .toBe(true);
  }
  await expect(users()).toBeVisible();
});

test('the menu of a row has the same commands as the pane, by mouse and by keyboard', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  const menu = page.getByRole('menu', { name: texts.tasks.label });
  await stations.select('rosa.fernandez');
  await stations.cell('zoe.kamau', 'computer').click({ button: 'right' });
  // The menu is for the row under the pointer.
  await expect(stations.rows('rosa.fernandez')).toHaveAttribute('aria-selected', 'false');
  await expect(menu.getByRole('menuitem')).toHaveCount(10);
  // Nothing lies over any of them.
  for (const item of await menu.getByRole('menuitem').all()) {
    if (await item.isEnabled()) await item.click({ trial: true });
  }
  const lockedAlready = `${texts.commands.lock} ${texts.notAllowed['already-locked']}`;
  await expect(menu.getByRole('menuitem', { name: lockedAlready, exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(stations.rows('zoe.kamau')).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: texts.commands.suspend, exact: true }).click();
  await stations.expectState('zoe.kamau', 'suspended');

  await stations.reveal('rosa.fernandez');
  await stations.rows('rosa.fernandez').getByRole('button').click();
  await menu.getByRole('menuitem', { name: texts.commands.end, exact: true }).click();
  await expect(stations.dialog).toContainText('Rosa Fernández');
  await stations.dialogButton(texts.askDialog.confirm.end(1)).click();
  await expect(stations.rows('rosa.fernandez')).toHaveCount(0);
});
