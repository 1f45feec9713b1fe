import fs from 'node:fs';
import path from 'node:path';

/**
 * A package that is bundled into the program.
 * @typedef {{ name: string, version: string, licence: string, text: string }} Licence
 */

/**
 * The licence of every package that the program is made of, with its text, sorted by name. Those for its development
 * are not in it.
 * @param {string} root
 * @returns {Licence[]}
 */
export function bundledLicences(root) {
  /** @type {Record<string, { version?: string, license?: string, dev?: boolean, optional?: boolean }>} */
  const packages = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const licences = Object.entries(packages)
    .filter(([place, { dev }]) => place !== '' && !dev && fs.existsSync(path.join(root, place)))
    .map(([place, { version = '', license = '' }]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: license, text: licenceText(path.join(root, place)) };
    });
  const unique = new Map(licences.map((one) => [`${one.name}@${one.version}`, one]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What its licence file says; empty where it has none. @param {string} folder */
function licenceText(folder) {
  const name = fs.readdirSync(folder).find((file) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(file));
  return name === undefined ? '' : fs.readFileSync(path.join(folder, name), 'utf8').trim();
}
