import { capture, SetUpError, say } from './command.mjs';

/**
 * Debian packages, by what needs them. Each is a list of names of which one is enough; the first is the one to
 * install, where the name ends in t64 on a system that has such packages (Debian 13, Ubuntu 24.04) only.
 */
const packages = {
  electron: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libasound2t64', 'libasound2'],
    ['libnss3'],
    ['libgbm1'],
    ['libxss1'],
    ['libxtst6'],
  ],
  display: [['xvfb']],
  /** Without one, Japanese text is boxes. */
  font: [['fonts-noto-cjk', 'fonts-ipafont-gothic', 'fonts-ipaexfont-gothic', 'fonts-vlgothic', 'fonts-takao-gothic']],
  /** Compiles the stand-in for the part of Windows that tells of sessions. */
  fakeWindows: [['gcc'], ['libc6-dev']],
  hostTests: [['systemd-container'], ['mmdebstrap'], ['zstd'], ['iproute2'], ['openssh-client']],
  /** Builds the packages. */
  packaging: [['dpkg-dev'], ['nsis'], ['7zip']],
  /** Looks the packages over, and drives the program that they install. */
  packageTests: [['lintian'], ['desktop-file-utils'], ['appstream'], ['xdotool'], ['dbus']],
  icons: [['librsvg2-bin']],
  wine: [['wine']],
};

/** @typedef {keyof typeof packages} Need */

/** apt waits so long (s) for another that is installing, as a fresh computer does by itself. */
const waiting = '-oDPkg::Lock::Timeout=300';

/** The one of our needs that nothing fails without. */
const onlyNicer = /** @type {readonly Need[]} */ (['font']);

/**
 * Installs missing system packages: as root by apt, else it says which command to give. Does nothing where there is no
 * dpkg; Electron then names the library that it misses.
 * @param {readonly Need[]} needs
 */
export async function setUpSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  const missing = await missingPackages(needs);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) return installPackages(missing);
  const advice = `missing system packages; install them with:\n  ${installCommand(missing)}`;
  const needed = await missingPackages(needs.filter((need) => !onlyNicer.includes(need)));
  if (needed.length > 0) throw new SetUpError(advice);
  say(advice);
}

/**
 * The packages to install for these needs.
 * @param {readonly Need[]} needs
 */
export async function missingPackages(needs) {
  const wanted = needs.flatMap((need) => packages[need]);
  const query = ['-W', '-f=${Package} ${db:Status-Status}\n', '*t64', ...wanted.flat()];
  // It also complains of each name that it does not know, which is no error here.
  const { code, stdout } = await capture('dpkg-query', query);
  return code === 127 ? [] : chooseMissing(wanted, stdout);
}

/**
 * What to install, by what dpkg-query printed.
 * @param {readonly (readonly string[])[]} wanted
 * @param {string} listing
 */
export function chooseMissing(wanted, listing) {
  const installed = new Set();
  for (const line of listing.split('\n')) {
    const [name, status] = line.split(' ');
    if (status === 'installed') installed.add(name);
  }
  const hasT64 = [...installed].some((name) => name.endsWith('t64'));
  return wanted
    .filter((names) => !names.some((name) => installed.has(name)))
    .map((names) => names.find((name) => hasT64 || !name.endsWith('t64')) ?? '');
}

/** What a person without the right types instead of us. @param {readonly string[]} names */
export function installCommand(names) {
  return `sudo apt-get update && sudo apt-get install --no-install-recommends ${names.join(' ')}`;
}

/** @param {readonly string[]} names */
async function installPackages(names) {
  say(`installing system packages with apt: ${names.join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // One source that cannot be read must not stop what the others have.
  const update = await capture('apt-get', [waiting, 'update'], { env });
  const args = [waiting, 'install', '-y', '--no-install-recommends', ...names];
  const { code, stdout, stderr } = await capture('apt-get', args, { env });
  if (code !== 0) throw new SetUpError(`apt-get ${args.join(' ')} failed:\n${update.stderr}${stdout}${stderr}`);
}
