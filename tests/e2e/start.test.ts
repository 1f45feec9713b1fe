import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test as plain } from 'playwright/test';
import { en } from '../../src/shared/locale/en';
import { processesOf, programArgs, programEnvironment, type StartOptions, test } from './program';
import { StationsPage } from './stations-page';

const executable = createRequire(import.meta.url)('electron') as string;

test('without a real backend the simulated lab opens, and both tabs say why', async ({ start }) => {
  const { page } = await start();
  const stations = new StationsPage(page);
  const { texts } = stations;
  await expect(page.getByText(texts.lab.simulatedTitle)).toBeVisible();
  await expect(page.getByText(texts.lab.simulatedWhy(texts.problems['no-bus']))).toBeVisible();
  // A row for each station, and some users come and go by themselves.
  await expect.poll(() => stations.rowCount()).toBeGreaterThanOrEqual(24);

  await stations.openTab('computers');
  const local = page.getByRole('row', { name: texts.computers.kind.local });
  await expect(local).toContainText(texts.problems['no-bus']);
  await expect(local).toContainText(texts.advice['no-bus']);
  await local.getByRole('button', { name: texts.commands.retry }).click();
  await expect(local).toContainText(texts.computers.unreachable);
});

test('--host local where it cannot be read: not an empty lab', async ({ start }) => {
  const { page } = await start({ args: ['--host', 'local'] });
  const { texts } = new StationsPage(page);
  await expect(page.getByRole('heading', { name: texts.lab.unreadTitle })).toBeVisible();
  await expect(page.getByRole('alert').first()).toContainText(texts.problems['no-bus']);
  await expect(page.getByText(texts.lab.nobodyTitle, { exact: true })).toHaveCount(0);
  await expect(page.getByText(texts.lab.simulatedTitle)).toHaveCount(0);
});

test('simulated and real computers together are labelled as such', async ({ start }) => {
  const { page } = await start({ args: ['--simulate', 'hosts=1,stations=3,seed=5', '--host', 'local'] });
  const stations = new StationsPage(page);
  await expect(page.getByText(stations.texts.lab.simulatedTitle)).toBeVisible();
  await stations.openTab('computers');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
});

for (const [args, message] of [
  [
    ['--simulate', 'stations=0'],
    en.commandLine.badSimulate(en.commandLine.simulateNotANumber('stations', '0', 1, 20_000)),
  ],
  [['--simulate', 'rooms=2'], en.commandLine.badSimulate(en.commandLine.simulateUnknown('rooms'))],
  [['--simulate', 'still=yes'], en.commandLine.badSimulate(en.commandLine.simulateNoValue('still', 'yes'))],
  [['--host', 'elsewhere'], en.commandLine.badHost('elsewhere')],
  [['--host', 'ssh://-oProxyCommand=x'], en.commandLine.badHost('ssh://-oProxyCommand=x')],
  [['--hosts'], en.commandLine.unknownOption('--hosts')],
  [['--screenshot'], en.commandLine.needsValue('--screenshot')],
  [['--host', 'local', '--no-local'], en.commandLine.contradiction],
] as const) {
  plain(`a wrong command line is named: ${args.join(' ')}`, async () => {
    const run = await runToEnd({ args });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain(en.commandLine.usage);
  });
}

plain('--screenshot saves a picture once there is data, and exits', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-picture-'));
  const file = path.join(folder, 'window.png');
  const run = await runToEnd({ args: ['--simulate', '--screenshot', file] });
  expect(run.code).toBe(0);
  expect(run.stdout).toContain(en.commandLine.screenshotSaved(file));
  // A blank window has a handful of different bytes, one with text and icons has most of the 256.
  expect(new Set(pixelsOf(readFileSync(file))).size).toBeGreaterThan(100);
  rmSync(folder, { recursive: true });
});

plain('--screenshot to where nothing can be written says so', async () => {
  const file = '/nonexistent/window.png';
  const run = await runToEnd({ args: ['--simulate', '--screenshot', file] });
  expect(run.code).toBe(1);
  expect(run.stderr).toContain(file);
  expect(existsSync(file)).toBe(false);
});

plain('SIGTERM ends it, and leaves nothing behind', async () => {
  await using program = startPlain({ args: ['--simulate'] });
  await expect.poll(() => logOf(program.userData)).toContain('started');
  program.process.kill('SIGTERM');
  const [code] = await program.exit;
  expect(code).toBe(0);
  await expect.poll(() => processesOf(program.userData)).toEqual([]);
});

plain('a second one with the same data folder says so and leaves; the first goes on', async () => {
  await using first = startPlain({ args: ['--simulate', 'still'] });
  await expect.poll(() => logOf(first.userData)).toContain('started');
  const second = await runToEnd({ args: ['--simulate', 'still'], dataFolder: first.userData });
  expect(second.code).toBe(3);
  expect(second.stderr).toContain(en.commandLine.alreadyOpen);
  expect(first.process.exitCode).toBeNull();
});

/** The unpacked, still filtered bytes of the pixels in a PNG file; throws where it is none. */
function pixelsOf(png: Buffer): Buffer {
  if (png.subarray(1, 4).toString() !== 'PNG') throw new Error('not a PNG file');
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.subarray(at + 4, at + 8).toString() === 'IDAT')
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return inflateSync(Buffer.concat(packed));
}

interface PlainProgram extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly userData: string;
  readonly exit: Promise<unknown[]>;
}

/** The program as a shell starts it, without Playwright. */
function startPlain(options: StartOptions): PlainProgram {
  const userData = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'stationmaster-e2e-'));
  const child = spawn(executable, programArgs(userData, options), {
    env: { ...programEnvironment(), LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'close');
  return {
    process: child,
    userData,
    exit,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
      if (options.dataFolder === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}

async function runToEnd(options: StartOptions): Promise<{ code: unknown; stdout: string; stderr: string }> {
  await using program = startPlain(options);
  let stdout = '';
  let stderr = '';
  program.process.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  program.process.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await program.exit;
  return { code, stdout, stderr };
}

function logOf(userData: string): string {
  const file = path.join(userData, 'logs/main.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
