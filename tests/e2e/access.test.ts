import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';
import { tourComputers, tourWarnSeconds, visitComputers, visitEndingAndHistory, visitEveryScreen } from './tour';

const active = 'rosa.fernandez';
/** The rules of axe that look at colours. */
const onlyColours: Parameters<AxeBuilder['options']>[0] = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen or dialog, targets of 24 px included (${theme})`, async ({ start }) => {
    test.setTimeout(480_000);
    const { page } = await start({ args: ['--simulate', 'still'] });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await visitEveryScreen(new StationsPage(page), (screen) => expectAccessible(page, screen, theme));
  });
}

test("nor on those of warning, changing one's mind and History", async ({ start }) => {
  test.setTimeout(480_000);
  const program = await start({ args: ['--simulate', 'still'], warnSeconds: tourWarnSeconds });
  const { page } = program;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await visitEndingAndHistory(program, new StationsPage(page), (screen) => expectAccessible(page, screen));
});

test('nor on those of the list of computers', async ({ start, dataFolder }) => {
  test.setTimeout(480_000);
  writeFileSync(path.join(dataFolder, 'settings.json'), JSON.stringify({ version: 1, computers: tourComputers }));
  const program = await start({ dataFolder });
  const { page } = program;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await visitComputers(program, new StationsPage(page), (screen) => expectAccessible(page, screen));
});

test('axe finds nothing where nothing can be read, and in the chosen high contrast', async ({ start }) => {
  const { page } = await start();
  const stations = new StationsPage(page);
  const { texts } = stations;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(stations.grid).toBeVisible();
  await page.getByRole('button', { name: texts.settings.title, exact: true }).click();
  await page.getByRole('radio', { name: texts.settings.themes['high-contrast'] }).click();
  await expectAccessible(page, 'settings in high contrast');
  await page.keyboard.press('Escape');
  await stations.grid.getByRole('row').nth(2).click();
  await expectAccessible(page, 'stations in high contrast');
  await page.getByRole('button', { name: texts.simulated.leave, exact: true }).click();
  await expect(page.getByRole('heading', { name: texts.lab.unreadTitle })).toBeVisible();
  await expectAccessible(page, 'nothing can be read');
});

for (const language of ['en', 'ja'] as const) {
  test(`each command by keyboard alone (${language})`, async ({ start }) => {
    test.setTimeout(120_000);
    const { page } = await start({ args: ['--simulate', 'still'], language });
    const stations = new StationsPage(page, language);
    const { texts } = stations;
    const { keyboard } = page;
    const press = async (target: Locator) => {
      await tabTo(page, target);
      await keyboard.press('Enter');
    };
    await expect(stations.grid).toBeVisible();
    await tabTo(page, stations.grid.getByRole('row').nth(1));
    const focused = stations.grid.locator('[role=row]:focus');
    await keyboard.press('End');
    await expect(focused).toHaveAttribute('aria-rowindex', '29');
    await keyboard.press('Home');
    await expect(focused).toHaveAttribute('aria-rowindex', '2');
    await goTo(stations, active);
    await keyboard.press('Space');
    await expect(stations.rows(active)).toHaveAttribute('aria-selected', 'true');

    await press(stations.task('lock'));
    await stations.expectState(active, 'locked');
    await press(stations.task('message'));
    await keyboard.type('Hello');
    await keyboard.press('Control+Enter');
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.message(1, 1));
    await press(stations.task('suspend'));
    await stations.expectState(active, 'suspended');
    await press(stations.task('end'));
    await expect(stations.dialogButton(texts.commands.cancel)).toBeFocused();
    await keyboard.press('Enter');
    await expect(stations.dialog).toHaveCount(0);
    await expect(stations.task('end')).toBeFocused();
    await keyboard.press('Enter');
    await press(stations.dialogButton(texts.askDialog.confirm.end(1)));
    await expect(stations.rows(active)).toHaveCount(0);

    await press(stations.task('lockAll'));
    await press(stations.dialogButton(texts.askDialog.confirm.lock(9)));
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.lock(9, 9));
    await press(stations.task('messageAll'));
    await keyboard.type('Hello');
    await keyboard.press('Control+Enter');
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.message(13, 13));
    await press(stations.task('suspendAll'));
    await press(stations.dialogButton(texts.askDialog.confirm.suspend(13)));
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.suspend(13, 13));
    await press(stations.outcomes.getByRole('button', { name: texts.outcomes.dismissAll }));
    await expect(stations.outcomes).toHaveCount(0);
    await press(stations.task('endAll'));
    await press(stations.dialogButton(texts.askDialog.confirm.end(17)));
    await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(17, 17));

    // The menu of a row, and acting as its user: from a free station to a session.
    await goTo(stations, texts.grid.freeRow('Middle 1', 'lab-a'));
    await keyboard.press('Shift+F10');
    const item = stations.menuItem(texts.simulated.asUser.logOnAs);
    await expect(async () => {
      await keyboard.press('ArrowDown');
      await expect(item).toBeFocused({ timeout: 200 });
    }).toPass();
    await keyboard.press('Enter');
    await keyboard.type(active);
    await expect(page.getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    await stations.expectState(active, 'active');

    await tabTo(page, stations.grid.getByRole('columnheader', { name: texts.columns.user }).getByRole('button'));
    await keyboard.press('Enter');
    await expect(stations.grid.getByRole('columnheader', { name: texts.columns.user })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await keyboard.press('Control+f');
    await expect(page.getByRole('searchbox', { name: texts.filter.search })).toBeFocused();
    await keyboard.press('F1');
    await expect(page.getByRole('dialog', { name: texts.keys.title })).toBeVisible();
    await keyboard.press('Escape');
    await press(page.getByRole('button', { name: texts.simulated.leave, exact: true }));
    await expect(page.getByRole('grid')).toHaveCount(0);
  });
}

test('what came of a command is read out, once for all of it', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  const { texts } = stations;
  await expect(stations.grid).toBeVisible();
  // Every text that a screen reader is given, in order.
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(
          '[aria-live], [role=status]',
        );
        const text = region?.textContent ?? '';
        if (text !== '' && said.at(-1) !== text) said.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await stations.task('endAll').click();
  await stations.dialogButton(texts.askDialog.confirm.end(18)).click();
  await expect(stations.outcomes).toContainText(texts.outcomes.summary.end(18, 18));
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  await expect.poll(async () => (await said()).join('\n')).toContain(texts.outcomes.summary.end(18, 18));
  expect((await said()).length).toBeLessThan(6);
});

test('with reduced motion nothing moves', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'still'] });
  const stations = new StationsPage(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(stations.grid).toBeVisible();
  const moving = () =>
    page.evaluate(() => {
      const lasting = document.getAnimations().filter(({ effect, playState }) => {
        return playState === 'running' && Number(effect?.getComputedTiming().duration) > 10;
      });
      return lasting.map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 200));
    });
  await stations.task('endAll').click();
  expect(await moving()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('switch', { name: stations.texts.filter.showFree }).click();
  expect(await moving()).toEqual([]);
});

for (const language of ['en', 'ja'] as const) {
  for (const [what, size, zoom] of [
    ['a narrow window', { width: 480, height: 400 }, 1],
    ['200 % zoom', { width: 1280, height: 820 }, 2],
  ] as const) {
    test(`${what} keeps every command within reach (${language})`, async ({ start }) => {
      const { app, page } = await start({ args: ['--simulate', 'still'], language });
      const stations = new StationsPage(page, language);
      const { texts } = stations;
      await expect(stations.grid).toBeVisible();
      // A window that is resized before it was painted may never be painted again on a virtual display.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await app.evaluate(
        ({ BrowserWindow }, { size, zoom }) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.setContentSize(size.width, size.height);
          window?.webContents.setZoomFactor(zoom);
        },
        { size, zoom },
      );
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width / zoom);
      // Nothing but the grid scrolls sideways.
      for (const part of ['html', 'main']) {
        const over = () => page.locator(part).evaluate((element) => element.scrollWidth - element.clientWidth);
        await expect.poll(over, { message: part }).toBeLessThanOrEqual(0);
      }
      await stations.select(active);
      // A real click reaches each of them, so nothing lies over it.
      for (const command of [
        'suspend',
        'end',
        'lock',
        'message',
        'suspendAll',
        'endAll',
        'lockAll',
        'messageAll',
      ] as const) {
        await stations.task(command).click({ trial: true });
      }
      for (const command of ['end', 'message', 'endAll', 'messageAll'] as const) {
        await stations.task(command).click();
        await stations.dialogButton(texts.commands.cancel).click({ trial: true });
        if (command.startsWith('message')) await page.keyboard.type('Hello');
        await stations.dialog.getByRole('button').last().click({ trial: true });
        await page.keyboard.press('Escape');
        await expect(stations.dialog).toHaveCount(0);
      }
      await stations.task('lock').click();
      await stations.expectState(active, 'locked');
      await stations.outcomes.getByRole('button', { name: texts.commands.dismiss, exact: true }).click();
      await page.getByRole('button', { name: texts.settings.title, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: texts.settings.close, exact: true }).click();
      await stations.openTab('computers');
      await expect(page.getByRole('row', { name: /lab-b/ })).toBeVisible();
    });
  }
}

async function expectAccessible(page: Page, screen: string, theme: 'light' | 'dark' = 'light'): Promise<void> {
  // Electron cannot open the extra page that the newer mode wants. The elements left out hold no content: Fluent's
  // focus keeper puts them at the edges of a dialog and moves on from them at once.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .exclude('[data-tabster-dummy]')
    // It repeats the name of the button under the pointer; Fluent draws it behind the landmarks of the page.
    .exclude('[role=tooltip]')
    // What does not depend on colours is the same in the dark.
    .options(theme === 'dark' ? onlyColours : { rules: { 'target-size': { enabled: true } } });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  expect(found, screen).toEqual([]);
}

/** Moves the focus in the grid to a row, by the arrow keys alone. */
async function goTo(stations: StationsPage, name: string): Promise<void> {
  const { page, grid } = stations;
  await tabTo(page, grid.locator('[role=row][tabindex="0"]'));
  await page.keyboard.press('Home');
  const focused = grid.locator('[role=row]:focus');
  for (let index = 2; index < 40; index++) {
    await expect(focused).toHaveAttribute('aria-rowindex', String(index));
    if ((await focused.getAttribute('aria-label'))?.includes(name)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no row ${name}`);
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await target.count()) > 0 && (await target.evaluate((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
