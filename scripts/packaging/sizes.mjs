import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Size in bytes of a bare Electron, packed as the .deb is: what no program made with it can be below. Its languages are
 * those that we ship.
 * @param {string} folder an unpacked Electron
 * @param {readonly string[]} languages
 * @returns {number}
 */
export function bareElectronSize(folder, languages) {
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'stationmaster-bare-'));
  try {
    const kept = new Set(languages.map((name) => `${name}.pak`));
    const filter = (/** @type {string} */ file) =>
      path.basename(path.dirname(file)) !== 'locales' || kept.has(path.basename(file));
    fs.cpSync(folder, path.join(tree, 'opt/electron'), { recursive: true, filter });
    fs.mkdirSync(path.join(tree, 'DEBIAN'));
    const control = 'Package: electron\nVersion: 1\nArchitecture: amd64\nMaintainer: nobody\nDescription: bare\n';
    fs.writeFileSync(path.join(tree, 'DEBIAN/control'), control);
    const file = `${tree}.deb`;
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z9', '--build', tree, file], { stdio: 'ignore' });
    const { size } = fs.statSync(file);
    fs.rmSync(file);
    return size;
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
