import { readFile } from 'node:fs/promises';
import { arch, release, type } from 'node:os';
import { dirname, join } from 'node:path';
import type { About } from '../../shared/ipc/about';

/** What the program is, and what it is made of. `built`: the folder in which the build has put the licences. */
export async function aboutProgram(version: string, dataFolder: string, built: string): Promise<About> {
  const { electron = '', chrome = '', node } = process.versions;
  return {
    version,
    electron,
    chromium: chrome,
    node,
    system: `${type()} ${release()}, ${arch()}`,
    dataFolder,
    programFolder: dirname(process.execPath),
    packages: JSON.parse(await readFile(join(built, 'licences.json'), 'utf8')),
  };
}
