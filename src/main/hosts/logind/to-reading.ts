import type { Reading, SessionReading, StationReading } from '../../../shared/lab/reading';
import { abilitiesOf, cannotOf } from './abilities';
import type { Account, AccountBook } from './accounts';
import { clientOf } from './client-of';
import type { CommandsThere } from './commands-there';
import type { ManagedSession } from './display-manager';
import type { SeatProperties, SessionProperties } from './logind-properties';
import type { Rights } from './rights';
import { isXrdp, placeOf, xrdpDisplay } from './session-place';

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
  /** Ids of the sessions that are the console's own connections: nobody's, and not listed. */
  readonly hidden: ReadonlySet<string>;
  /** Sessions of the display manager; null: none is there that could switch to a greeter. */
  readonly managed: readonly ManagedSession[] | null;
  /** Uid of the console's account there; null: not known. */
  readonly uid: number | null;
  readonly rights: Rights;
  /** null: commands can't be given there. */
  readonly commands: CommandsThere | null;
  /** Whether a client is connected, by display of xrdp; of a display that is not named that can't be told. */
  readonly xrdpClients: ReadonlyMap<string, boolean>;
  /** Ids of the sessions of xrdp that had no client when that was told last. */
  readonly leftBefore: ReadonlySet<string>;
}

/** The classes of session that are a person's. The others are greeters, lock screens, user managers and the like. */
const personClasses: ReadonlySet<string> = new Set(['user', 'user-early', 'user-light', 'user-early-light']);

/** Whether a session is one that a console lists. */
export function isPersons(session: SessionProperties): boolean {
  return personClasses.has(session.Class);
}

/** The reading that a moment of logind means (docs/design.md 2.2 and 2.4). */
export function toReading(moment: LogindMoment): Reading {
  const listed = moment.sessions.filter((session) => isPersons(session) && !moment.hidden.has(session.Id));
  const sessions = listed.map((session) => sessionReading(session, moment));
  return {
    boot: moment.boot,
    hostTime: moment.hostTime,
    abilities: abilitiesOf(moment),
    administratorsKnown: moment.accounts !== null,
    stations: stationReadings({ ...moment, sessions: moment.sessions.filter(({ Id }) => !moment.hidden.has(Id)) }),
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
    station: isAtStation(session, moment) ? place.station : null,
    locked: place.graphical && session.LockedHint,
    fullName: account?.fullName ?? null,
    client: clientOf(session),
    connectionKnown: place.connectionKnown || (isXrdp(session) && moment.xrdpClients.has(xrdpDisplay(session.Display))),
    idleSince: idleSince(session),
    detachedSince: null,
    own: moment.own.has(session.Id),
    administrator: isAdministrator(session.User[0], account, moment.accounts),
    terminal: session.Seat[0] !== '' || session.TTY !== '' || session.Display !== '',
    resumesAt: place.resumesAt,
    unguarded: place.kind === 'seat' && !session.LockedHint && hasTerminals(session.Seat[0], moment),
    cannot: cannotOf(session, place, moment),
  };
}

/** Order of precedence: closing > not shown at its seat, or without a client > there. An opening one takes its place. */
function isAtStation(session: SessionProperties, moment: LogindMoment): boolean {
  const { State } = session;
  return State === 'opening' || (State === 'active' && !isWithoutClient(session, moment));
}

/**
 * Whether nobody is connected to a session of xrdp. Where that is not told, one that was left stays so, and of others
 * logind is believed.
 */
export function isWithoutClient(
  session: SessionProperties,
  { xrdpClients, leftBefore }: Pick<LogindMoment, 'xrdpClients' | 'leftBefore'>,
): boolean {
  if (!isXrdp(session)) return false;
  const connected = xrdpClients.get(xrdpDisplay(session.Display));
  return connected === undefined ? leftBefore.has(session.Id) : !connected;
}

function hasTerminals(seat: string, { seats }: LogindMoment): boolean {
  return seats.find(({ Id }) => Id === seat)?.CanTTY ?? false;
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
    } else if (isPersons(session) && isAtStation(session, moment)) {
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

/**
 * Time of the last input. Only a session that sets its idle hint tells it: a bare window manager never does, nor does
 * xrdp; of a text login logind looks at the terminal itself.
 */
function idleSince(session: SessionProperties): number | 'working' | null {
  if (isXrdp(session) || session.IdleSinceHint === 0n) return null;
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
