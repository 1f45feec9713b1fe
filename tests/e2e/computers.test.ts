import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from 'playwright/test';
import type { ListedComputer } from '../../src/shared/settings/computer';
import { test } from './program';
import { StationsPage } from './stations-page';

/** Nothing listens at these ports, so ssh is refused at once. */
const nobody = 'teacher@127.0.0.1:1';
const nobodyElse = 'teacher@127.0.0.1:2';

/** The Computers tab as a person knows it. */
class ComputersPage extends StationsPage {
  static async open(page: Page): Promise<ComputersPage> {
    const computers = new ComputersPage(page);
    await computers.openTab('computers');
    return computers;
  }

  get words(): StationsPage['texts']['computers'] {
    return this.texts.computers;
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: this.words.label });
  }

  row(name: string | RegExp): Locator {
    return this.list.getByRole('row', { name });
  }

  button(name: string): Locator {
    return this.page.getByRole('toolbar', { name: this.words.commands.label }).getByRole('button', { name });
  }

  get form(): Locator {
    return this.page.getByRole('dialog');
  }

  field(name: 'name' | 'address' | 'room'): Locator {
    return this.form.getByLabel(this.words.dialog[name], { exact: true });
  }

  /** What came of a test that failed. */
  get testAlert(): Locator {
    return this.form.getByRole('alert', { name: this.words.dialog.fails });
  }

  formButton(name: string): Locator {
    return this.form.getByRole('button', { name, exact: true });
  }
}

/** Has the dialogs for files answer with this one. */
function answerWith(app: ElectronApplication, file: string): Promise<void> {
  return app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
  }, file);
}

/** The list in the settings of a data folder. */
function saved(dataFolder: string): ListedComputer[] {
  return JSON.parse(readFileSync(path.join(dataFolder, 'settings.json'), 'utf8')).computers;
}

test('a computer is added by the dialog, tested first, edited, kept over a restart, and removed', async ({
  start,
  dataFolder,
}) => {
  test.setTimeout(90_000);
  const first = await start({ dataFolder });
  const lab = await ComputersPage.open(first.page);
  const { words, texts } = lab;
  await expect(lab.row(words.kind.local)).toContainText(words.unreachable);
  await expect(lab.button(words.commands.edit)).toBeDisabled();

  // Each field says what is wrong with it.
  await lab.button(words.commands.add).click();
  await expect(lab.form).toContainText(words.dialog.leavesSimulated);
  const windows = lab.form.getByRole('radio', { name: words.dialog.kinds.windows });
  await expect(windows).toBeDisabled();
  await expect(windows).toHaveAccessibleDescription(new RegExp(words.dialog.windowsOff));
  await lab.field('address').fill('-oProxyCommand=touch /tmp/x');
  await lab.formButton(words.dialog.save).click();
  await expect(lab.field('name')).toHaveAccessibleDescription(new RegExp(words.dialog.noName));
  await expect(lab.field('address')).toHaveAccessibleDescription(new RegExp(words.dialog.badAddress));
  await expect(lab.field('name')).toBeFocused();
  await lab.field('address').fill(nobody);
  await lab.formButton(words.dialog.test).click();
  await expect(lab.testAlert).toContainText(texts.advice['computer-down']);
  await lab.field('room').fill('Room 1');
  await lab.field('name').fill('Lab 1');
  await lab.formButton(words.dialog.saveAll).click();
  await expect(lab.form).toHaveCount(0);

  // It is shown in place of the simulated lab, with what ssh says and what to do.
  await expect(first.page.getByText(texts.lab.simulatedTitle)).toHaveCount(0);
  await expect(lab.row('Lab 1')).toHaveAttribute('aria-selected', 'true');
  await expect(lab.row('Lab 1')).toContainText(words.unreachable);
  await expect(lab.row('Lab 1')).toContainText('Connection refused');
  await expect(lab.row('Lab 1')).toContainText(texts.advice['computer-down']);
  expect(saved(dataFolder).map(({ computer }) => computer)).toEqual([
    { kind: 'local', room: null },
    { kind: 'ssh', name: 'Lab 1', room: 'Room 1', address: nobody },
  ]);

  // The same address twice is refused; another name is no new test.
  await lab.button(words.commands.add).click();
  await lab.field('address').fill(`ssh://${nobody}/`);
  await expect(lab.field('address')).toHaveAccessibleDescription(new RegExp(words.dialog.listedAddress('Lab 1')));
  await first.page.keyboard.press('Escape');
  await lab.row('Lab 1').focus();
  await first.page.keyboard.press('F2');
  await lab.field('name').fill('Lab One');
  await first.page.keyboard.press('Enter');
  await expect(lab.row('Lab One')).toBeFocused();
  // Another address is tested before it is saved.
  await first.page.keyboard.press('Enter');
  await lab.field('address').fill(nobodyElse);
  await lab.formButton(words.dialog.save).click();
  await expect(lab.testAlert).toContainText(texts.problems['computer-down']);
  await lab.formButton(words.dialog.saveAll).click();
  await expect(lab.row('Lab One')).toContainText('port 2');
  await expect(lab.row('Lab One')).toBeFocused();

  // By keyboard: the arrow keys select, and the menu has the same as the toolbar.
  await first.page.keyboard.press('ArrowDown');
  await expect(lab.row(words.kind.local)).toHaveAttribute('aria-selected', 'true');
  await first.page.keyboard.press('ArrowUp');
  await first.page.keyboard.press('Shift+F10');
  await lab.menuItem(words.commands.why).click();
  await expect(lab.form).toContainText(words.abilities.unread);
  await expect(lab.form).toContainText('Connection refused');
  await first.page.keyboard.press('Escape');
  await first.quit();

  const second = await start({ dataFolder });
  const next = await ComputersPage.open(second.page);
  await expect(next.row('Lab One')).toContainText(words.unreachable);
  await next.row('Lab One').click();
  await second.page.keyboard.press('Delete');
  await expect(next.dialog).toContainText(words.removal.text);
  await next.dialogButton(texts.commands.cancel).click();
  await expect(next.row('Lab One')).toBeFocused();
  await next.button(words.commands.remove).click();
  await next.dialogButton(words.removal.confirm).click();
  await expect(next.row('Lab One')).toHaveCount(0);
  await next.row(words.kind.local).click();
  await next.button(words.commands.remove).click();
  await next.dialogButton(words.removal.confirm).click();

  // An empty list offers both ways on, here and on the first tab.
  await expect(second.page.getByRole('heading', { name: words.empty.title })).toBeVisible();
  await expect(second.page.getByRole('button', { name: texts.simulated.open })).toBeVisible();
  expect(saved(dataFolder)).toEqual([]);
  await next.openTab('stations');
  await second.page.getByRole('button', { name: words.commands.add }).click();
  await next.form.getByRole('radio', { name: words.dialog.kinds.local }).check();
  await next.formButton(words.dialog.save).click();
  await expect(next.testAlert).toContainText(texts.problems['no-bus']);
  await next.formButton(words.dialog.saveAll).click();
  await expect(next.row(words.kind.local)).toContainText(words.unreachable);
  expect(saved(dataFolder)).toEqual([{ id: 'local', computer: { kind: 'local', room: null } }]);
});

test('the list is imported, with bad lines named, and exported', async ({ start, dataFolder }) => {
  const { app, page } = await start({ dataFolder });
  const lab = await ComputersPage.open(page);
  const { words } = lab;
  const file = path.join(dataFolder, 'list.csv');
  writeFileSync(file, `name,address,room\nLab 1,${nobody},Room 1\nBad,-oProxyCommand=x,\nPC 12,windows://PC-12,\n`);
  await answerWith(app, file);
  await lab.button(words.commands.import).click();
  await expect(page.getByText(words.import.title(2)).first()).toBeVisible();
  const why = words.import.problems['bad-address'];
  await expect(page.getByRole('listitem')).toHaveText(words.import.line(3, 'Bad, -oProxyCommand=x', why));
  await expect(lab.row('Lab 1')).toContainText(words.unreachable);
  // It is read by a console on Windows only, and says so.
  await expect(lab.row('PC 12')).toContainText(lab.texts.problems['needs-windows']);
  await expect(lab.row('PC 12')).toContainText(lab.texts.advice['needs-windows']);
  await expect(lab.row('PC 12')).toContainText(words.kind.windows);
  expect(saved(dataFolder)).toHaveLength(3);

  const out = path.join(dataFolder, 'out.json');
  await answerWith(app, out);
  await lab.button(words.commands.export).click();
  await lab.menuItem(words.commands.formats.json).click();
  await expect(page.getByText(words.export.done(3, out)).first()).toBeVisible();
  const { computers } = JSON.parse(readFileSync(out, 'utf8'));
  expect(computers).toEqual(saved(dataFolder).map(({ computer }) => computer));
});

test('--host: exactly those computers, and the list is left alone', async ({ start, dataFolder }) => {
  const list = [{ id: 'one', computer: { kind: 'ssh', name: 'Lab 1', room: null, address: 'lab-a' } }];
  writeFileSync(path.join(dataFolder, 'settings.json'), JSON.stringify({ version: 1, computers: list }));
  const args = ['--host', `ssh://${nobody}`, '--host', `ssh://${nobodyElse}`];
  const { page } = await start({ args, dataFolder });
  const lab = await ComputersPage.open(page);
  const { words } = lab;
  await expect(lab.list.getByRole('row')).toHaveCount(3);
  await expect(lab.row(nobody)).toContainText(words.unreachable);
  await expect(lab.row(nobodyElse)).toContainText(words.unreachable);
  await lab.row(nobody).click();
  for (const name of [words.commands.add, words.commands.edit, words.commands.remove, words.commands.import]) {
    await expect(lab.button(name)).toBeDisabled();
    await expect(lab.button(name)).toHaveAccessibleDescription(words.off.given);
  }
  await expect(page.getByText(lab.texts.lab.simulatedTitle)).toHaveCount(0);
  expect(saved(dataFolder)).toEqual(list);
  expect(existsSync(path.join(dataFolder, 'settings.json.new'))).toBe(false);
});
