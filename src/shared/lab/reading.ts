import * as v from 'valibot';
import { actions, cannotReasons } from '../session/actions';
import { visibleText } from '../visible-text';
import { abilities } from './ability';

/** Longest text accepted from a host, in UTF-16 units; anything longer makes the reading garbage. */
export const longestHostText = 512;

const text = v.pipe(v.string(), v.maxLength(longestHostText));
const filledText = v.pipe(text, v.minLength(1));
/** What people are shown: nothing in it can hide, or turn the order of other texts around. */
const shownText = v.pipe(text, v.transform(visibleText));
const filledShownText = v.pipe(shownText, v.minLength(1));
const time = v.pipe(v.number(), v.finite());

const stationKind = v.picklist(['seat', 'console', 'remote-client', 'xrdp', 'ssh', 'text', 'simulated']);

const resumesAt = v.variant('kind', [
  v.strictObject({ kind: v.literal('station'), station: filledShownText }),
  v.strictObject({ kind: v.literal('station-kind'), stationKind }),
  v.strictObject({ kind: v.literal('anywhere') }),
  v.strictObject({ kind: v.literal('unknown') }),
]);

const stationReading = v.strictObject({
  /** Unique on its host. It can hold a name that a client tells of itself. */
  id: filledShownText,
  kind: stationKind,
  name: filledShownText,
  client: v.nullable(shownText),
  /** Host's id of the session that the place itself calls active; decides when two claim it. */
  activeSession: v.nullable(text),
});

const sessionReading = v.strictObject({
  id: filledText,
  user: filledShownText,
  /** Logon time as the host wrote it, part of the identity. */
  logon: text,
  /** The same as milliseconds of the host's clock, null where it does not tell. */
  since: v.nullable(time),
  phase: v.picklist(['opening', 'open', 'closing']),
  /** Id of the station at which it is; null: detached. */
  station: v.nullable(filledShownText),
  locked: v.boolean(),
  fullName: v.nullable(shownText),
  client: v.nullable(shownText),
  connectionKnown: v.boolean(),
  idleSince: v.union([time, v.literal('working'), v.null()]),
  /** When the host says that it was detached, null where it does not tell. */
  detachedSince: v.nullable(time),
  own: v.boolean(),
  administrator: v.boolean(),
  terminal: v.boolean(),
  resumesAt,
  /** Nothing protects it where it is left: who is at its seat can switch back to it without a password. */
  unguarded: v.boolean(),
  cannot: v.strictObject(
    Object.fromEntries(actions.map((action) => [action, v.optional(v.picklist(cannotReasons))])) as Record<
      (typeof actions)[number],
      v.OptionalSchema<v.PicklistSchema<typeof cannotReasons, undefined>, undefined>
    >,
  ),
});

const abilityState = v.variant('can', [
  v.strictObject({ can: v.picklist(['yes', 'unknown']) }),
  v.strictObject({ can: v.literal('no'), reason: v.picklist(cannotReasons) }),
]);

/** What a backend reports when asked: all stations and sessions of one host at one moment. */
export const readingSchema = v.strictObject({
  boot: filledText,
  /** The host's clock at the reading, in milliseconds since 1970. */
  hostTime: time,
  /** What the console can do there at all; what is not named is not there. */
  abilities: v.strictObject(
    Object.fromEntries(abilities.map((ability) => [ability, v.optional(abilityState)])) as Record<
      (typeof abilities)[number],
      v.OptionalSchema<typeof abilityState, undefined>
    >,
  ),
  /** Whether it could be read who administers the host. */
  administratorsKnown: v.boolean(),
  stations: v.array(stationReading),
  sessions: v.array(sessionReading),
});

/** One good reading. */
export type Reading = v.InferOutput<typeof readingSchema>;
export type StationReading = Reading['stations'][number];
export type SessionReading = Reading['sessions'][number];

/**
 * Checks what a backend delivered. Throws an Error that names the place (`sessions.3.user`) when a part has the wrong
 * type, is too long, when two stations or two sessions carry one id, or a session is at a station that is not listed.
 */
export function parseReading(value: unknown): Reading {
  const result = v.safeParse(readingSchema, value, { abortEarly: true });
  if (!result.success) {
    const issue = result.issues[0];
    throw new Error(`bad reading at ${v.getDotPath(issue) ?? 'top'}: ${issue.message}`);
  }
  rejectTwice('stations', result.output.stations);
  rejectTwice('sessions', result.output.sessions);
  rejectUnknownStations(result.output);
  return result.output;
}

function rejectTwice(what: string, list: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) throw new Error(`bad reading at ${what}: two have the id ${JSON.stringify(id)}`);
    seen.add(id);
  }
}

function rejectUnknownStations({ stations, sessions }: Reading): void {
  const known = new Set(stations.map((station) => station.id));
  for (const { id, station } of sessions) {
    if (station !== null && !known.has(station)) {
      throw new Error(`bad reading at sessions: ${JSON.stringify(id)} is at ${JSON.stringify(station)}, not a station`);
    }
  }
}
