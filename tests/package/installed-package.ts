import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { run } from '../host/run-command';

/** Where the package puts the program, and the command that starts it. */
export const programFolder = '/opt/Stationmaster';
export const command = '/usr/bin/stationmaster';

const apt = ['-qq', '-y', '-oDPkg::Lock::Timeout=300', '-oDpkg::Use-Pty=0', '--no-install-recommends'];
/** Folders of the computer into which packages put things, or their scripts do. */
const watched = [
  '/opt',
  '/etc',
  '/etc/apparmor.d',
  '/usr/bin',
  '/usr/share',
  '/usr/share/doc',
  '/usr/share/applications',
];

/** The package on this computer, from its installation to its removal. */
export class InstalledPackage {
  readonly #before: ReadonlySet<string>;
  readonly #packagesBefore: ReadonlySet<string>;

  private constructor(before: ReadonlySet<string>, packagesBefore: ReadonlySet<string>) {
    this.#before = before;
    this.#packagesBefore = packagesBefore;
  }

  /** Installs it by apt. Rejects where one is installed that is not ours to remove. */
  static async install(file: string): Promise<InstalledPackage> {
    const packages = await installedPackages();
    if (packages.has('stationmaster')) throw new Error('stationmaster is installed here already; remove it first');
    const installed = new InstalledPackage(places(), packages);
    await run('apt-get', ['install', ...apt, file], { limit: 300_000 });
    return installed;
  }

  /** The files and folders that dpkg knows as the package's own, but for those that others have, too. */
  async files(): Promise<string[]> {
    const listed = (await run('dpkg', ['-L', 'stationmaster'])).trim().split('\n');
    return listed.filter((file) => /stationmaster/i.test(file));
  }

  /** Removes it and what apt brought with it; the answer is what is left behind of it. */
  async remove(): Promise<string[]> {
    const files = await this.files();
    const brought = [...(await installedPackages())].filter((name) => !this.#packagesBefore.has(name));
    await run('apt-get', ['purge', ...apt, ...brought], { limit: 300_000 });
    const places = [...watchedPlaces()].filter((place) => !this.#before.has(place));
    return [...files.filter((file) => existsSync(file)), ...places];
  }
}

function places(): ReadonlySet<string> {
  return new Set(watchedPlaces());
}

function watchedPlaces(): string[] {
  return watched
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
}

async function installedPackages(): Promise<ReadonlySet<string>> {
  const listing = await run('dpkg-query', ['-W', '-f=${db:Status-Status} ${Package}\n']);
  return new Set(listing.split('\n').flatMap((line) => (line.startsWith('installed ') ? [line.slice(10)] : [])));
}

/**
 * A copy of the installed program that differs in the one fuse without which nothing can look into it; the answer is
 * its program.
 */
export async function openedCopy(folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(programFolder, folder, { recursive: true });
  const program = path.join(folder, 'stationmaster');
  await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  return program;
}
