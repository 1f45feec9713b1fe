import type { Reading, SessionReading, StationReading } from '../../../shared/lab/reading';
import type { Account, AccountBook } from './accounts';
import type { SeatProperties, SessionProperties } from './logind-properties';
import { placeOf } from './session-place';

/** Everything of one moment from which a reading is made. */
export interface LogindMoment {
  readonly boot: string;
  /** Host's clock, ms since 1970. */
  readonly hostTime: number;
  /** Every session that logind lists. */
  readonly sessions: readonly SessionProperties[];
  readonly seats: readonly SeatProperties[];
  /** Ids of the sessions that are the console's own. */
  readonly own: ReadonlySet<string>;
  /** null: the accounts of the host can't be read. */
  readonly accounts: AccountBook | null;
  /** Ids of the sessions in which a lock was tried and nothing locked. */
  readonly lockedInVain: ReadonlySet<string>;
}

/** The classes of session that are a person's. The others are greeters, lock screens, user managers and the like. */
const personClasses: ReadonlySet<string> = new Set(['user', 'user-early', 'user-light', 'user-early-light']);

/** Whether a session is one that a console lists. */
export function isPersons(session: SessionProperties): boolean {
  return personClasses.has(session.Class);
}

/** The reading that a moment of logind means (docs/design.md 2.2 and 2.4). */
export function toReading(moment: LogindMoment): Reading {
  const sessions = moment.sessions.filter(isPersons).map((session) => sessionReading(session, moment));
  return {
    boot: moment.boot,
    hostTime: moment.hostTime,
    administratorsKnown: moment.accounts !== null,
    stations: stationReadings(moment),
    sessions,
  };
}

function sessionReading(session: SessionProperties, moment: LogindMoment): SessionReading {
  const place = placeOf(session);
  const phase = session.State === 'opening' || session.State === 'closing' ? session.State : 'open';
  const account = moment.accounts?.byUid.get(session.User[0]);
  return {
    id: session.Id,
    user: session.Name,
    logon: String(session.Timestamp),
    since: session.Timestamp === 0n ? null : toMilliseconds(session.Timestamp),
    phase,
    station: isAtStation(session) ? place.station : null,
    locked: place.graphical && session.LockedHint,
    fullName: account?.fullName ?? null,
    client: clientOf(session),
    connectionKnown: place.connectionKnown,
    idleSince: idleSince(session),
    detachedSince: null,
    own: moment.own.has(session.Id),
    administrator: isAdministrator(session.User[0], account, moment.accounts),
    terminal: session.Seat[0] !== '' || session.TTY !== '' || session.Display !== '',
    resumesAt: place.resumesAt,
    cannot: {
      suspend: 'cannot-suspend-this-session',
      message: 'cannot-message-this-session',
      ...(place.graphical
        ? moment.lockedInVain.has(session.Id)
          ? { lock: 'no-locker-answered' as const }
          : {}
        : { lock: 'no-screen-to-lock' as const }),
    },
  };
}

/** Order of precedence: closing > not shown at its seat > there. An opening one takes its place. */
function isAtStation({ State }: SessionProperties): boolean {
  return State === 'active' || State === 'opening';
}

/** Free places are only seats that can show a desktop; every other station is there with its session. */
function stationReadings(moment: LogindMoment): StationReading[] {
  const stations = new Map<string, StationReading>();
  const activeAt = new Map(moment.seats.map((seat) => [seat.Id, seat.ActiveSession[0] || null]));
  const putSeat = (id: string) => {
    const activeSession = activeAt.get(id) ?? null;
    stations.set(id, { id, kind: 'seat', name: id, client: null, activeSession });
  };
  for (const seat of moment.seats) if (seat.CanGraphical && !showsAnotherPlace(seat, moment.sessions)) putSeat(seat.Id);
  for (const session of moment.sessions) {
    const { station: id, kind, name } = placeOf(session);
    if (kind === 'seat') {
      if (session.State !== 'closing') putSeat(id);
    } else if (isPersons(session) && isAtStation(session)) {
      stations.set(id, { id, kind, name, client: clientOf(session), activeSession: session.Id });
    }
  }
  return [...stations.values()];
}

/** A text login that is shown on the screen of a seat has a place of its own, and leaves none at the seat. */
function showsAnotherPlace(seat: SeatProperties, sessions: readonly SessionProperties[]): boolean {
  const shown = sessions.find(({ Id }) => Id === seat.ActiveSession[0]);
  return shown !== undefined && isPersons(shown) && placeOf(shown).kind !== 'seat';
}

function clientOf({ RemoteHost }: SessionProperties): string | null {
  return RemoteHost.replace(/^::ffff:(?=\d+\.)/i, '') || null;
}

/**
 * Time of the last input. Only a session that sets its idle hint tells it: a bare window manager never does, nor does
 * xrdp; of a text login logind looks at the terminal itself.
 */
function idleSince(session: SessionProperties): number | 'working' | null {
  if (session.Service.startsWith('xrdp') || session.IdleSinceHint === 0n) return null;
  if (!session.IdleHint) return 'working';
  // The terminal may have been idle since before this user came to it.
  const { IdleSinceHint, Timestamp } = session;
  return toMilliseconds(IdleSinceHint > Timestamp ? IdleSinceHint : Timestamp);
}

/** Uid 0 always; where groups can be read, also an account that could not be found in them. */
function isAdministrator(uid: number, account: Account | undefined, accounts: AccountBook | null): boolean {
  if (uid === 0) return true;
  return accounts !== null && (account?.administrator ?? true);
}

function toMilliseconds(microseconds: bigint): number {
  return Number(microseconds / 1000n);
}
