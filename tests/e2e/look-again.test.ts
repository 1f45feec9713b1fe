import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** At stations of `lab-a` in `--simulate still`: active, active, locked. */
const [leaves, stays, comesBack] = ['rosa.fernandez', 'mei.kimura', 'zoe.kamau'] as const;

for (const language of ['en', 'ja'] as const) {
  test(`what changes while the dialog is open needs a second look before it can be confirmed (${language})`, async ({
    start,
  }) => {
    const { page } = await start({ args: ['--simulate', 'still'], language });
    const stations = new StationsPage(page, language);
    const { texts, dialog } = stations;
    const { changes } = texts;
    const changed = dialog.getByRole('alert');
    const end = (count: number) => stations.dialogButton(texts.askDialog.confirm.end(count));
    const lookAgain = stations.dialogButton(changes.lookAgain);

    // A selection: one leaves, one is back at work.
    await stations.select(leaves, stays, comesBack);
    await stations.task('end').click();
    await expect(end(3)).not.toHaveAttribute('aria-disabled', 'true');
    await stations.actPastDialog('sign-out', leaves);
    await stations.actPastDialog('unlock', comesBack);
    await expect(changed).toContainText(changes.left('Rosa Fernández'));
    await expect(changed).toContainText(changes.unlocked('Zoë Kamau'));
    await expect(end(2)).toHaveAttribute('aria-disabled', 'true');
    await expect(end(2)).toHaveAccessibleDescription(changes.lookFirst);
    // Clicked all the same, nothing is asked for.
    await end(2).click({ force: true });
    await lookAgain.click();
    await expect(changed).toHaveCount(0);
    await expect(end(2)).not.toHaveAttribute('aria-disabled', 'true');
    await stations.dialogButton(texts.commands.cancel).click();
    await expect(stations.outcomes).toHaveCount(0);

    // All of a room: who comes is named, and hit only after the second look.
    await stations.task('endAll').click();
    await stations.pickScope(texts.askDialog.scopeRoom('Room 1'));
    const before = await dialog.getByRole('checkbox', { checked: true }).count();
    const came = await comes(stations);
    await expect(changed).toContainText(changes.came(came.fullName));
    await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(before);
    await expect(end(before)).toHaveAccessibleDescription(changes.lookFirst);
    await lookAgain.click();
    await expect(changed).toHaveCount(0);
    await end(before + 1).click();
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(before + 1, before + 1));
    await expect(stations.rows(came.user)).toHaveCount(0);
  });
}

/** Somebody without a session logs on at a free station of `lab-a`, past the dialog. */
function comes({ page }: StationsPage): Promise<{ user: string; fullName: string }> {
  return page.evaluate(async () => {
    const users = await window.stationmaster.getSimulatedUsers({ host: 'lab-a' });
    const lab = await window.stationmaster.getLab({});
    const somebody = users.ok && users.value.find(({ presence }) => presence === 'logged-off');
    const free = lab.ok && lab.value.stations.find(({ host, session }) => host === 'lab-a' && session === null);
    if (!somebody || !free) throw new Error('nobody can log on');
    const answer = await window.stationmaster.logOnAs({ host: 'lab-a', station: free.id, user: somebody.user });
    if (!answer.ok) throw new Error(answer.detail);
    return { user: somebody.user, fullName: somebody.fullName };
  });
}
