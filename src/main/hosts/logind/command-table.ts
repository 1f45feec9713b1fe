import { quoted } from './quoted';

/** As whom the console gives commands on a host. */
export interface CommandsAs {
  /** Uid of the console's account there. */
  readonly uid: number;
}

/** Another account there, as whom a command is to run. */
export interface HostAccount {
  readonly name: string;
  readonly uid: number;
}

/** A notification for one user. */
export interface NotificationText {
  readonly title: string;
  readonly text: string;
  /** It goes by itself after some seconds; else it stays until it is dismissed. */
  readonly brief: boolean;
}

/** How long (ms) a brief one stays. */
const briefly = 10_000;

/** Who the console is there, and what it may do. See `parseWhoAmI`. */
export const whoAmI = `echo "uid=$(id -u)"
echo "from=\${SSH_CONNECTION%% *}"
echo "name=$(uname -n)"
command -v xrdp-dis > /dev/null 2>&1 && echo xrdp-dis=yes
sudo -n -l > /dev/null 2>&1 && echo sudo=yes
:`;

/** A line of `ss` that tells a display, as a line of ours. */
const displayLine = (state: string, name: string) =>
  `-e 's/.* ${state} .*xrdp_display_\\([0-9]\\{1,\\}\\) .*/${name}=\\1/p'`;

/**
 * The displays at which xrdp waits for a client (`display=N`), and those that have one (`client=N`). A display with neither
 * is reached by xrdp in another way: nothing is told of it. Without the line `clients=known` nothing is told at all.
 */
export const xrdpClients = `sockets=$(ss -xaH 2> /dev/null) && echo clients=known &&
printf '%s\\n' "$sockets" | sed -n ${displayLine('ESTAB', 'client')} ${displayLine('LISTEN', 'display')} | sort -u
:`;

/** The clock of the host (ms since 1970), the session of the console's shell there, and what `xrdpClients` tells. */
export const moment = `echo "time=$(date +%s%3N)"
echo "session=\${XDG_SESSION_ID-}"
${xrdpClients}`;

/** The accounts with these uids, and account 0; then a line `--`; then the groups of administrators. */
export function accounts(uids: readonly number[], groups: readonly string[]): string {
  // Without a key getent would list everybody. 2: one of the keys was not found.
  return `getent passwd ${['0', ...uids.map(String)].map(quoted).join(' ')}
case $? in 0 | 2) ;; *) exit 3 ;; esac
echo --
getent group ${groups.map(quoted).join(' ')}
case $? in 0 | 2) ;; *) exit 3 ;; esac`;
}

/**
 * Cuts the client of an xrdp display off; the session stays. `display`: such as `:10`. As the user, who may do it in every
 * version of xrdp. The program does not say by its exit code whether it worked.
 */
export function disconnectXrdp(as: CommandsAs, user: HostAccount, display: string): string {
  const disconnect = asAccount(as, user, 'xrdp-dis', `DISPLAY=${quoted(display)}`);
  return `output=$(${disconnect} 2>&1); printf '%s\\n' "$output"
case $output in *'message sent ok'*) ;; *) exit 1 ;; esac`;
}

/** Shows a notification on the user's own bus. */
export function notify(as: CommandsAs, user: HostAccount, { title, text, brief }: NotificationText): string {
  const name = 'org.freedesktop.Notifications';
  const words = [
    'busctl',
    `--address=unix:path=/run/user/${user.uid}/bus`,
    '--timeout=4',
    '--',
    'call',
    name,
    `/${name.replaceAll('.', '/')}`,
    name,
    'Notify',
    'susssasa{sv}i',
    'Stationmaster',
    '0',
    'dialog-information',
    oneLine(title),
    asMarkup(text),
    '0',
    '1',
    'urgency',
    'y',
    brief ? '1' : '2',
    String(brief ? briefly : 0),
  ];
  return asAccount(as, user, words.map(quoted).join(' '));
}

/** Writes to the terminal of a login, unless it has gone or is somebody else's by now. `terminal`: its name in /dev. */
export function writeToTerminal(
  as: CommandsAs,
  user: HostAccount,
  terminal: string,
  { title, text }: NotificationText,
): string {
  const lines = [title, '', ...text.split('\n')].map((line) => `${oneLine(line)}\r\n`).join('');
  const device = quoted(`/dev/${terminal}`);
  const write = `tee ${device} > /dev/null`;
  return `[ "$(stat -c '%F %u' ${device} 2> /dev/null)" = 'character special file ${user.uid}' ] ||
{ echo 'it is no longer the terminal of that user'; exit 1; }
printf '%s' ${quoted(`\r\n\u0007${lines}\r\n`)} | ${as.uid === user.uid ? write : asAccount(as, root, write)}`;
}

const root: HostAccount = { name: 'root', uid: 0 };

/** A command as another account, without ever asking for a password. `variable` (NAME=value) is set for it. */
function asAccount(as: CommandsAs, account: HostAccount, command: string, variable = ''): string {
  if (as.uid === account.uid) return `${variable} ${command}`.trim();
  const name = quoted(account.name);
  if (as.uid === 0) return `runuser -u ${name} -- ${variable === '' ? '' : `env ${variable} `}${command}`;
  // sudo takes DISPLAY from anybody.
  return `sudo -n -u ${name} ${variable === '' ? '' : `${variable} `}${command}`;
}

/** Text of a notification, in which `<` and `&` begin markup. Other control characters than a new line are left out. */
function asMarkup(text: string): string {
  return text
    .split('\n')
    .map(oneLine)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Without characters that a terminal would take for commands. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
