import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { offTheSystemBus } from '../scripts/setup/off-the-system-bus.mjs';
import { withoutDisplay } from '../scripts/setup/without-display.mjs';

const root = path.resolve(import.meta.dirname, '..');
const executable = createRequire(import.meta.url)('electron') as string;

/** How a command is run. */
export interface CommandOptions {
  /** D-Bus address of this computer's system bus as the program sees it; without one there is none. */
  readonly busAddress?: string;
  /** Without one there is a fresh one, removed afterwards. */
  readonly dataFolder?: string;
  /** LANG. */
  readonly language?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a command came to. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface RunningCommand {
  readonly process: ChildProcess;
  /** Resolves as soon as something like this was said on stderr; rejects when it ends before. */
  readonly said: (what: RegExp) => Promise<void>;
  readonly done: Promise<CommandRun>;
}

/** The environment that cron gives, and no display. */
export function cronEnvironment({ busAddress, language, environment }: CommandOptions): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  const bus = busAddress ?? 'unix:path=/nonexistent/system_bus_socket';
  const env = { PATH, HOME, ...(language === undefined ? {} : { LANG: language }), DBUS_SYSTEM_BUS_ADDRESS: bus };
  return { ...offTheSystemBus(env), ...environment } as Record<string, string>;
}

/** What is to be run for a command of the program, without a display. */
export function commandLine(dataFolder: string, args: readonly string[]): readonly [string, ...string[]] {
  return [executable, ...withoutDisplay(), root, `--user-data-dir=${dataFolder}`, ...args];
}

/** Starts a command as cron does. */
export function startCommand(args: readonly string[], options: CommandOptions = {}): RunningCommand {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'stationmaster-cli-'));
  const [file, ...rest] = commandLine(dataFolder, args);
  const child = spawn(file, rest, { env: cronEnvironment(options), stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const done = once(child, 'close').then(([code]): CommandRun => {
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    return { code, stdout, stderr };
  });
  const said = (what: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => what.test(stderr) && resolve();
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(`it ended without ${what}: ${stderr}${stdout}`)));
      look();
    });
  return { process: child, said, done };
}

/** Runs a command to its end. */
export function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<CommandRun> {
  return startCommand(args, options).done;
}
