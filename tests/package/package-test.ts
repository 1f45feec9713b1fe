import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackage } from '../../scripts/packaging/build-package.mjs';
import { unpackedElectron } from '../../scripts/packaging/unpacked-electron.mjs';
import { test as programTest } from '../e2e/program';

/** A package that was built for tests. */
export interface BuiltPackage {
  readonly file: string;
  /** The folder it is in, and that of the unpacked program; anything else may be put there, too. */
  readonly folder: string;
}

/** What all tests of packages are given. */
export interface GivenPackages {
  /** The .deb, packed quickly. */
  readonly linuxPackage: BuiltPackage;
  /** The Windows installer, not compressed. */
  readonly windowsPackage: BuiltPackage;
}

/** A test of what is packed, or of the program in it. Each package is built once. */
export const test = programTest.extend<object, GivenPackages>({
  linuxPackage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => withPackage('linux', use),
    { scope: 'worker', timeout: 5 * 60_000 },
  ],
  windowsPackage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => withPackage('win', use),
    { scope: 'worker', timeout: 5 * 60_000 },
  ],
});

async function withPackage(platform: 'linux' | 'win', use: (built: BuiltPackage) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-packages-'));
  try {
    const electron = await unpackedElectron(platform);
    const [file] = await buildPackage({ platform, electron, quick: true, output: folder });
    if (file === undefined) throw new Error(`no package for ${platform} was built`);
    await use({ file, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
