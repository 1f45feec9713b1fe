import type { Abilities } from './ability';
import type { PowerRequest } from './power';

/** The kinds of host; for each there is one backend (src/main/hosts). */
export type HostKind = 'simulated' | 'logind' | 'wts';

/** What can go wrong between the console and a host, each with its own words and advice on screen. */
export type HostProblem =
  /** There is no bus, or nothing listens where it should be. */
  | 'no-bus'
  /** The bus answers, but no systemd-logind is on it. */
  | 'no-logind'
  /** A connection that stood has gone. */
  | 'connection-lost'
  /** No answer within the time limit. */
  | 'time-limit'
  /** The host answered, but nothing that can be understood. */
  | 'bad-reading'
  /** The host refused for want of a right. */
  | 'not-permitted'
  /** The host knows no such session. */
  | 'no-such-session'
  /** The session was not at its station any more when its command was to go out; nothing was sent. */
  | 'left-the-station'
  /** The host does not know this command. */
  | 'not-supported'
  /** This computer has no ssh program. */
  | 'no-ssh'
  /** No computer has that name. */
  | 'name-not-found'
  /** Nothing answers at the address: it is off, not in reach, or runs no ssh server. */
  | 'computer-down'
  /** ssh does not know the key of the computer yet. */
  | 'host-key-unknown'
  /** The computer has another key than the one that ssh knows: it may be another computer. */
  | 'host-key-changed'
  /** The computer let nobody log on with that account and key. */
  | 'log-on-refused'
  /** The computer has no systemd-stdio-bridge, through which the bus would be reached. */
  | 'no-bridge'
  /** It is another entry's computer; the detail is the name of that. */
  | 'same-computer'
  /** No program that shows notifications answered in the session. */
  | 'no-notifications'
  /** It is a Windows computer, which this console can only read where it runs on Windows itself. */
  | 'needs-windows'
  /** What reads Windows sessions (wtsapi32) can't be used on this computer. */
  | 'no-wts'
  /** Windows on this computer allows it only to an administrator who was started as one. */
  | 'not-elevated'
  /** Windows on the other computer does not allow it to the console's account. */
  | 'windows-refused'
  /** Nothing answers there that would tell of Windows sessions (RPC server unavailable). */
  | 'no-rpc'
  /** sudo there does not allow a command without a password. */
  | 'needs-sudo'
  /** Any other refusal; the detail has the host's words. */
  | 'host-error';

/** How the console stands to a host now. */
export type HostConnection =
  /** First connection; nothing has been read yet. */
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** Can't be read; it is tried again by itself. `detail` is in the host's own words. */
  | { readonly state: 'unreachable'; readonly problem: HostProblem; readonly detail: string };

const withoutBackend: ReadonlySet<HostProblem> = new Set(['no-bus', 'no-logind', 'no-wts']);

/** Whether a host has nothing that its sessions could be read from; it may get it, but not by waiting. */
export function hasNoBackend(connection: HostConnection): boolean {
  return connection.state === 'unreachable' && withoutBackend.has(connection.problem);
}

/** One host as everybody but its backend sees it. */
export interface Host {
  readonly id: string;
  /** Shown in the column Computer. */
  readonly name: string;
  readonly kind: HostKind;
  readonly room: string | null;
  /** Where it is reached, as text to show; null for this computer. */
  readonly address: string | null;
  readonly connection: HostConnection;
  /**
   * Console's clock at the last good reading (ms since 1970); null: never read. Kept up to date while the host can't be
   * read; while it can, it is the time of the first reading of that connection, and now is meant.
   */
  readonly lastSeen: number | null;
  /** Host's clock minus console's clock, in ms; to about half a second. */
  readonly clockOffset: number;
  readonly administratorsKnown: boolean;
  /** What the console can do there, as the last good reading said; empty before it. */
  readonly abilities: Abilities;
  /** It is on the list of computers in the settings, where it can be edited and removed. */
  readonly kept: boolean;
  /** What was last asked of it as a whole; null: nothing. */
  readonly power: PowerRequest | null;
  /** It can end sessions by force. */
  readonly canForce: boolean;
}
