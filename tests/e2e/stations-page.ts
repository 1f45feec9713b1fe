import { expect, type Locator, type Page } from 'playwright/test';
import type { UserAct } from '../../src/shared/ipc/simulated-user';
import { type Language, textsOf } from '../../src/shared/locale/locale';
import { plainAsk } from '../../src/shared/requests/plain-ask';

/** The window as a person or a screen reader knows it: by roles and names, in one language. */
export class StationsPage {
  readonly page: Page;
  readonly texts: ReturnType<typeof textsOf>;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.texts = textsOf(language);
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: this.texts.grid.label });
  }

  /** The rows of the grid whose name holds a text, such as a user or a station. */
  rows(name: string | RegExp): Locator {
    return this.grid.getByRole('row', { name });
  }

  /** Number of rows, also of those that are not in the page now. */
  async rowCount(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  /** What the one row of that name says in a column. */
  cell(name: string | RegExp, column: keyof StationsPage['texts']['columns']): Locator {
    const place = Object.keys(this.texts.columns).indexOf(column) + 1;
    return this.rows(name).getByRole('gridcell').nth(place);
  }

  get tasks(): Locator {
    return this.page.getByRole('complementary', { name: this.texts.tasks.label });
  }

  task(
    command: 'suspend' | 'end' | 'lock' | 'message' | 'force' | 'suspendAll' | 'endAll' | 'lockAll' | 'messageAll',
  ): Locator {
    return this.tasks.getByRole('button', { name: this.texts.commands[command], exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole('alertdialog');
  }

  dialogButton(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  get outcomes(): Locator {
    return this.page.getByRole('region', { name: this.texts.outcomes.label });
  }

  async openTab(tab: 'stations' | 'history' | 'computers'): Promise<void> {
    await this.page.getByRole('tab', { name: this.texts.tabs[tab] }).click();
  }

  /** Scrolls the grid until the row is in the page: those far from what is seen are not. */
  async reveal(name: string | RegExp): Promise<void> {
    await expect(this.grid).toBeVisible();
    // To the top only when it is not in the page: what was in it before a scroll can still be there right after it.
    if ((await this.rows(name).count()) > 0) return;
    await this.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
    await expect(async () => {
      if ((await this.rows(name).count()) > 0) return;
      await this.grid.evaluate((grid) => grid.scrollBy({ top: grid.clientHeight / 2 }));
      await expect(this.rows(name)).not.toHaveCount(0, { timeout: 300 });
    }).toPass({ intervals: [10] });
  }

  /** Selects these rows and no others. */
  async select(...names: (string | RegExp)[]): Promise<void> {
    for (const [place, name] of names.entries()) {
      await this.reveal(name);
      await this.cell(name, 'computer').click(place === 0 ? {} : { modifiers: ['Control'] });
    }
  }

  /** The entry of a menu that is open. */
  menuItem(name: string): Locator {
    return this.page.getByRole('menu').getByRole('menuitem', { name, exact: true });
  }

  /** Opens the menu of a row, as a right click does. */
  async openMenu(name: string | RegExp): Promise<void> {
    // A row that moves between being found and being clicked is looked for again.
    await expect(async () => {
      await this.reveal(name);
      await this.cell(name, 'computer').click({ button: 'right', timeout: 2000 });
    }).toPass();
    await expect(this.page.getByRole('menu')).toBeVisible();
  }

  /** Asks main for something with the session of a user, as the window does, past everything that can be clicked. */
  async ask(action: 'suspend' | 'end', user: string): Promise<void> {
    await this.page.evaluate(
      async ({ plainAsk, action, user }) => {
        const lab = await window.stationmaster.getLab({});
        const key = lab.ok && lab.value.sessions.find(({ identity }) => identity.user === user)?.key;
        if (!key) throw new Error(`no session of ${user}`);
        await window.stationmaster.ask({ ...plainAsk, action, sessions: [key] });
      },
      { plainAsk, action, user },
    );
  }

  /** Acts as the users of simulated sessions, past a dialog that is open; all at once. */
  async actPastDialog(act: UserAct, ...users: string[]): Promise<void> {
    await this.page.evaluate(
      async ({ act, users }) => {
        const lab = await window.stationmaster.getLab({});
        const sessions = lab.ok ? lab.value.sessions.filter(({ identity }) => users.includes(identity.user)) : [];
        if (sessions.length !== users.length) throw new Error(`not all of ${users} have one session`);
        const acts = await Promise.all(
          sessions.map(({ key }) => window.stationmaster.actAsUser({ session: key, act })),
        );
        for (const answer of acts) if (!answer.ok) throw new Error(answer.detail);
      },
      { act, users },
    );
  }

  /** Acts as the user of a simulated session. */
  async actAs(user: string, act: UserAct): Promise<void> {
    await this.openMenu(user);
    await this.menuItem(this.texts.simulated.asUser.acts[act]).click();
  }

  /** Logs a user on at a free station of the simulated lab. */
  async logOnAs(user: string, station: string, computer = 'lab-a'): Promise<void> {
    const { asUser } = this.texts.simulated;
    await this.openMenu(this.texts.grid.freeRow(station, computer));
    await this.menuItem(asUser.logOnAs).click();
    const dialog = this.page.getByRole('dialog', { name: asUser.logOnTitle(station, computer) });
    await dialog.getByRole('combobox', { name: asUser.find }).fill(user);
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await dialog.getByRole('button', { name: asUser.logOn, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** The entries in the list of History whose name holds a text, such as a user. */
  entries(name: string | RegExp): Locator {
    return this.page.getByRole('grid', { name: this.texts.history.label }).getByRole('row', { name });
  }

  /** The card of the one selected session. */
  get card(): Locator {
    return this.page.getByRole('region', { name: this.texts.card.label });
  }

  /** What happened to the selected session so far, as the card tells it. */
  get story(): Locator {
    return this.card.getByRole('region', { name: this.texts.story.title });
  }

  /** Picks what a dialog for all of them covers. */
  async pickScope(name: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: this.texts.askDialog.scope }).selectOption({ label: name });
  }

  /** Ends the selection through the dialog. */
  async endSelection(count: number): Promise<void> {
    await this.task('end').click();
    await this.dialogButton(this.texts.askDialog.confirm.end(count)).click();
  }

  async expectState(name: string | RegExp, state: keyof StationsPage['texts']['states']): Promise<void> {
    await this.reveal(name);
    await expect(this.cell(name, 'state')).toHaveText(this.texts.states[state]);
  }
}
