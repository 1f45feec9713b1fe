import { expect, type Page } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** Users and free stations of `--simulate still`: two computers, 24 stations, seed 1. */
const active = 'rosa.fernandez';
const other = 'niamh.martin';

/** Somebody with an account on the first computer and without a session. */
function loggedOff(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const users = await window.stationmaster.getSimulatedUsers({ host: 'lab-a' });
    return (users.ok && users.value.find(({ presence }) => presence === 'logged-off')?.user) || 'nobody';
  });
}

for (const language of ['en', 'ja'] as const) {
  test.describe(`what users do in the simulated lab is seen (${language})`, () => {
    test('suspended, and picked up at another station', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.select(active);
      const left = (await stations.cell(active, 'station').textContent()) ?? '';
      await stations.task('suspend').click();
      await stations.expectState(active, 'suspended');
      const where = texts.card.resumesAtComputer('lab-a');
      await expect(stations.outcomes).toContainText(texts.outcomes.suspendedAt(where));
      await expect(stations.card).toContainText(where);
      await stations.expectState(texts.grid.freeRow(left, 'lab-a'), 'available');

      // Somebody else sits down where she sat; she goes to another place and finds her work there.
      const newcomer = await loggedOff(page);
      await stations.logOnAs(newcomer, left);
      await stations.expectState(newcomer, 'active');
      await expect(stations.cell(newcomer, 'station')).toHaveText(left);
      await stations.logOnAs(active, 'Middle 1');
      await stations.expectState(active, 'active');
      await expect(stations.cell(active, 'station')).toHaveText('Middle 1');
      await stations.select(active);
      await expect(stations.story).toContainText(texts.story.seen.resumed('Middle 1'));
      await expect(stations.outcomes).toContainText(texts.outcomes.suspendedAndBack);
    });

    test('locked and unlocked by the user', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.select(active);
      await stations.actAs(active, 'lock');
      await stations.expectState(active, 'locked');
      await expect(stations.task('lock')).toHaveAccessibleDescription(texts.notAllowed['already-locked']);
      await stations.actAs(active, 'unlock');
      await stations.expectState(active, 'active');
      await expect(stations.task('lock')).not.toHaveAttribute('aria-disabled', 'true');
      await expect(stations.story).toContainText(texts.story.seen.locked());
      await expect(stations.story).toContainText(texts.story.seen.unlocked());
      // Nobody here asked for it, so nothing came of a request.
      await expect(stations.outcomes).toHaveCount(0);
    });

    test('disconnected, and back', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.select(active);
      const place = (await stations.cell(active, 'station').textContent()) ?? '';
      await stations.actAs(active, 'disconnect');
      await stations.expectState(active, 'disconnected');
      await expect(stations.cell(active, 'station')).toHaveText(texts.grid.noStationInColumn);
      await expect(stations.task('suspend')).toHaveAccessibleDescription(texts.notAllowed['not-at-a-station']);
      await stations.logOnAs(active, place);
      await stations.expectState(active, 'active');
      await expect(stations.cell(active, 'station')).toHaveText(place);
      await stations.select(active);
      await expect(stations.story).toContainText(texts.story.seen.disconnected());
      await expect(stations.story).toContainText(texts.story.seen.resumed(place));
    });

    test('signed out: the row goes, the station is free, and nobody takes its place in the selection', async ({
      start,
    }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.select(active, other);
      const place = (await stations.cell(active, 'station').textContent()) ?? '';
      await expect(stations.tasks).toContainText(texts.tasks.selected(2));
      await stations.openMenu(active);
      await stations.menuItem(texts.simulated.asUser.acts['sign-out']).click();
      await expect(stations.rows(active)).toHaveCount(0);
      await stations.expectState(texts.grid.freeRow(place, 'lab-a'), 'available');
      await expect(stations.card).toContainText(other);
      await expect(stations.grid.getByRole('row', { selected: true })).toHaveCount(1);
    });
  });
}

test('who is at a station already cannot log on at a second one; a taken station offers nobody', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { asUser } = stations.texts.simulated;
  await stations.openMenu(stations.texts.grid.freeRow('Middle 1', 'lab-a'));
  await stations.menuItem(asUser.logOnAs).click();
  const find = page.getByRole('combobox', { name: asUser.find });
  await expect(page.getByRole('option').first()).toBeVisible();
  await find.fill(active);
  await expect(page.getByText(asUser.noneFound)).toBeVisible();
  await expect(page.getByRole('button', { name: asUser.logOn, exact: true })).toHaveAttribute('aria-disabled', 'true');
  // Who leaves while the dialog is open can log on.
  await stations.ask('suspend', other);
  await find.fill(other);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await stations.openMenu(active);
  await expect(stations.menuItem(asUser.logOnAs)).toHaveCount(0);
});

test('nobody acts by themselves in a still lab; in a living one they do', async ({ start }) => {
  const still = await start({ args: ['--simulate', 'still'] });
  const living = await start({ args: ['--simulate', 'hosts=2,stations=240,seed=3'] });
  const revision = async (page: typeof living.page) =>
    page.evaluate(async () => {
      const lab = await window.stationmaster.getLab({});
      return lab.ok ? lab.value.revision : -1;
    });
  await expect(new StationsPage(still.page).grid).toBeVisible();
  await expect(new StationsPage(living.page).grid).toBeVisible();
  const before = await revision(still.page);
  const from = await revision(living.page);
  // Several acts, not only the first readings.
  await expect.poll(() => revision(living.page), { timeout: 40_000 }).toBeGreaterThan(from + 10);
  expect(await revision(still.page)).toBe(before);
});
