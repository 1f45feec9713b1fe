import { createHash } from 'node:crypto';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from './run-command';

/** What the files of a computer are made of. */
export interface ImageRecipe {
  /** What the image is called, before a hash of the rest. */
  readonly name: string;
  /** Of Debian. */
  readonly suite: string;
  readonly packages: readonly string[];
  /** Shell programs, run one after the other outside the new files, which are in the folder `$1`. */
  readonly hooks: readonly string[];
}

/** Milliseconds; three to five minutes on two slow cores. */
const longestBuild = 14 * 60_000;
/** Nothing of these is needed. */
const unpackedWithout = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*', '/usr/share/info/*'];

/** A hook that installs a program in /usr/local/bin. */
export function installProgram(name: string, script: string): string {
  return `install -m 755 /dev/stdin "$1/usr/local/bin/${name}" <<'END'\n${script}END\n`;
}

/** A hook that runs a shell program inside the new files. */
export function runInside(program: string): string {
  return `chroot "$1" sh -eu <<'END'\n${program}END\n`;
}

/**
 * The files of a Linux computer, in a folder: built when it is not kept from an earlier run. Nobody may write into it:
 * every container has a layer of its own above it.
 */
export async function imageOf(recipe: ImageRecipe): Promise<string> {
  const args = mmdebstrapArguments(recipe);
  const folder = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'stationmaster');
  const hash = createHash('sha256').update(args.join('\n')).digest('hex').slice(0, 16);
  const name = `${recipe.name}-${hash}`;
  const image = path.join(folder, name);
  if (await exists(image)) return image;
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  const unfinished = path.join(folder, `unfinished-${process.pid}-${name}`);
  try {
    console.info(`building an image for real-host tests (once, some minutes): ${image}`);
    // What it mounts is nobody else's: removing an abandoned build must never reach the real /dev.
    await run('unshare', ['--mount', 'mmdebstrap', ...args, unfinished], { limit: longestBuild });
    await rename(unfinished, image);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return image;
}

/** All but the folder that it makes. */
function mmdebstrapArguments({ suite, packages, hooks }: ImageRecipe): string[] {
  return [
    '--variant=minbase',
    '--format=directory',
    `--include=${packages.join(',')}`,
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=Acquire::Retries "3"',
    '--dpkgopt=force-unsafe-io',
    ...unpackedWithout.map((files) => `--dpkgopt=path-exclude=${files}`),
    ...hooks.map((hook) => `--customize-hook=${hook}`),
    suite,
  ];
}

/** Removes what a build has left that was killed. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const [, builder] = /^unfinished-(\d+)-/.exec(entry) ?? [];
    if (builder !== undefined && !(await exists(`/proc/${builder}`))) {
      await rm(path.join(folder, entry), { recursive: true });
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
