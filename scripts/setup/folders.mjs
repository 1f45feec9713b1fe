import os from 'node:os';
import path from 'node:path';

/** The repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where things are kept that a second clone or run can use again (runtimes, images for tests); outside the repository. */
export const cacheFolder = path.join(userCache(), 'stationmaster');

function userCache() {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData/Local');
  return process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
}
