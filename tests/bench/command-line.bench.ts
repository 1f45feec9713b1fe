import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { commandLine, cronEnvironment } from '../command-line';
import { RealHost } from '../host/real-host';
import { comparison, median } from './figures';
import { logOnMany } from './many-sessions';

const runs = 15;
const many = 200;
/** The image may have to be built first. */
const longestSetUp = 15 * 60_000;

const obstacle = realHostObstacle();
const folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-bench-'));
let host: RealHost;

beforeAll(async () => {
  if (obstacle === null) host = await RealHost.boot();
}, longestSetUp);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await host?.stop();
}, longestSetUp);

/** From the start of a program to its end, in ms, and how many lines it wrote in which there is a student. */
async function timed(
  [file, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<[number, number]> {
  const start = performance.now();
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return [performance.now() - start, said.match(/^.*student\d.*$/gm)?.length ?? 0];
}

/** The same of `loginctl` there, by a shell's own clock: what it takes to get there is no part of it. */
async function loginctlTimed(): Promise<[number, number]> {
  const program =
    'from=$EPOCHREALTIME; all=$(loginctl list-sessions --no-legend); echo "$from $EPOCHREALTIME"; echo "$all"';
  const said = await host.exec('bash', '-c', program);
  const [from = 0, to = 0] = said.split(/\s/, 2).map(Number);
  return [(to - from) * 1000, said.match(/student\d/g)?.length ?? 0];
}

/** Both read the same logind, in turns: what else this computer does hits both. */
async function sideBySide(what: string, sessions: number): Promise<void> {
  const env = cronEnvironment({ busAddress: host.busAddress });
  const loginctl: number[] = [];
  const ours: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const [witness, lines] = await loginctlTimed();
    const [took, named] = await timed(commandLine(folder, ['sessions']), env);
    expect([lines, named]).toEqual([sessions, sessions]);
    if (run === 0) continue;
    loginctl.push(witness);
    ours.push(took);
  }
  console.log(comparison(what, 'ms', { 'loginctl list-sessions': loginctl, 'stationmaster sessions': ours }));
}

/** What an Electron without a window costs. */
async function versions(): Promise<number[]> {
  const figures: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const [took] = await timed(commandLine(folder, ['--version']), cronEnvironment({}));
    if (run > 0) figures.push(took);
  }
  return figures;
}

test('a list of sessions on this computer, from start to end of the program', async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  console.log(`--version: ${median(await versions()).toFixed(0)} ms (${runs} runs)`);
  await host.logOnAtSeat('student1', 'seat-st2');
  await sideBySide('1 session', 1);
  await host.endAllSessions();
  await logOnMany(host, many);
  await sideBySide(`${many} sessions`, many);
});
