import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Size in bytes of a bare Electron in the languages that we ship, packed as our package of that platform is: what no
 * program made with it can be below.
 * @param {'linux' | 'win'} platform
 * @param {string} folder an unpacked Electron
 * @param {readonly string[]} languages
 * @returns {number}
 */
export function bareElectronSize(platform, folder, languages) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'stationmaster-bare-'));
  try {
    const kept = new Set(languages.map((name) => `${name}.pak`));
    const filter = (/** @type {string} */ file) =>
      path.basename(path.dirname(file)) !== 'locales' || kept.has(path.basename(file));
    fs.cpSync(folder, path.join(work, 'tree/electron'), { recursive: true, filter });
    const file = path.join(work, 'package');
    if (platform === 'linux') packDeb(path.join(work, 'tree'), file);
    else packInstaller(path.join(work, 'tree'), file);
    return fs.statSync(file).size;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} tree
 * @param {string} file
 */
function packDeb(tree, file) {
  fs.mkdirSync(path.join(tree, 'DEBIAN'));
  const control = 'Package: electron\nVersion: 1\nArchitecture: amd64\nMaintainer: nobody\nDescription: bare\n';
  fs.writeFileSync(path.join(tree, 'DEBIAN/control'), control);
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z9', '--build', tree, file], { stdio: 'ignore' });
}

/**
 * @param {string} tree
 * @param {string} file
 */
function packInstaller(tree, file) {
  const script = `${file}.nsi`;
  const lines = ['Target amd64-unicode', 'SetCompressor bzip2', `OutFile "${file}"`];
  fs.writeFileSync(script, [...lines, 'Section', `File /r "${tree}/*.*"`, 'SectionEnd', ''].join('\n'));
  execFileSync('makensis', ['-V1', script], { stdio: 'ignore' });
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
