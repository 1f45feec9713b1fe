import { spawn } from 'node:child_process';
import os from 'node:os';

/** What a person has to put right themselves: shown without a stack trace. */
export class SetUpError extends Error {}

/**
 * Runs one command to its end, with its output kept. Never rejects: a command that could not be started has code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (data) => {
      stdout += data;
    });
    child.stderr?.on('data', (data) => {
      stderr += data;
    });
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Runs one command to its end with this terminal, and answers with its exit code (128 + n after signal n).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/**
 * The exit code that a shell would show for a finished program.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : (signalNumbers[signal] ?? 0));
}

const signalNumbers = /** @type {Record<string, number>} */ (os.constants.signals);

/**
 * npm as a command, its first arguments and options: the npm that runs this script where there is one.
 * @returns {readonly [command: string, args: readonly string[], options: { shell?: boolean }]}
 */
export function npm() {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) return [process.execPath, [script], {}];
  // npm is a batch file on Windows, which only a shell can run; all arguments here are our own words.
  return ['npm', [], { shell: process.platform === 'win32' }];
}

/**
 * The same program, but it gets SIGTERM when this process ends in whatever way (where that can be had: on Linux).
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {readonly [command: string, args: string[]]}
 */
export function tiedToUs(command, args) {
  if (process.platform !== 'linux') return [command, [...args]];
  return ['setpriv', ['--pdeathsig', 'TERM', '--', command, ...args]];
}

/** Shows one line of progress. @param {string} line */
export function say(line) {
  console.log(`stationmaster: ${line}`);
}

/**
 * Runs the body of a script: a SetUpError is shown as its message only, and the exit code is the body's answer.
 * @param {() => Promise<number>} body
 */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`stationmaster: ${error.message}`);
    process.exitCode = 1;
  }
}
