import type { Reading, SessionReading } from '../../../shared/lab/reading';
import { fromFiletime } from './filetime';
import { isOwn, isSameName, type OwnConsole } from './own-sessions';
import { clientText, sessionPlaces } from './session-places';
import { connectState, type WtsMoment, type WtsSession } from './wts-moment';

/** Windows does not tell one start from another: the sessions of an earlier one are simply absent. */
export const unknownBoot = 'unknown';

/** SessionFlags of a session whose screen is locked. (Windows Server 2008 R2 has it the other way round.) */
const locked = 0;

/** It waits for a client, or for all of them: nobody's. */
const waitingStates: ReadonlySet<number> = new Set([connectState.idle, connectState.listen]);
const leavingStates: ReadonlySet<number> = new Set([connectState.reset, connectState.down]);
const openStates: ReadonlySet<number> = new Set([
  connectState.active,
  connectState.shadow,
  connectState.disconnected,
  ...leavingStates,
]);

/** What is known beside the moment itself. */
export interface WtsBeside {
  readonly own: OwnConsole;
  /** The host's clock (ms since 1970), where no session tells it. */
  readonly hostTime: number;
  /** Accounts, as `accountOf` writes them, that administer the host; null: not known. */
  readonly administrators: ReadonlySet<string> | null;
}

/** The reading that a moment of WTS means (docs/design.md 2.2 and 2.4). */
export function toReading(moment: WtsMoment, { own, hostTime, administrators }: WtsBeside): Reading {
  const { stations, stationOf } = sessionPlaces(moment.sessions);
  const time = clockOf(moment) ?? hostTime;
  const persons = personsIn(moment);
  const denied = persons.some(({ info }) => info === null);
  const act = denied ? ({ can: 'no', reason: 'needs-administrator' } as const) : ({ can: 'unknown' } as const);
  return {
    boot: unknownBoot,
    hostTime: time,
    abilities: {
      end: act,
      lock: { can: 'no', reason: 'windows-cannot-lock' },
      'suspend-windows': act,
      'message-desktop': act,
      'read-administrators':
        administrators === null ? { can: 'no', reason: 'administrators-not-read' } : { can: 'yes' },
    },
    administratorsKnown: administrators !== null,
    stations: [...stations],
    sessions: persons.map((session) => {
      const station = leavingStates.has(session.state) ? null : (stationOf.get(session.id) ?? null);
      const administrator = administrators?.has(accountOf(session)) ?? false;
      return sessionReading(session, { station, own: isOwn(session, moment, own), administrator, time });
    }),
  };
}

/** The sessions of persons. */
export function personsIn({ sessions }: WtsMoment): readonly WtsSession[] {
  return sessions.filter(({ user, state }) => user !== '' && !waitingStates.has(state));
}

/**
 * How Windows finds an account on a computer: one of its own by its name alone, any other one with its domain. `computer`:
 * the name of that computer.
 */
export function accountToLookUp({ domain, user }: Pick<WtsSession, 'domain' | 'user'>, computer: string): string {
  const isItsOwn = domain === '' || isSameName(domain, computer.split('.', 1)[0] ?? '');
  return isItsOwn ? user : `${domain}\\${user}`;
}

/** The server's own clock (ms since 1970), as the last of its answers said; null: none said it. */
export function clockOf({ sessions }: WtsMoment): number | null {
  const times = sessions.flatMap(({ info }) => (info === null ? [] : (fromFiletime(info.currentTime) ?? [])));
  return times.length === 0 ? null : Math.max(...times);
}

/** The account as Windows writes it, with its domain: two of one name in two domains are not the same person. */
export function accountOf({ domain, user }: Pick<WtsSession, 'domain' | 'user'>): string {
  return (domain === '' ? user : `${domain}\\${user}`).toWellFormed();
}

interface SessionMeaning {
  readonly station: string | null;
  readonly own: boolean;
  readonly administrator: boolean;
  readonly time: number;
}

function sessionReading(session: WtsSession, { station, own, administrator, time }: SessionMeaning): SessionReading {
  const { info, state } = session;
  const since = info === null ? null : fromFiletime(info.logonTime);
  const isDetached = state === connectState.disconnected;
  const disconnected = info === null || !isDetached ? null : fromFiletime(info.disconnectTime);
  return {
    id: String(session.id),
    user: accountOf(session),
    logon: info?.logonTime ?? '',
    since,
    phase: leavingStates.has(state) ? 'closing' : openStates.has(state) ? 'open' : 'opening',
    station,
    locked: info?.flags === locked,
    fullName: null,
    client: clientText(session),
    connectionKnown: true,
    idleSince: idleSince(info, since, time),
    detachedSince: disconnected,
    own,
    administrator,
    terminal: true,
    resumesAt: { kind: 'anywhere' },
    unguarded: false,
    cannot: {
      lock: 'windows-cannot-lock',
      ...(info === null && {
        lock: 'needs-administrator',
        end: 'needs-administrator',
        suspend: 'needs-administrator',
        message: 'needs-administrator',
      }),
    },
  };
}

/** Time of the last input, between the logon and now; null: Windows does not tell. */
function idleSince(info: WtsSession['info'], since: number | null, time: number): number | null {
  const lastInput = info === null ? null : fromFiletime(info.lastInputTime);
  if (lastInput === null) return null;
  return Math.min(Math.max(lastInput, since ?? lastInput), time);
}
