import fs from 'node:fs';
import path from 'node:path';
import { SetUpError } from '../setup/command.mjs';
import { root } from '../setup/folders.mjs';

/** @typedef {{ version: string, license?: string, dev?: boolean, optional?: boolean }} LockedPackage */

/**
 * Writes the licences of all libraries that can be in the program: those that package-lock.json has not for development
 * only. Electron's and Chromium's own are files beside it.
 * @param {string} file
 */
export function writeLicences(file) {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const packages = /** @type {[string, LockedPackage][]} */ (Object.entries(lock.packages));
  /** @type {Map<string, string[]>} by their text */
  const users = new Map();
  for (const [place, { version, license, dev }] of packages) {
    if (place === '' || dev) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const folder = path.join(root, place);
    // Those for other platforms are not installed, and are parts of one that is.
    if (!fs.existsSync(folder)) continue;
    if (license === undefined) throw new SetUpError(`${name} names no licence: it can't be shipped`);
    const text = licenceText(folder) ?? `Licence: ${license}. The package has no text of it.`;
    users.set(text, [...(users.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const rule = '-'.repeat(80);
  const parts = [...users].map(([text, names]) => [rule, ...new Set(names), rule, '', text, ''].join('\n'));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, ['Libraries of other people in Stationmaster, and their licences.', '', ...parts].join('\n'));
}

/**
 * @param {string} folder
 * @returns {string | undefined}
 */
function licenceText(folder) {
  const names = fs.readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  const texts = names
    .sort()
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
  return texts.length > 0 ? texts.join('\n\n') : undefined;
}
