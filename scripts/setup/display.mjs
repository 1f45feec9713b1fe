import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SetUpError, say, tiedToUs } from './command.mjs';

/** Whether windows need a display that is not there. */
export function lacksDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Runs `body` with what its programs must have in their environment to find a display: nothing where there is one,
 * else that of an Xvfb which ends with `body`, and with this process however that ends.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function withDisplay(body) {
  if (!lacksDisplay()) return body({});
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stationmaster-display-'));
  const authority = path.join(folder, 'authority');
  fs.writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const options = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-auth', authority];
  // A group of its own, so that Ctrl+C in the terminal does not end it before the program that shows windows on it.
  const xvfb = spawn(...tiedToUs('Xvfb', options), { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const end = () => {
    xvfb.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  try {
    const number = await displayNumber(xvfb);
    say(`no display here: windows go to Xvfb, display :${number}`);
    return await body({ DISPLAY: `:${number}`, XAUTHORITY: authority });
  } finally {
    process.removeListener('exit', end);
    end();
  }
}

/**
 * @param {import('node:child_process').ChildProcess} xvfb
 * @returns {Promise<string>}
 */
function displayNumber(xvfb) {
  return new Promise((resolve, reject) => {
    let errors = '';
    xvfb.stderr?.on('data', (data) => {
      errors += data;
    });
    let number = '';
    xvfb.stdio[3]?.on('data', (data) => {
      number += data;
      if (number.endsWith('\n')) resolve(number.trim());
    });
    xvfb.on('error', (error) => reject(new SetUpError(`Xvfb could not be started: ${error.message}`)));
    xvfb.on('close', () => reject(new SetUpError(`Xvfb ended at once:\n${errors}`)));
  });
}

/**
 * One entry of an X authority file that fits any display: without it every user of this computer could look at the
 * display and type into it.
 * @param {Buffer} cookie
 */
function authorityEntry(cookie) {
  const anyDisplay = Buffer.from([0xff, 0xff, 0, 0, 0, 0]);
  return Buffer.concat([anyDisplay, counted(Buffer.from('MIT-MAGIC-COOKIE-1')), counted(cookie)]);
}

/** @param {Buffer} data */
function counted(data) {
  return Buffer.concat([Buffer.from([data.length >> 8, data.length & 0xff]), data]);
}
