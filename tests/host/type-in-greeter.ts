/**
 * Shell program that types a name (`$2`) and a password (`$3`) into LightDM's GTK greeter on display `$1`, whose size is
 * 800x600. The password is typed when PAM has asked for it; LightDM's log says that. Fails when the greeter did not take
 * it, for example because it was not ready: then it can be tried again.
 */
export const typeInGreeter = `
export DISPLAY=$1 XAUTHORITY=/run/lightdm/root/$1
log=/var/log/lightdm/lightdm.log
before=$(wc -l < "$log")
news() { tail -n "+$((before + 1))" "$log"; }
# At most 5 s each.
await() { for try in $(seq 100); do "$@" && return; sleep 0.05; done; return 1; }
asker() { news | sed -n "s/.*Session pid=\\([0-9]*\\): Started with service 'lightdm', username '$1'.*/\\1/p" | tail -n 1; }
asks() { news | grep -q "Session pid=$(asker "$1"): Got 1 message"; }
believes() { news | grep -q "Session pid=$(asker "$1"): Authentication complete with return value 0"; }
fill() { xdotool mousemove 450 "$1" click 1 key ctrl+a type --delay 5 "$2"; xdotool key Return; }
xdotool search --onlyvisible --class lightdm-gtk-greeter > /dev/null
fill 260 "$2"
await asks "$2"
fill 300 "$3"
await believes "$2"
`;
