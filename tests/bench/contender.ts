import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, _electron as electron, type Locator, type Page } from 'playwright';
import { en } from '../../src/shared/locale/en';

const root = path.resolve(import.meta.dirname, '../..');

/** A program whose window is measured. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
  /** What its environment has besides. */
  readonly environment?: NodeJS.ProcessEnv;
  /** What a person waits for. */
  readonly firstSign: (page: Page) => Locator;
}

/** What every figure is compared with. */
export const emptyWindow: Contender = {
  name: 'empty window',
  args: [path.join(import.meta.dirname, 'empty-window/main.cjs')],
  firstSign: (page) => page.getByRole('heading'),
};

/** A row with somebody logged on. */
function filledRow(page: Page): Locator {
  const grid = page.getByRole('grid', { name: en.grid.label });
  return grid.getByRole('row').filter({ hasText: en.states.active }).first();
}

/** Stationmaster with a simulated lab. */
export function stationmaster(simulate: string): Contender {
  return {
    name: `Stationmaster with ${simulate}`,
    args: [root, '--simulate', simulate],
    firstSign: filledRow,
  };
}

/** Stationmaster with this computer's sessions, on the bus that the environment names. */
export function onHost(environment: NodeJS.ProcessEnv): Contender {
  return { name: 'Stationmaster', args: [root, '--host', 'local'], environment, firstSign: filledRow };
}

/** A contender that runs, with its first sign on screen. */
export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** From launch to first sign, in milliseconds. */
  readonly started: number;
}

/** Opens contenders, each with a data folder of its own that is kept from one start to the next, as in daily use. */
export class Opener {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-bench-'));

  /** Starts a contender, gives it to `use` and closes it. */
  async open<T>(contender: Contender, use: (running: Running) => Promise<T>): Promise<T> {
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const userData = path.join(this.#folder, contender.name);
    const start = performance.now();
    const app = await electron.launch({
      args: [...contender.args, ...sandbox, `--user-data-dir=${userData}`, '--lang=en'],
      env: { ...env, ...contender.environment } as Record<string, string>,
    });
    try {
      const page = await app.firstWindow();
      await contender.firstSign(page).waitFor();
      return await use({ app, page, started: performance.now() - start });
    } finally {
      await app.close();
    }
  }

  /** Removes the data folders. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
