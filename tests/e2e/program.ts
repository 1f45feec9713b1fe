import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from 'playwright/test';
import { offTheSystemBus } from '../../scripts/setup/off-the-system-bus.mjs';
import type { ConsoleApi } from '../../src/shared/ipc/contract';
import { knownChromiumLines } from './known-chromium-lines';

declare global {
  interface Window {
    readonly stationmaster: ConsoleApi;
  }
}

const root = path.resolve(import.meta.dirname, '../..');

/** How the program is started. */
export interface StartOptions {
  /** The program's own options. */
  readonly args?: readonly string[];
  readonly language?: 'en' | 'ja';
  /** The data folder, for the test to fill or to use again; without one there is a fresh one, removed afterwards. */
  readonly dataFolder?: string;
  /** How long (s) before the end users are warned, where the data folder has no settings yet; without it, not at all. */
  readonly warnSeconds?: number;
  /** D-Bus address of this computer's system bus as the program sees it; without one there is none. */
  readonly busAddress?: string;
  /** Lines of the program's log that this test brings about on purpose. */
  readonly expectedLog?: readonly RegExp[];
  /** Variables that are other than ours. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Messages on the page's console that this test brings about on purpose. */
  readonly expectedConsole?: readonly RegExp[];
  /** A program out of a package, in its sandbox, instead of the one that was built here. */
  readonly packaged?: PackagedProgram;
}

/** A program out of a package, started by an account that is not ours. */
export interface PackagedProgram {
  /** A file that starts it. */
  readonly starter: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Gives that account a file or folder. */
  own(file: string): void;
}

/** The program under test, with its window. */
export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly log: () => string;
  /** Closes the program now, as a person does. */
  readonly quit: () => Promise<void>;
}

/** Environment of the program: never the real system bus of the computer that runs the tests. */
export function programEnvironment(busAddress = 'unix:path=/nonexistent/system_bus_socket'): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, XDG_SESSION_ID: __, ...env } = process.env;
  return offTheSystemBus({ ...env, DBUS_SYSTEM_BUS_ADDRESS: busAddress }) as Record<string, string>;
}

/** Arguments of the program: its folder, its own data folder, and what root needs. */
export function programArgs(userData: string, options: StartOptions): string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [root, ...sandbox, ...ownArgs(userData, options)];
}

function ownArgs(userData: string, { args = [], language = 'en' }: StartOptions): string[] {
  return [`--user-data-dir=${userData}`, `--lang=${language}`, ...args];
}

/** What a test is given. */
export interface Given {
  /**
   * Opens the program, with a fresh data folder where none is named. After the test it is closed, and the test fails on
   * any error on the page's console, any warning or error in the program's log, any unknown line on standard error, and
   * any process that is left over.
   */
  readonly start: (options?: StartOptions) => Promise<Program>;
  /** An empty data folder, for the test to fill or to use for several starts. Removed when nothing runs on it any more. */
  readonly dataFolder: string;
}

/** A test of the whole program. */
export const test = base.extend<Given>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-e2e-kept-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  // What stands in the pattern outlives the program.
  start: async ({ dataFolder: _ }, use) => {
    const running: Running[] = [];
    await use(async (options = {}) => {
      const program = await Running.start(options);
      running.push(program);
      return program;
    });
    const troubles: string[] = [];
    // Two may have shared a data folder.
    await Promise.all(running.map((program) => program.quit()));
    for (const program of running) troubles.push(...(await program.end()));
    expect(troubles, 'what must not happen while the program runs').toEqual([]);
  },
});

class Running implements Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly #userData: string;
  readonly #options: StartOptions;
  readonly #troubles: string[] = [];
  #stderr = '';
  #closed: Promise<void> | null = null;

  private constructor(app: ElectronApplication, page: Page, userData: string, options: StartOptions) {
    this.app = app;
    this.page = page;
    this.#userData = userData;
    this.#options = options;
    app.process().stderr?.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString();
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#console(message.text());
    });
    page.on('pageerror', (error) => this.#troubles.push(`page: ${error.stack ?? error.message}`));
    page.on('crash', () => this.#troubles.push('page: crashed'));
  }

  static async start(options: StartOptions): Promise<Running> {
    const userData = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'stationmaster-e2e-'));
    const settings = path.join(userData, 'settings.json');
    const { warnSeconds = 0 } = options;
    if (options.dataFolder === undefined) writeFileSync(settings, JSON.stringify({ version: 1, warnSeconds }));
    const app = await electron.launch(launchOptions(userData, options));
    return new Running(app, await app.firstWindow(), userData, options);
  }

  log = (): string => {
    const file = path.join(this.#userData, 'logs/main.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  quit = (): Promise<void> => {
    this.#closed ??= this.app.close();
    return this.#closed;
  };

  /** Closes the program; answers with everything that went wrong while it ran. */
  async end(): Promise<string[]> {
    await this.quit();
    const { expectedLog = [] } = this.#options;
    for (const line of this.log().split('\n')) {
      if (/^\[[^\]]*\] \[(warn|error)\]/.test(line) && !expectedLog.some((one) => one.test(line))) {
        this.#troubles.push(`log: ${line}`);
      }
    }
    for (const line of this.#stderr.split('\n').map((line) => line.trim())) {
      const known = line === '' || [...knownChromiumLines, ...expectedLog].some((one) => one.test(line));
      if (!known) this.#troubles.push(`standard error: ${line}`);
    }
    await expect.poll(() => processesOf(this.#userData), { message: 'processes left over' }).toEqual([]);
    if (this.#options.dataFolder === undefined) rmSync(this.#userData, { recursive: true, force: true });
    return this.#troubles;
  }

  #console(text: string): void {
    if (!this.#options.expectedConsole?.some((one) => one.test(text))) this.#troubles.push(`console: ${text}`);
  }
}

function launchOptions(userData: string, options: StartOptions): Parameters<typeof electron.launch>[0] {
  const { packaged, environment } = options;
  if (packaged === undefined) {
    return {
      args: programArgs(userData, options),
      env: { ...programEnvironment(options.busAddress), ...environment },
    };
  }
  for (const name of ['', ...readdirSync(userData)]) packaged.own(path.join(userData, name));
  return {
    executablePath: packaged.starter,
    chromiumSandbox: true,
    args: ownArgs(userData, options),
    env: { ...packaged.environment, ...environment },
  };
}

/** Processes that were started with this data folder and are still there. */
export function processesOf(userData: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes(userData) ? [command.replaceAll('\0', ' ')] : [];
      } catch {
        return [];
      }
    });
}
