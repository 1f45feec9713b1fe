import { type ImageRecipe, installProgram, runInside } from './image';

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

/** A computer with logind, ssh and a few users; other recipes add to it. */
export const hostRecipe: ImageRecipe = {
  name: 'host-image',
  suite: 'bookworm',
  packages,
  hooks: [installProgram('person', person), installProgram('session-locker', sessionLocker), runInside(setUp)],
};
