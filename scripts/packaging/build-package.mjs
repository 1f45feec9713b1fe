import fs from 'node:fs';
import path from 'node:path';
import { capture, SetUpError } from '../setup/command.mjs';
import { root } from '../setup/folders.mjs';
import { debianTools } from './debian-tools.mjs';
import { setUpForeignPackages } from './foreign-packages.mjs';
import { writeLicences } from './licences.mjs';
import { layOutLinuxFiles } from './linux-files.mjs';

/**
 * What is packed, and how.
 * @typedef {object} PackageOptions
 * @property {'linux' | 'win'} platform
 * @property {{ folder: string, version: string }} [electron] An unpacked Electron that is here, instead of a download:
 *   what is built is no release.
 * @property {boolean} [quick] Bigger, but built in seconds: for tests.
 * @property {string} [output] The folder for the packages; without it, dist.
 */

/** `electronDist` of electron-builder.offline.yml. */
const packedElectron = path.join(root, 'node_modules/.cache/stationmaster/packed-electron');
/** Those whose tools Debian has. */
const offlineTargets = { linux: ['deb'], win: ['nsis'] };

/** What the version of a package for tests ends in. Debian's has a tilde: it is older than the release. */
const testVersion = '-test';

/**
 * Builds the packages of one platform from out/, and answers with their files.
 * @param {PackageOptions} options
 * @returns {Promise<string[]>}
 */
export async function buildPackage({ platform, electron, quick = false, output = path.join(root, 'dist') }) {
  writeLicences(path.join(root, 'dist/third-party-licences.txt'));
  if (platform === 'win') await setUpForeignPackages('win32', 'x64');
  if (platform === 'linux') layOutLinuxFiles(path.join(root, 'dist/linux-files'));
  // A release has all targets of electron-builder.yml.
  const args = electron === undefined ? [`--${platform}`] : [`--${platform}`, ...offlineTargets[platform]];
  // What is for tests says so, wherever it may get to.
  if (quick) args.push(`-c.extraMetadata.version=${packageVersion()}${testVersion}`);
  args.push('--x64', '--publish', 'never', `-c.directories.output=${output}`);
  if (electron === undefined) args.push('--config', 'electron-builder.yml');
  else args.push('--config', 'electron-builder.offline.yml', `-c.electronVersion=${electron.version}`);
  try {
    if (electron !== undefined) copyPruned(electron.folder, packedElectron);
    const tool = path.join(root, 'node_modules/electron-builder/cli.js');
    const env = { ...process.env, ...debianTools(), STATIONMASTER_QUICK: quick ? 'yes' : 'no' };
    // A bench runs in Electron's own Node, which electron-builder takes for a program of its own.
    const node = process.versions.electron === undefined ? process.execPath : 'node';
    const { code, stdout, stderr } = await capture(node, [tool, ...args], { cwd: root, env });
    if (code !== 0) throw new SetUpError(`electron-builder failed:\n${stdout}${stderr}`);
  } finally {
    fs.rmSync(packedElectron, { recursive: true, force: true });
  }
  return packagesIn(output, platform);
}

function packageVersion() {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version;
}

/**
 * Copies an unpacked Electron without what starts a program that is not packaged; electron-builder takes these from its
 * own downloads only.
 * @param {string} from
 * @param {string} to
 */
function copyPruned(from, to) {
  const left = new Set([path.join(from, 'resources/default_app.asar'), path.join(from, 'version')]);
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(from, to, { recursive: true, filter: (file) => !left.has(file) });
}

/**
 * @param {string} output
 * @param {'linux' | 'win'} platform
 */
function packagesIn(output, platform) {
  const ends = platform === 'linux' ? ['.deb', '.AppImage'] : ['.exe'];
  return fs
    .readdirSync(output)
    .filter((name) => ends.includes(path.extname(name)))
    .map((name) => path.join(output, name));
}
