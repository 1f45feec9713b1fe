import fs from 'node:fs';
import path from 'node:path';
import { capture, SetUpError, say } from './command.mjs';

/** What the built program is made of, besides everything in src. */
const inputs = ['src', 'electron.vite.config.ts', 'scripts/setup/licences.mjs', 'package.json', 'package-lock.json'];

/**
 * Builds the program into out/, unless what is there was built from just these sources.
 * @param {string} root
 * @param {{ always?: boolean }} [options]
 */
export async function buildProgram(root, { always = false } = {}) {
  const stamp = path.join(root, 'out/built-from.json');
  const sources = JSON.stringify(inputs.flatMap((input) => files(root, input)));
  if (!always && readIfThere(stamp) === sources) return;
  say('building the program ...');
  // Elsewhere first: what stands stays until the new one is whole.
  const fresh = path.join(root, 'node_modules/.cache/stationmaster', `out-${process.pid}`);
  try {
    const tool = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const { code, stdout, stderr } = await capture(process.execPath, [tool, 'build', '--outDir', fresh], { cwd: root });
    if (code !== 0) throw new SetUpError(`the build failed:\n${stdout}${stderr}`);
    fs.writeFileSync(path.join(fresh, path.basename(stamp)), sources);
    fs.rmSync(path.join(root, 'out'), { recursive: true, force: true });
    fs.renameSync(fresh, path.join(root, 'out'));
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Every file with its size and the time of its last change: quicker than reading them, and notices a removed one too.
 * @param {string} root
 * @param {string} name relative to the root
 * @returns {(readonly [name: string, size: number, changed: number])[]}
 */
function files(root, name) {
  const found = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [[name, found.size, found.mtimeMs]];
  return fs
    .readdirSync(path.join(root, name))
    .sort()
    .flatMap((entry) => files(root, `${name}/${entry}`));
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
