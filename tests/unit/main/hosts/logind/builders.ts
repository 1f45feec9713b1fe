import type { SeatProperties, SessionProperties } from '../../../../../src/main/hosts/logind/logind-properties';
import { unknownRights } from '../../../../../src/main/hosts/logind/rights';
import { type LogindMoment, toReading } from '../../../../../src/main/hosts/logind/to-reading';
import { parseReading, type Reading, type SessionReading } from '../../../../../src/shared/lab/reading';

/** When the sessions of these tests were opened, in microseconds and in milliseconds. */
export const opened = 1_795_558_392_431_594n;
export const openedAt = 1_795_558_392_431;

/** What logind says of a desktop at seat0. */
export function desktop(more: Partial<SessionProperties> = {}): SessionProperties {
  return {
    Id: '1',
    User: [1000, '/org/freedesktop/login1/user/_1000'],
    Name: 'student1',
    Timestamp: opened,
    Seat: ['seat0', '/org/freedesktop/login1/seat/seat0'],
    TTY: '',
    Display: ':0',
    Remote: false,
    RemoteHost: '',
    Service: 'lightdm',
    Type: 'x11',
    Class: 'user',
    State: 'active',
    IdleHint: false,
    IdleSinceHint: 0n,
    LockedHint: false,
    ...more,
  };
}

const noSeat = { Seat: ['', '/'] as [string, string], Display: '' };

/** What logind says of an ssh login. */
export function ssh(more: Partial<SessionProperties> = {}): SessionProperties {
  const from = { Remote: true, RemoteHost: '10.0.0.9', Service: 'sshd', Type: 'tty', TTY: 'pts/3' };
  return desktop({ Id: '5', ...noSeat, ...from, ...more });
}

/** What logind says of an xrdp session. */
export function xrdp(more: Partial<SessionProperties> = {}): SessionProperties {
  return desktop({ Id: '7', ...noSeat, Service: 'xrdp-sesman', Type: 'x11', Display: ':10', ...more });
}

/** What logind says of a text login at a terminal of seat0. */
export function text(more: Partial<SessionProperties> = {}): SessionProperties {
  return desktop({ Id: '8', Display: '', Service: 'login', Type: 'tty', TTY: 'tty2', ...more });
}

/** What logind says of a seat. */
export function seat(id: string, more: Partial<SeatProperties> = {}): SeatProperties {
  return { Id: id, ActiveSession: ['', '/'], CanGraphical: true, CanTTY: id === 'seat0', ...more };
}

/** Neither a display manager nor commands, and no polkit. */
const nothingThere = {
  hidden: new Set<string>(),
  managed: null,
  uid: 4242,
  rights: unknownRights,
  commands: null,
  xrdpClients: new Map(),
  leftBefore: new Set<string>(),
};

/** A reading that the lab accepts, of a moment with these sessions and nothing else special. */
export function reading(sessions: readonly SessionProperties[], more: Partial<LogindMoment> = {}): Reading {
  const none = { seats: [], own: new Set<string>(), accounts: null, lockedInVain: new Set<string>(), ...nothingThere };
  return parseReading(toReading({ boot: '1795558376658280', hostTime: openedAt + 60_000, sessions, ...none, ...more }));
}

/** The one session of a reading of this one. */
export function read(session: SessionProperties, more: Partial<LogindMoment> = {}): SessionReading {
  const [one] = reading([session], more).sessions;
  if (one === undefined) throw new Error('the session is not in the reading');
  return one;
}
