import fs from 'node:fs';
import path from 'node:path';
import { capture, SetUpError } from '../setup/command.mjs';
import { root } from '../setup/folders.mjs';
import { packPackage } from '../setup/pack-package.mjs';

/**
 * @typedef {{ version: string, integrity?: string, dev?: boolean, devOptional?: boolean, os?: string[], cpu?: string[] }}
 *   LockedPackage
 */

/**
 * Puts the parts of libraries that are for another platform, and that npm therefore left out, into node_modules: those of
 * package-lock.json, verified. Those that are there already are left alone.
 * @param {string} os as npm says: `win32`
 * @param {string} cpu as npm says: `x64`
 */
export async function setUpForeignPackages(os, cpu) {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  for (const [place, one] of /** @type {[string, LockedPackage][]} */ (Object.entries(lock.packages))) {
    if (one.dev || one.devOptional || !one.os?.includes(os) || !one.cpu?.includes(cpu)) continue;
    if (!fs.existsSync(path.join(root, place))) await fetchPackage(place, one);
  }
}

/**
 * @param {string} place `node_modules/...`
 * @param {LockedPackage} locked
 */
async function fetchPackage(place, { version, integrity }) {
  const spec = `${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
  const [, sha512] = /^sha512-(.+)$/.exec(integrity ?? '') ?? [];
  if (sha512 === undefined) throw new SetUpError(`package-lock.json has no sha512 of ${spec}`);
  const cache = path.join(root, 'node_modules/.cache/stationmaster');
  fs.mkdirSync(cache, { recursive: true });
  const work = fs.mkdtempSync(path.join(cache, 'package-'));
  try {
    const archive = await packPackage(spec, sha512, work);
    const unpacked = await capture('tar', ['-xzf', archive], { cwd: work });
    if (unpacked.code !== 0) throw new SetUpError(`${archive} could not be unpacked:\n${unpacked.stderr}`);
    fs.mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
    fs.renameSync(path.join(work, 'package'), path.join(root, place));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
