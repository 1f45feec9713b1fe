import { hostRecipe } from './host-image';
import { type ImageRecipe, installProgram, runInside } from './image';

const packages = [
  // Sessions at seats.
  'lightdm',
  'lightdm-gtk-greeter',
  'accountsservice',
  'xvfb',
  'xauth',
  'xdotool',
  // Remote desktops, and a client for them.
  'xrdp',
  'xorgxrdp',
  'xserver-xorg-core',
  'freerdp2-x11',
  // What runs in a session.
  'dbus-user-session',
  'openbox',
  'xterm',
  'xss-lock',
  'i3lock',
  'dunst',
  // What administrators use. Without its own name resolved, sudo complains each time.
  'sudo',
  'libnss-myhostname',
];

/** The file in a user's home in which their notification daemon writes down what it shows. */
export const notificationLog = '.notifications';

/**
 * LightDM's X server for a seat without a screen; it knows nothing of seats and terminals. One starts after the other:
 * of two that tell LightDM at the same moment that they are ready, it may hear only one.
 */
const seatDisplay = `#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    :*) display=$1 ;;
    -auth) auth=$2; shift ;;
  esac
  shift
done
exec 9> /run/seat-display.lock
flock 9
while kill -0 $$ && ! ss -xH state established | grep -q "X11-unix/X\${display#:} "; do sleep 0.02; done &
exec Xvfb "$display" -auth "$auth" -nolisten tcp -screen 0 800x600x24 9>&-
`;

/**
 * Two seats are enough for LightDM, and each costs a second at every boot. It keeps off seat0, whose terminals are those
 * of the computer that the container runs on: seat0 is not graphical.
 */
const setUp = `
sed -i "/seat-st4/d; /c1:7/d" /etc/tmpfiles.d/seats.conf
cat > /etc/lightdm/lightdm.conf <<'CONF'
[LightDM]
logind-check-graphical=true

[Seat:*]
xserver-command=seat-display
greeter-session=lightdm-gtk-greeter
greeter-hide-users=true
greeter-show-manual-login=true
user-session=openbox
CONF
cat >> /etc/xdg/openbox/autostart <<'AUTOSTART'
xss-lock -l -- i3lock -n &
stdbuf -oL dunst -print >> "$HOME/${notificationLog}" 2> /dev/null &
AUTOSTART
adduser -q xrdp ssl-cert
`;

/** A computer with real desktops: LightDM at `seat-st2` and `seat-st3`, xrdp, lockers and notifications. */
export const desktopRecipe: ImageRecipe = {
  ...hostRecipe,
  name: 'desktop-image',
  packages: [...hostRecipe.packages, ...packages],
  hooks: [...hostRecipe.hooks, installProgram('seat-display', seatDisplay), runInside(setUp)],
};
