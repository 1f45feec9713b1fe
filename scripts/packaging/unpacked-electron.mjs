import fs from 'node:fs';
import path from 'node:path';
import { setUpElectron } from '../setup/electron.mjs';
import { setUpFallback } from '../setup/electron-fallback.mjs';
import { root } from '../setup/folders.mjs';

/**
 * An Electron for a platform that can be packed without electron-builder's own download: on Linux the one that starts the
 * program here, for Windows the fallback.
 * @param {'linux' | 'win'} platform
 * @returns {Promise<{ folder: string, version: string, testRuntime: boolean }>}
 */
export async function unpackedElectron(platform) {
  const { executable, version, testRuntime } = await setUpElectron(root);
  if (platform === 'linux' && process.platform === 'linux') {
    return { folder: path.dirname(executable), version, testRuntime };
  }
  const folder = await setUpFallback(platform === 'win' ? 'win32-x64' : 'linux-x64');
  return {
    folder,
    version: fs.readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, ''),
    testRuntime: true,
  };
}
