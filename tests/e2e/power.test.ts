import { expect, type Locator } from 'playwright/test';
import type { PowerAction } from '../../src/shared/lab/power';
import { test } from './program';
import { StationsPage } from './stations-page';

/** On `lab-b` in `--simulate still`, with nine others. */
const someone = 'liam.kamau';
const others = 9;
const computer = 'lab-b';

/** The time of day in a text. */
const time = /\d\d:\d\d/;

function computerRow({ page }: StationsPage): Locator {
  return page.getByRole('row', { name: new RegExp(`^${computer},`) });
}

/** Opens the question by the menu of the computer's row. */
async function askTo(stations: StationsPage, action: PowerAction): Promise<void> {
  const { power, commands } = stations.texts;
  await stations.openTab('computers');
  await computerRow(stations).getByRole('gridcell').first().click({ button: 'right' });
  await stations.menuItem(commands.opensDialog(power.command[action])).click();
  await expect(stations.page.getByRole('heading', { name: power.title[action](computer) })).toBeVisible();
}

/** A text of the locale with any time in it. */
function atAnyTime(text: (time: string) => string): RegExp {
  return new RegExp(text(time.source).replace(/[.]{3}/g, '\\.\\.\\.'));
}

test('a computer with people on it is restarted, and shut down; its rows, what is asked first, and History', async ({
  start,
}) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  const { power } = texts;

  // Who is on it is shown before; one who goes meanwhile asks for another look.
  await askTo(stations, 'restart');
  const list = stations.dialog.getByRole('region', { name: power.list });
  await expect(stations.dialogButton(texts.commands.cancel)).toBeFocused();
  await expect(stations.dialog).toContainText(power.intro.restart);
  await expect(stations.dialog).toContainText(power.count(others + 1));
  await expect(stations.dialog).toContainText(power.kept(2));
  await expect(list).toContainText(someone);
  await expect(list.getByRole('checkbox')).toHaveCount(0);
  await stations.actPastDialog('sign-out', someone);
  await expect(stations.dialog.getByRole('alert')).toContainText(texts.changes.title);
  const confirm = stations.dialogButton(power.confirm.restart(others + 1));
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(stations.dialog).toBeHidden();
  await expect(computerRow(stations)).toContainText(texts.computers.connected);

  await askTo(stations, 'restart');
  await expect(list).not.toContainText(someone);
  await stations.dialog.getByRole('textbox').fill('Updates');
  await stations.dialogButton(power.confirm.restart(others)).click();
  await expect(computerRow(stations)).toContainText(atAnyTime(power.done.restart), { timeout: 15_000 });
  await expect(computerRow(stations)).toContainText(texts.computers.connected);
  await expect(page.getByRole('region', { name: texts.notices.label })).toContainText(
    atAnyTime((at) => texts.outcomes.line(computer, power.done.restart(at))),
  );

  // Nobody is on it now. Shut down, it can't be read any more; its rows say so.
  await stations.openTab('stations');
  await expect(stations.rows(new RegExp(computer))).not.toHaveCount(0);
  const all = await stations.rowCount();
  await askTo(stations, 'shut-down');
  await expect(stations.dialog).toContainText(power.nobody);
  await stations.dialogButton(power.confirm['shut-down'](0)).click();
  await expect(computerRow(stations)).toContainText(atAnyTime(power.down['shut-down']), { timeout: 15_000 });
  await expect(computerRow(stations)).not.toContainText(texts.computers.unreachable);
  await stations.openTab('stations');
  const row = stations.rows(new RegExp(computer)).first();
  await expect(row).toContainText(atAnyTime(power.row['shut-down']));
  await expect(page.getByRole('main')).toContainText(atAnyTime(power.down['shut-down']));

  // Its rows can be removed; nothing is said to have ended.
  await page.getByRole('button', { name: power.removeOf(computer) }).click();
  await expect(stations.rows(new RegExp(computer))).toHaveCount(0);
  expect(await stations.rowCount()).toBeLessThan(all);
  await expect(page.getByRole('button', { name: power.removeOf(computer) })).toHaveCount(0);

  // Somebody switches it on.
  const { trouble } = texts.simulated;
  await stations.openTab('computers');
  await page.getByRole('button', { name: trouble.menuOf(computer) }).click();
  await page.getByRole('menuitem', { name: trouble.troubles.restart }).click();
  await expect(computerRow(stations)).toContainText(atAnyTime(power.done['shut-down']), { timeout: 15_000 });
  await stations.openTab('stations');
  await expect.poll(() => stations.rowCount()).toBe(all);

  await stations.openTab('history');
  const restarted = stations.entries(
    new RegExp(`${power.command.restart}, ${computer}, ${texts.history.outcomes.done}`),
  );
  await expect(restarted).toContainText('Updates');
  await expect(
    stations.entries(new RegExp(`${power.command['shut-down']}, ${computer}, ${texts.history.outcomes.done}`)),
  ).toBeVisible();
  await restarted.click();
  const details = page.getByRole('complementary', { name: texts.history.details.label });
  await expect(details).toContainText(String(others));
  await expect(details).toContainText(power.outcome.done.restart);
});
