/** One session as `loginctl show-session` says it is. */
export interface LoginctlSession {
  readonly id: string;
  readonly uid: number;
  readonly user: string;
  readonly seat: string;
  readonly tty: string;
  readonly class: string;
  readonly type: string;
  readonly state: string;
  readonly locked: boolean;
  readonly remoteHost: string;
  /** The X display, such as `:10`, or empty. */
  readonly display: string;
  /** What opened the session: `login`, `lightdm`, `xrdp-sesman`, ... */
  readonly service: string;
}

const whoAndWhere = ['Id', 'User', 'Name', 'Seat', 'TTY', 'RemoteHost', 'Display'];
const properties = [...whoAndWhere, 'Service', 'Class', 'Type', 'State', 'LockedHint'];

/** Options with which `loginctl show-session` says what `parseLoginctl` needs. */
export const loginctlOptions: readonly string[] = properties.flatMap((property) => ['-p', property]);

/** The session in the output of `loginctl show-session`; undefined: there is none in it. */
export function parseLoginctl(shown: string): LoginctlSession | undefined {
  const said = new Map(shown.split('\n').map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')]));
  const say = (property: string) => said.get(property) ?? '';
  if (say('Id') === '') return undefined;
  return {
    id: say('Id'),
    uid: Number(say('User')),
    user: say('Name'),
    seat: say('Seat'),
    tty: say('TTY'),
    class: say('Class'),
    type: say('Type'),
    state: say('State'),
    locked: say('LockedHint') === 'yes',
    remoteHost: say('RemoteHost'),
    display: say('Display'),
    service: say('Service'),
  };
}
