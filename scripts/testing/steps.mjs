import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npm, run, SetUpError } from '../setup/command.mjs';
import { root } from '../setup/folders.mjs';
import { setUp } from '../setup/set-up.mjs';
import { realHostObstacle } from './real-host.mjs';
import { readResults } from './results.mjs';
import { runTests } from './run-tests.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {{ name: string, seconds: number, results: Results }} StepResults */

/**
 * Runs steps one after the other, whatever becomes of them, and ends with a table and one line that adds up what ran.
 * @param {readonly string[]} steps `types`, `lint`, or a kind of test with its arguments behind blanks
 * @returns {Promise<number>} 0 when nothing failed
 */
export async function runSteps(steps) {
  // Once, so that a problem here is shown once.
  await setUp({ window: true });
  const done = [];
  for (const step of steps) {
    console.log(`\n===== ${step} =====`);
    const start = performance.now();
    const results = await runStep(step);
    done.push({ name: step, seconds: (performance.now() - start) / 1000, results });
  }
  console.log(summary(done));
  return done.some(({ results }) => results.failed > 0) ? 1 : 0;
}

/**
 * @param {string} step
 * @returns {Promise<Results>}
 */
async function runStep(step) {
  if (step === 'types' || step === 'lint') {
    const [command, first, options] = npm();
    const code = await run(command, [...first, 'run', '--silent', step], { ...options, cwd: root });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stationmaster-test-'));
  const file = path.join(folder, 'results.json');
  try {
    const [kind = '', ...args] = step.split(' ');
    const code = await runTests(kind, args, file);
    const results = readResults(file, code);
    return mustNotSkip(kind) ? skipsFailed(results) : results;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(error.message);
    return readResults(file, 1);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a real host can be had, what needs one has no reason to be skipped. @param {string} kind */
function mustNotSkip(kind) {
  return ['host', 'e2e', 'package'].includes(kind) && realHostObstacle() === null;
}

/**
 * @param {Results} results
 * @returns {Results}
 */
function skipsFailed({ passed, failed, skipped }) {
  for (const { test, reason } of skipped)
    console.error(`FAILED: skipped, though this computer can run it: ${test} (${reason})`);
  return { passed, failed: failed + skipped.length, skipped: [] };
}

/**
 * The table of all steps, the reasons for skips, and the sum as the last line.
 * @param {readonly StepResults[]} steps
 */
export function summary(steps) {
  const lines = ['', row(['step', 'passed', 'failed', 'skipped', 'seconds'])];
  for (const { name, seconds, results } of steps) {
    const { passed, failed, skipped } = results;
    lines.push(row([name, passed, failed, skipped.length, seconds.toFixed(1)]));
  }
  for (const { name, results } of steps) {
    for (const [reason, tests] of byReason(results.skipped)) {
      lines.push('', `SKIPPED in ${name}: ${reason}`, ...tests.map((test) => `  ${test}`));
    }
  }
  const failed = steps.filter(({ results }) => results.failed > 0).map(({ name }) => name);
  if (failed.length > 0) lines.push('', `FAILED: ${failed.join(', ')}`);
  return [...lines, '', sum(steps)].join('\n');
}

/** @param {readonly StepResults[]} steps */
function sum(steps) {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { results } of steps) {
    passed += results.passed;
    failed += results.failed;
    skipped += results.skipped.length;
  }
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {readonly [name: string, ...numbers: (string | number)[]]} cells */
function row([name, ...numbers]) {
  return name.padEnd(24) + numbers.map((cell) => String(cell).padStart(9)).join('');
}

/**
 * @param {Results['skipped']} skips
 * @returns {Map<string, string[]>}
 */
function byReason(skips) {
  /** @type {Map<string, string[]>} */
  const reasons = new Map();
  for (const { test, reason } of skips) {
    const tests = reasons.get(reason);
    if (tests === undefined) reasons.set(reason, [test]);
    else tests.push(test);
  }
  return reasons;
}
