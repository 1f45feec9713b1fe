import { type ImageRecipe, installProgram, runInside } from './image';
import { rdpRecipe } from './rdp-image';

const packages = [
  // Sessions at seats.
  'lightdm',
  'lightdm-gtk-greeter',
  'accountsservice',
  // What administrators use. Without its own name resolved, sudo complains each time.
  'sudo',
  'libnss-myhostname',
];

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
user-session=lightdm-xsession
CONF
`;

/** A computer with real desktops: remote ones, and LightDM at `seat-st2` and `seat-st3`. */
export const desktopRecipe: ImageRecipe = {
  ...rdpRecipe,
  name: 'desktop-image',
  packages: [...rdpRecipe.packages, ...packages],
  hooks: [...rdpRecipe.hooks, installProgram('seat-display', seatDisplay), runInside(setUp)],
};
