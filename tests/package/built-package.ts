import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackage } from '../../scripts/packaging/build-package.mjs';
import { unpackedElectron } from '../../scripts/packaging/unpacked-electron.mjs';

/** A package that was built for the tests of one file. */
export interface BuiltPackage {
  readonly file: string;
  /** For the tests to remove; it has the unpacked program, too. */
  readonly folder: string;
}

/** Builds the package of a platform, quickly packed. */
export async function builtPackage(platform: 'linux' | 'win'): Promise<BuiltPackage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-packages-'));
  const electron = await unpackedElectron(platform);
  const [file] = await buildPackage({ platform, electron, quick: true, output: folder });
  if (file === undefined) throw new Error(`no package for ${platform} was built`);
  return { file, folder };
}
