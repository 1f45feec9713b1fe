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
  /** Itself, and what it needed. */
  readonly #brought: readonly string[];

  private constructor(before: ReadonlySet<string>, brought: readonly string[]) {
    this.#before = before;
    this.#brought = brought;
  }

  /**
   * Installs it by apt, after what an earlier run of tests may have left. Rejects where one is installed that is not ours
   * to remove.
   */
  static async install(file: string): Promise<InstalledPackage> {
    const version = (await installedPackages()).get('stationmaster');
    if (version !== undefined && !version.endsWith('~test'))
      throw new Error('stationmaster is installed here; remove it before its packages are tested');
    if (version !== undefined) await run('apt-get', ['purge', ...apt, 'stationmaster'], { limit: 300_000 });
    const [before, packages] = [places(), await installedPackages()];
    await run('apt-get', ['install', ...apt, file], { limit: 300_000 });
    const brought = [...(await installedPackages()).keys()].filter((name) => !packages.has(name));
    return new InstalledPackage(before, brought);
  }

  /** The files and folders that dpkg knows as the package's own, but for those that others have, too. */
  async files(): Promise<string[]> {
    const listed = (await run('dpkg', ['-L', 'stationmaster'])).trim().split('\n');
    return listed.filter((file) => /stationmaster/i.test(file));
  }

  /** Removes it and what apt brought with it; the answer is what is left behind of it. */
  async remove(): Promise<string[]> {
    const files = await this.files();
    await run('apt-get', ['purge', ...apt, ...this.#brought], { limit: 300_000 });
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

/** The versions of the packages that are installed, by name. */
async function installedPackages(): Promise<ReadonlyMap<string, string>> {
  const listing = await run('dpkg-query', ['-W', '-f=${db:Status-Status} ${Package} ${Version}\n']);
  const lines = listing.split('\n').map((line) => line.split(' '));
  return new Map(
    lines.flatMap(([status, name = '', version = '']) => (status === 'installed' ? [[name, version]] : [])),
  );
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
