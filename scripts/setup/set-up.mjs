import { lacksDisplay } from './display.mjs';
import { setUpElectron } from './electron.mjs';
import { root } from './folders.mjs';
import { setUpPackages } from './packages.mjs';
import { setUpSystemPackages } from './system-packages.mjs';

/**
 * Brings a bare clone to where the program and its tests run, and is quick when it is there already.
 * @param {object} needs
 * @param {boolean} needs.window Windows will be shown.
 * @returns {Promise<import('./electron.mjs').Electron>}
 */
export async function setUp({ window }) {
  await setUpPackages(root);
  /** @type {import('./system-packages.mjs').Need[]} */
  const needs = ['electron'];
  if (window) needs.push('font');
  if (window && lacksDisplay()) needs.push('display');
  await setUpSystemPackages(needs);
  return setUpElectron(root);
}
