import { expect, type Locator, type Page } from 'playwright/test';
import { type Language, textsOf } from '../../src/shared/locale/locale';

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

  task(command: 'suspend' | 'end' | 'lock' | 'endAll' | 'force'): Locator {
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

  async openTab(tab: 'stations' | 'computers'): Promise<void> {
    await this.page.getByRole('tab', { name: this.texts.tabs[tab] }).click();
  }

  /** Scrolls the grid until the row is in the page: those far from what is seen are not. */
  async reveal(name: string | RegExp): Promise<void> {
    await expect(this.grid).toBeVisible();
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

  /** Ends the selection through the dialog. */
  async endSelection(count: number): Promise<void> {
    await this.task('end').click();
    await this.dialogButton(this.texts.endDialog.confirm(count)).click();
  }

  async expectState(name: string | RegExp, state: keyof StationsPage['texts']['states']): Promise<void> {
    await this.reveal(name);
    await expect(this.cell(name, 'state')).toHaveText(this.texts.states[state]);
  }
}
