import { hostRecipe } from './host-image';
import { type ImageRecipe, installProgram, runInside } from './image';

const packages = [
  // Remote desktops, and a client for them: a small one.
  'xrdp',
  'xorgxrdp',
  'xserver-xorg-core',
  'xauth',
  'rdesktop',
  'xvfb',
  'xdotool',
  // What runs in a session.
  'dbus-user-session',
  'xterm',
  'xss-lock',
  'i3lock',
  'dunst',
];

/** The file in a user's home in which their notification daemon writes down what it shows. */
export const notificationLog = '.notifications';

/** A desktop: a locker, a notification daemon, and a window. */
const desktop = `#!/bin/sh
xss-lock -l -- i3lock -n &
stdbuf -oL dunst -print >> "$HOME/${notificationLog}" 2> /dev/null &
exec xterm
`;

const setUp = `
update-alternatives --install /usr/bin/x-session-manager x-session-manager /usr/local/bin/desktop 99
adduser -q xrdp ssl-cert
`;

/** A computer with remote desktops by xrdp, lockers and notifications; nothing is at its seats. */
export const rdpRecipe: ImageRecipe = {
  ...hostRecipe,
  name: 'rdp-image',
  packages: [...hostRecipe.packages, ...packages],
  hooks: [...hostRecipe.hooks, installProgram('desktop', desktop), runInside(setUp)],
};

/** The same with xrdp 0.10 and systemd 257. */
export const newRdpRecipe: ImageRecipe = { ...rdpRecipe, suite: 'trixie' };
