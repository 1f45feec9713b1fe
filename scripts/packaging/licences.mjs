import fs from 'node:fs';
import path from 'node:path';
import { SetUpError } from '../setup/command.mjs';
import { root } from '../setup/folders.mjs';
import { bundledLicences } from '../setup/licences.mjs';

/**
 * Writes the licences of all libraries in the program, each text once. Electron's and Chromium's own are files beside it.
 * @param {string} file
 */
export function writeLicences(file) {
  /** @type {Map<string, string[]>} by their text */
  const users = new Map();
  for (const { name, version, licence, text } of bundledLicences(root)) {
    if (licence === '') throw new SetUpError(`${name} names no licence: it can't be shipped`);
    const shown = text || `Licence: ${licence}. The package has no text of it.`;
    users.set(shown, [...(users.get(shown) ?? []), `${name} ${version} (${licence})`]);
  }
  const rule = '-'.repeat(80);
  const parts = [...users].map(([text, names]) => [rule, ...names, rule, '', text, ''].join('\n'));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, ['Libraries of other people in Stationmaster, and their licences.', '', ...parts].join('\n'));
}
