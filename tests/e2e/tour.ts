import { expect } from 'playwright/test';
import type { Program } from './program';
import type { StationsPage } from './stations-page';

/** Users of `--simulate still`: two computers, 24 stations, seed 1. */
const active = 'rosa.fernandez';
const locked = 'zoe.kamau';
const own = 'soren.silva';

/** With how long a warning (s) the second tour wants to be started: longer than all that is done meanwhile. */
export const tourWarnSeconds = 300;

/**
 * Goes through every screen and dialog of the still simulated lab, and calls `at` with the name of each once it is
 * there.
 */
export async function visitEveryScreen(stations: StationsPage, at: (screen: string) => Promise<void>): Promise<void> {
  const { page, texts } = stations;
  const leave = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(stations.dialog)).toHaveCount(0);
  };
  await stations.select('tariq.haddad');
  await stations.task('suspend').click();
  await stations.expectState('tariq.haddad', 'suspended');
  await stations.outcomes.getByRole('button', { name: texts.commands.dismiss, exact: true }).click();
  await stations.select(active);
  // Rows do not move for a moment after a click.
  await expect(stations.grid.getByRole('row').nth(10)).not.toContainText('tariq.haddad');
  await stations.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
  await expect(stations.story).toContainText(texts.story.seen.found('Middle 6'));
  await at('stations');

  await stations.openMenu(active);
  await at('menu');
  await page.keyboard.press('Escape');
  await stations.openMenu(texts.grid.freeRow('Middle 1', 'lab-a'));
  await at('menu-free');
  await stations.menuItem(texts.simulated.asUser.logOnAs).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await at('log-on-as');
  await leave();
  await stations.rows(active).focus();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: texts.rename.field('Middle 6') })).toBeFocused();
  await at('rename');
  await page.keyboard.press('Escape');

  await stations.select(active, locked, own);
  await at('several');
  await stations.task('end').click();
  await expect(stations.dialog).toBeVisible();
  await at('end');
  await leave();
  await stations.task('suspend').click();
  await expect(stations.dialog).toBeVisible();
  await at('own');
  await leave();
  await stations.task('message').click();
  await page.keyboard.type(
    texts.tag === 'ja' ? 'あと 5 分です。保存してください。' : 'Five minutes left. Please save your work.',
  );
  await at('message');
  await leave();
  for (const [command, name] of [
    ['suspendAll', 'suspend-all'],
    ['endAll', 'end-all'],
    ['lockAll', 'lock-all'],
    ['messageAll', 'message-all'],
  ] as const) {
    await stations.task(command).click();
    await expect(stations.dialog).toBeVisible();
    // The tests begin without a warning; a person with one of 60 s.
    if (command === 'endAll') {
      await stations.dialog.getByRole('combobox', { name: texts.warning.label }).selectOption('60');
    }
    await at(name);
    await leave();
  }

  await stations.select(active, locked);
  await stations.task('lock').click();
  await expect(stations.outcomes).toContainText(texts.outcomes.counts.already(1));
  await stations.select('mei.kimura', 'niamh.martin');
  await stations.endSelection(2);
  await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(2, 2));
  await at('outcomes');
  await stations.outcomes.getByRole('button', { name: texts.outcomes.dismissAll }).click();

  await page.getByRole('button', { name: texts.settings.title, exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await at('settings');
  await leave();
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await at('keys');
  await leave();
  for (const [name, item] of [
    ['about', texts.help.about],
    ['report', texts.commands.opensDialog(texts.help.report)],
  ] as const) {
    await page.getByRole('button', { name: texts.help.menu, exact: true }).click();
    if (name === 'about') await at('help-menu');
    await stations.menuItem(item).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByText(texts.about.reading)).toHaveCount(0);
    await at(name);
    await leave();
  }
  const search = page.getByRole('searchbox', { name: texts.filter.search });
  await search.fill('nobody has this name');
  await expect(page.getByText(texts.filter.nothing)).toBeVisible();
  await at('nothing-found');
  await page.getByRole('button', { name: texts.filter.clear }).click();

  await stations.openTab('computers');
  await at('computers');
  await page.getByRole('button', { name: texts.simulated.trouble.menuOf('lab-b') }).click();
  await at('trouble-menu');
  await page.getByRole('menuitem', { name: texts.simulated.trouble.troubles['cut-off'] }).click();
  await expect(page.getByRole('row', { name: /lab-b/ })).toContainText(texts.computers.unreachable);
  await at('computers-cut-off');
  await stations.openTab('stations');
  await at('stations-cut-off');
}

/**
 * Goes through every screen and dialog of warning, changing one's mind and History in the still simulated lab, which was
 * started with a warning of `tourWarnSeconds`; calls `at` as above.
 */
export async function visitEndingAndHistory(
  { app, page }: Pick<Program, 'app' | 'page'>,
  stations: StationsPage,
  at: (screen: string) => Promise<void>,
): Promise<void> {
  const { texts, dialog, outcomes } = stations;
  const inJapanese = texts.tag === 'ja';
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const leave = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(dialog)).toHaveCount(0);
  };
  await stations.actAs('tariq.haddad', 'disconnect');
  await stations.expectState('tariq.haddad', 'disconnected');
  await stations.actAs(active, 'disconnect');
  await stations.expectState(active, 'disconnected');
  await stations.logOnAs(active, 'Middle 1');
  await press(texts.notices.recent);
  await expect(page.getByRole('list', { name: texts.notices.recent }).getByRole('listitem')).toHaveCount(3);
  await at('notices');
  await leave();
  await stations.card.getByRole('button', { name: texts.story.whole }).focus();
  await at('card');

  await stations.tasks.getByRole('button', { name: texts.rules.task }).click();
  await expect(page.getByRole('dialog', { name: texts.rules.title })).toBeVisible();
  await at('rule-empty');
  await page.getByRole('textbox', { name: texts.rules.idleOver }).fill('2');
  await page.getByRole('radio', { name: texts.rules.everyoneBut }).check();
  await page.getByRole('textbox', { name: texts.rules.accounts }).fill('mei.kimura, nobody.here');
  await page.getByRole('textbox', { name: texts.rules.name }).fill(inJapanese ? '離席中の人' : 'Away from the desk');
  await press(texts.rules.save);
  await expect(page.getByRole('list', { name: texts.rules.list })).toBeVisible();
  await at('rule');
  await page.getByRole('textbox', { name: texts.rules.idleOver }).fill('soon');
  await at('rule-wrong');
  await leave();

  await stations.select(active, 'mei.kimura', 'tariq.haddad');
  await stations.task('end').click();
  const reason = dialog.getByRole('textbox', { name: texts.reasonField.label });
  await reason.fill(inJapanese ? '16 時に教室を閉めます' : 'The room closes at 4 pm');
  await at('end-warned');
  // Someone moves while the dialog is open.
  await stations.page.evaluate(async (user) => {
    const lab = await window.stationmaster.getLab({});
    const session = lab.ok && lab.value.sessions.find(({ identity }) => identity.user === user)?.key;
    if (session) await window.stationmaster.actAsUser({ session, act: 'sign-out' });
  }, 'mei.kimura');
  await expect(stations.dialogButton(texts.changes.lookAgain)).toBeVisible();
  await at('end-changed');
  await stations.dialogButton(texts.changes.lookAgain).click();
  await stations.dialogButton(texts.warning.confirm(2)).click();
  await expect(page.getByText(texts.countdown.running(2))).toBeVisible();
  await stations.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
  await at('countdown');
  await stations.task('end').click();
  await dialog.getByRole('combobox', { name: texts.warning.label }).selectOption('30');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await expect(dialog).toContainText(texts.warning.sooner(2));
  await at('end-sooner');
  await leave();
  await app.evaluate(({ app }) => app.quit());
  await expect(page.getByRole('button', { name: texts.quitDialog.keepOpen })).toBeFocused();
  await at('quit');
  await press(texts.quitDialog.keepOpen);
  await outcomes.getByRole('button', { name: texts.countdown.callOffOne('tariq.haddad') }).click();
  await expect(page.getByText(texts.countdown.running(1))).toBeVisible();
  await outcomes.getByRole('button', { name: texts.countdown.endNow }).click();
  await expect(outcomes.getByRole('button', { name: texts.commands.dismiss, exact: true })).toBeVisible();
  await stations.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
  await at('outcomes-called-off');
  await stations.select('niamh.martin');
  await stations.task('message').click();
  await page.keyboard.type(inJapanese ? 'あと 5 分です。' : 'Five minutes left.');
  await page.keyboard.press('Control+Enter');
  await expect(outcomes).toContainText(texts.outcomes.summary.message(1, 1));
  await stations.task('lock').click();
  await stations.expectState('niamh.martin', 'locked');

  const { history } = texts;
  await stations.openTab('history');
  const rows = page.getByRole('grid', { name: history.label }).getByRole('row');
  await expect(rows.filter({ hasText: active }).first()).toContainText(history.outcomes.done);
  await at('history');
  await rows.filter({ hasText: active }).first().click();
  await at('history-details');
  await press(history.details.story);
  await expect(page.getByRole('list', { name: history.details.story }).getByRole('listitem')).toHaveCount(3);
  await at('history-story');
  await press(history.details.close);
  await press(history.verify.command);
  await expect(page.getByText(history.verify.title, { exact: true })).toBeVisible();
  await at('history-verified');
  await press(texts.commands.dismiss);
  await press(history.export.command);
  await expect(page.getByRole('menuitem', { name: history.export.formats.csv })).toBeVisible();
  await at('history-export');
  await page.keyboard.press('Escape');
  const choose = (name: string, choice: string) => page.getByRole('combobox', { name }).selectOption(choice);
  await choose(history.filter.outcome, 'called-off');
  await expect(rows).toHaveCount(2);
  await choose(history.filter.range, 'days');
  await page.getByLabel(history.filter.firstDay).fill('2020-01-01');
  await expect(rows).toHaveCount(2);
  await at('history-filtered');
  await page.getByLabel(history.filter.lastDay).fill('2019-12-31');
  await expect(page.getByText(history.filter.wrongDays)).toBeVisible();
  await at('history-nothing-found');

  await press(texts.settings.title);
  const days = page.getByRole('textbox', { name: texts.settings.actionDays });
  await days.fill('0');
  await days.press('Enter');
  await expect(days).toHaveAccessibleDescription(new RegExp(texts.settings.badDays(1, 3650)));
  await page.getByRole('heading', { name: texts.settings.privacyTitle }).scrollIntoViewIfNeeded();
  await at('settings-history');
  await days.fill('365');
  await leave();
  await page.getByRole('button', { name: texts.filter.clear }).click();
}

/**
 * Goes through the Computers tab and its dialogs, with a list on which nothing can be read (`tourComputers` in the
 * settings); calls `at` as above.
 */
export async function visitComputers(
  { app, page }: Pick<Program, 'app' | 'page'>,
  stations: StationsPage,
  at: (screen: string) => Promise<void>,
): Promise<void> {
  const { texts, dialog } = stations;
  const { computers } = texts;
  const tool = (name: string) => page.getByRole('toolbar').getByRole('button', { name });
  const leave = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(dialog)).toHaveCount(0);
  };
  await stations.openTab('computers');
  const row = page.getByRole('row', { name: /lab-north/ });
  await expect(row).toContainText(computers.unreachable);
  await expect(page.getByRole('row', { name: computers.kind.local })).toContainText(computers.unreachable);
  await at('computers-list');
  await row.click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await at('computers-menu');
  await page.keyboard.press('Escape');
  await tool(computers.commands.why).click();
  await at('computers-why');
  await leave();
  await tool(computers.commands.edit).click();
  await at('computers-edit');
  await leave();
  await tool(computers.commands.remove).click();
  await expect(dialog).toBeVisible();
  await at('computers-remove');
  await leave();
  await tool(computers.commands.add).click();
  await page.getByRole('dialog').getByRole('button', { name: computers.dialog.save, exact: true }).click();
  await expect(page.getByText(computers.dialog.noName)).toBeVisible();
  await at('computers-add-wrong');
  await page.getByLabel(computers.dialog.name, { exact: true }).fill('lab-west');
  await page.getByLabel(computers.dialog.address, { exact: true }).fill('teacher@127.0.0.1:3');
  await page.getByRole('dialog').getByRole('button', { name: computers.dialog.test, exact: true }).click();
  await expect(page.getByRole('alert', { name: computers.dialog.fails })).toBeVisible();
  await at('computers-add');
  await leave();
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [import.meta.filename],
  );
  await tool(computers.commands.import).click();
  await expect(page.getByText(computers.import.files['no-header']).first()).toBeVisible();
  await at('computers-import');
}

/** The list of computers that the tour through the Computers tab wants: nothing answers at the one address. */
export const tourComputers = [
  { id: 'local', computer: { kind: 'local', room: null } },
  { id: 'one', computer: { kind: 'ssh', name: 'lab-north', room: 'Room 1', address: 'teacher@127.0.0.1:1' } },
];
