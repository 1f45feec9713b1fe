import type { Host } from '../../shared/lab/host';
import { idleFor } from '../../shared/lab/session-times';
import type { Texts } from '../../shared/locale/en';
import { durationText, timeText } from '../../shared/locale/times';
import type { SessionIdentity } from '../../shared/session/identity';
import type { Session } from '../../shared/session/session';
import { ownName } from './grid/rename';
import type { Row } from './rows';

/** The accessible name of a row: station, user, computer and state. */
export function rowName(texts: Texts, row: Row): string {
  const station = row.stationName ?? texts.grid.noStation;
  if (row.session !== null) {
    return texts.grid.sessionRow(station, row.session.identity.user, row.host.name, texts.states[row.state]);
  }
  return row.state === 'opening'
    ? texts.grid.openingRow(station, row.host.name)
    : texts.grid.freeRow(station, row.host.name);
}

/** What is told of a station's name when the pointer rests on it: also the computer's own name where it has another. */
export function stationHint(texts: Texts, { station, stationName }: Row): string | undefined {
  if (station === null || stationName === null) return undefined;
  return station.friendlyName === null
    ? stationName
    : `${stationName}\n${texts.rename.calledByHost(ownName(texts, station))}`;
}

/** Someone as an account, with the real name where it is known; a session is one. */
type Person = Pick<Session, 'fullName'> & { readonly identity: Pick<SessionIdentity, 'user'> };

/** What a session is called in lists: the person's name where it is known, else the account. */
export function personName(person: Person): string {
  return person.fullName === null || person.fullName === '' ? person.identity.user : person.fullName;
}

/** The letters on a person's picture: two of Latin names, the first of others; a family name stands first in Japanese. */
export function initialsOf(person: Person): string {
  const words = personName(person)
    .split(/[\s._-]+/)
    .filter((word) => /^\p{L}/u.test(word));
  const letters = words.map((word) => [...word][0]?.toUpperCase() ?? '');
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words[0] ?? '')) return letters[0] ?? '';
  return letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '');
}

/** The column Idle. */
export function idleText(texts: Texts, session: Session, host: Host, now: number): string {
  const idle = idleFor(session, host, now);
  return idle === null ? texts.grid.unknown : durationText(texts, idle);
}

/** A time of the host's clock as the console's clock would show it. */
export function hostTimeText(texts: Texts, time: number, host: Host, now: number): string {
  return timeText(texts, time - host.clockOffset, now);
}

/** The column Since. */
export function sinceText(texts: Texts, session: Session, host: Host, now: number): string {
  return session.since === null ? texts.grid.unknown : hostTimeText(texts, session.since, host, now);
}

/** The column Client: who is known to sit in front of it. */
export function clientText(texts: Texts, row: Row): string {
  const client = row.session === null ? row.station?.client : row.session.client;
  if (row.session !== null && !row.session.connectionKnown) return texts.grid.connectionNotKnown;
  return client ?? '';
}

/** When a computer was last read, for a computer that can't be read now; or that it was shut down from here since. */
export function lastSeenText(texts: Texts, host: Host, now: number): string {
  const { power } = host;
  if (power?.state === 'down') return texts.power.row[power.action](timeText(texts, power.at, now));
  return host.lastSeen === null ? texts.lab.neverSeen : texts.grid.lastSeen(timeText(texts, host.lastSeen, now));
}
