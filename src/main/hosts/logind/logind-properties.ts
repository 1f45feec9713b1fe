import * as v from 'valibot';
import { HostError } from '../host-backend';

const microseconds = v.bigint();

const sessionProperties = v.object({
  Id: v.string(),
  /** Uid, and an object path that is not needed. */
  User: v.tuple([v.number(), v.string()]),
  Name: v.string(),
  Timestamp: microseconds,
  /** Id of the seat, empty for none. */
  Seat: v.tuple([v.string(), v.string()]),
  TTY: v.string(),
  Display: v.string(),
  Remote: v.boolean(),
  RemoteHost: v.string(),
  /** PAM service through which the user logged on. */
  Service: v.string(),
  Type: v.string(),
  Class: v.string(),
  State: v.picklist(['opening', 'online', 'active', 'closing']),
  IdleHint: v.boolean(),
  IdleSinceHint: microseconds,
  LockedHint: v.boolean(),
});

const seatProperties = v.object({
  Id: v.string(),
  ActiveSession: v.tuple([v.string(), v.string()]),
  CanGraphical: v.boolean(),
  /** It has terminals between which whoever sits there can switch. */
  CanTTY: v.boolean(),
});

const sessionList = v.array(v.tuple([v.string(), v.number(), v.string(), v.string(), v.string()]));
const seatList = v.array(v.tuple([v.string(), v.string()]));

/** What logind says of one session, as far as it is used here. */
export type SessionProperties = v.InferOutput<typeof sessionProperties>;
/** What logind says of one seat, as far as it is used here. */
export type SeatProperties = v.InferOutput<typeof seatProperties>;

/** An object of logind: its id, and the path that is never built from it. */
export interface ListedObject {
  readonly id: string;
  readonly path: string;
}

/** Checks the answer of GetAll for a session. Throws `bad-reading`, as do all here. */
export function parseSession(value: unknown): SessionProperties {
  return parsed(sessionProperties, value, 'session');
}

/** What tells a session from all others of its host, in every boot. */
export function keyOf({ Id, Timestamp }: SessionProperties): string {
  return `${Id} ${Timestamp}`;
}

/** Checks the answer of GetAll for a seat. */
export function parseSeat(value: unknown): SeatProperties {
  return parsed(seatProperties, value, 'seat');
}

/** Checks the answer of ListSessions. */
export function parseSessionList(value: unknown): ListedObject[] {
  return parsed(sessionList, value, 'ListSessions').map(([id, , , , path]) => ({ id, path }));
}

/** Checks the answer of ListSeats. */
export function parseSeatList(value: unknown): ListedObject[] {
  return parsed(seatList, value, 'ListSeats').map(([id, path]) => ({ id, path }));
}

/** Checks the answer of Get for a point in time, and gives it as text. */
export function parseTimestamp(value: unknown): string {
  return String(parsed(microseconds, value, 'time'));
}

function parsed<T extends v.GenericSchema>(schema: T, value: unknown, what: string): v.InferOutput<T> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new HostError('bad-reading', `${what} ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}
