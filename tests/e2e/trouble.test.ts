import { expect } from 'playwright/test';
import type { HostTrouble } from '../../src/shared/ipc/simulated-user';
import { test } from './program';
import { StationsPage } from './stations-page';

/** At stations of `lab-a` and `lab-b` in `--simulate still`. */
const active = 'rosa.fernandez';
const elsewhere = 'liam.kamau';

async function trouble(stations: StationsPage, computer: string, kind: HostTrouble): Promise<void> {
  const { trouble } = stations.texts.simulated;
  await stations.openTab('computers');
  await stations.page.getByRole('button', { name: trouble.menuOf(computer) }).click();
  await stations.page.getByRole('menuitem', { name: trouble.troubles[kind] }).click();
}

for (const language of ['en', 'ja'] as const) {
  test.describe(`trouble (${language})`, () => {
    test('a session that will not end: not ending, needs attention, tried again, ended by force', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.actAs(active, 'resist');
      await stations.select(active, 'mei.kimura');
      await stations.endSelection(2);
      // One goes; the other is still there when its time is over.
      await expect(stations.rows('mei.kimura')).toHaveCount(0);
      await expect(stations.outcomes).toContainText(texts.outcomes.counts['not-ending'](1), { timeout: 30_000 });
      await stations.expectState(active, 'not-ending');
      await expect(stations.outcomes).toContainText(texts.outcomes.notEnding);
      await page
        .getByRole('group', { name: texts.filter.states })
        .getByRole('button', { name: `1 ${texts.filter.chips.attention}`, exact: true })
        .click();
      await expect.poll(() => stations.rowCount()).toBe(1);
      await expect(stations.outcomes.getByRole('button', { name: texts.outcomes.retryOne(active) })).toBeVisible();

      await stations.outcomes.getByRole('button', { name: texts.outcomes.forceOne(active) }).click();
      await expect(stations.dialog).toContainText(texts.askDialog.intro.force);
      await stations.dialogButton(texts.askDialog.confirm.force(1)).click();
      await expect(stations.rows(active)).toHaveCount(0);
      await expect(stations.outcomes).toContainText(texts.outcomes.endedLate);
    });

    test('a computer that is lost and comes back: its rows stay, nothing is sent, and nothing is made up', async ({
      start,
    }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.reveal(elsewhere);
      const rows = await stations.rowCount();
      await trouble(stations, 'lab-b', 'cut-off');
      await expect(page.getByRole('row', { name: /lab-b/ })).toContainText(texts.computers.unreachable);
      await stations.openTab('stations');
      await expect(page.getByRole('main')).toContainText(texts.problems['connection-lost']);
      expect(await stations.rowCount()).toBe(rows);
      await stations.reveal(elsewhere);
      await expect(stations.cell(elsewhere, 'state')).toContainText(texts.states.active);
      await expect(stations.cell(elsewhere, 'state')).toContainText(/\d\d:\d\d/);

      // An "all" names it as not included, and does the rest.
      await stations.task('lockAll').click();
      await expect(stations.dialog).toContainText(texts.askDialog.unreachable('lab-b'));
      await page.keyboard.press('Escape');
      await stations.select(elsewhere);
      await stations.task('suspend').click();
      await expect(stations.outcomes).toContainText(
        texts.outcomes.refused(texts.refusals['computer-not-reachable']).slice(0, -1),
      );

      await trouble(stations, 'lab-b', 'restore');
      await expect(page.getByRole('row', { name: /lab-b/ })).toContainText(texts.computers.connected);
      await stations.openTab('stations');
      await stations.expectState(elsewhere, 'active');
      await stations.outcomes.getByRole('button', { name: texts.outcomes.retryOne(elsewhere) }).click();
      await stations.expectState(elsewhere, 'suspended');
    });

    test('a computer that restarts: its sessions are gone, its stations are free', async ({ start }) => {
      const { page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await stations.select(elsewhere, active);
      await trouble(stations, 'lab-b', 'restart');
      await stations.openTab('stations');
      await expect(stations.rows(elsewhere)).toHaveCount(0);
      await expect(page.getByText(texts.status.sessions(10), { exact: true })).toBeVisible();
      // Who is gone left the selection, and nobody took the place.
      await expect(stations.card).toContainText(active);
    });
  });
}
