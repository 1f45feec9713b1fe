import fs from 'node:fs';
import path from 'node:path';
import { capture, npm, SetUpError, say } from './command.mjs';

/**
 * Installs the npm packages unless exactly those of the lock file are there.
 * @param {string} root
 */
export async function setUpPackages(root) {
  if (packagesAreCurrent(root)) return;
  say('installing the npm packages of package-lock.json (npm ci) ...');
  const [command, first, options] = npm();
  const args = [...first, 'ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const { code, stdout, stderr } = await capture(command, args, { ...options, cwd: root });
  if (code !== 0) throw new SetUpError(`npm ci failed:\n${stderr}${stdout}`);
}

/**
 * Whether node_modules holds what the lock file asks for. npm notes what it installed in a lock file of its own there,
 * as its last step, so this also finds an install that was cut off or that somebody made by hand.
 * @param {string} root
 */
export function packagesAreCurrent(root) {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const installed = lockedPackages(path.join(root, 'node_modules/.package-lock.json'));
  if (wanted === undefined || installed === undefined) return false;
  for (const [place, { version, integrity, optional }] of Object.entries(wanted)) {
    if (place === '') continue;
    const found = installed[place];
    // Packages for other platforms are optional and stay away.
    if (found === undefined ? !optional : found.version !== version || found.integrity !== integrity) return false;
  }
  return Object.keys(installed).every((place) => wanted[place] !== undefined);
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
