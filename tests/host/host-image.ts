import { createHash } from 'node:crypto';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from './run-command';

const suite = 'bookworm';

/** The seats of the computer, each with the harmless device that it takes for a screen. */
const seats = { 'seat-st2': 'c1:5', 'seat-st3': 'c1:3', 'seat-st4': 'c1:7' };

const packages = [
  'systemd',
  'systemd-sysv',
  'dbus',
  'libpam-systemd',
  'openssh-server',
  'login',
  'passwd',
  'udev',
  'procps',
  'iproute2',
  'polkitd',
];

/** Nothing of these is needed. */
const unpackedWithout = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*', '/usr/share/info/*'];

/** logind finds its seats in what udev has written, and there is no udev in a container: lines for tmpfiles. */
function seatFiles(): string[] {
  const folders = ['data', 'tags/seat', 'tags/master-of-seat'].map((folder) => `d /run/udev/${folder}`);
  const files = Object.entries(seats).flatMap(([seat, device]) => [
    `f /run/udev/data/${device} 0644 - - - E:ID_SEAT=${seat}\\nG:seat\\nG:master-of-seat\\nQ:seat\\nQ:master-of-seat\\nV:1\\n`,
    `f /run/udev/tags/seat/${device}`,
    `f /run/udev/tags/master-of-seat/${device}`,
  ]);
  return [...folders, ...files];
}

/** Run inside the new image. The terminals that a container shares with its computer must not get login prompts. */
const setUp = `
useradd -m -s /bin/bash -c "Ada Lovelace,Room 1" student1
useradd -m -s /bin/bash -c "Ben Okafor" student2
useradd -m -s /bin/bash student3
useradd -m -s /bin/bash student4
useradd -m -s /bin/bash -G sudo -c "Grace Hopper" teacher
useradd -r -m -s /bin/sh greeter
printf "%s:secret\\n" root student1 student2 student3 student4 teacher | chpasswd -c SHA256
mkdir -p /etc/systemd/logind.conf.d
printf "[Login]\\nNAutoVTs=0\\nReserveVT=0\\n" > /etc/systemd/logind.conf.d/terminals.conf
systemctl mask getty@.service autovt@.service console-getty.service getty-static.service
systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer fstrim.timer systemd-networkd-wait-online.service
printf "AuthorizedKeysFile /etc/ssh/authorized-keys\\nUseDNS no\\nMaxStartups 100\\n" > /etc/ssh/sshd_config.d/tests.conf
printf "d /run/persons 1777\\n" > /etc/tmpfiles.d/persons.conf
cat > /etc/tmpfiles.d/seats.conf <<'SEATS'
${seatFiles().join('\n')}
SEATS
`;

/** A person at a seat: says in file $1 which session it is, and stays. With a locker when $2 is "locker". */
const person = `#!/bin/sh
[ "$2" != locker ] || session-locker "$1.locker" &
echo "$XDG_SESSION_ID" > "$1.new" && mv "$1.new" "$1"
exec sleep infinity
`;

/** Locks this session when logind asks for it, as a screen locker does. Makes file $1 when it listens. */
const sessionLocker = `#!/bin/sh
manager="org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager"
session=$(busctl call $manager GetSession s "$XDG_SESSION_ID" | cut -d'"' -f2)
dbus-monitor --system "type='signal',interface='org.freedesktop.login1.Session',path='$session'" 2>/dev/null |
while read -r line; do
  case $line in
    *member=NameAcquired*) : > "$1" ;;
    *member=Lock*) busctl call org.freedesktop.login1 "$session" org.freedesktop.login1.Session SetLockedHint b true ;;
    *member=Unlock*) busctl call org.freedesktop.login1 "$session" org.freedesktop.login1.Session SetLockedHint b false ;;
  esac
done
`;

const hooks = [
  ...Object.entries({ person, 'session-locker': sessionLocker }).map(
    ([name, script]) => `install -m 755 /dev/stdin "$1/usr/local/bin/${name}" <<'END'\n${script}END\n`,
  ),
  `chroot "$1" sh -eu <<'END'\n${setUp}END\n`,
];

/** The arguments of mmdebstrap, but for the folder that it makes. */
const recipe = [
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

/**
 * The files of a Linux computer with logind, ssh and a few users, in a folder: built when it is not kept from an
 * earlier run. Nobody may write into it: every container has a layer of its own above it.
 */
export async function hostImage(): Promise<string> {
  const folder = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'stationmaster');
  const hash = createHash('sha256').update(recipe.join('\n')).digest('hex').slice(0, 16);
  const name = `host-image-${hash}`;
  const image = path.join(folder, name);
  if (await exists(image)) return image;
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  const unfinished = path.join(folder, `unfinished-${process.pid}-${name}`);
  try {
    console.info(`building the image for real-host tests (once, about a minute): ${image}`);
    // What it mounts is nobody else's: removing an abandoned build must never reach the real /dev.
    await run('unshare', ['--mount', 'mmdebstrap', ...recipe, unfinished], { limit: 10 * 60_000 });
    await rename(unfinished, image);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return image;
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
