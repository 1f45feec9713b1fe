import * as v from 'valibot';
import { longestHostText } from '../lab/reading';
import type { LabDelta, LabSnapshot } from '../lab/snapshot';
import type { StoryEntry } from '../lab/story';
import { actions } from '../session/actions';
import { parseSessionKey, type SessionKey } from '../session/identity';
import { preferenceChangesSchema } from '../settings/preferences';
import type { ConsoleState } from './console-state';
import type { Environment } from './environment';
import { hostTroubles, type SimulatedUser, userActs } from './simulated-user';

/** Marks the type of a response; the value is never used. */
interface ResponseOf<T> {
  readonly type?: T;
}
type ResponseType<R> = R extends ResponseOf<infer T> ? T : never;
const response = <T>(): ResponseOf<T> => ({});

/** Most sessions in one ask. */
export const mostSessionsInOneAsk = 20_000;
/** Longest message, in UTF-16 units. */
export const longestMessage = 1000;
/** Longest friendly name of a station, in UTF-16 units. */
export const longestStationName = 60;
/** Longest text that is copied, in UTF-16 units. */
const longestCopy = 4_000_000;

const key = v.pipe(
  v.string(),
  v.maxLength(4000),
  v.check((text) => parseSessionKey(text) !== undefined, 'not a session identity'),
  v.transform((text) => text as SessionKey),
);

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const hostText = v.pipe(v.string(), v.minLength(1), v.maxLength(longestHostText));

/** Text of one line that says something. */
const stationName = v.pipe(
  v.string(),
  v.maxLength(longestStationName),
  v.check((text) => text.trim() === text && text !== '', 'empty, or blanks around it'),
  v.check((text) => !/\p{Cc}/u.test(text), 'control characters'),
);

/**
 * The contract between window and main: for each call, the schema of its one argument and the type of its answer.
 * Every type, the preload's functions and main's handlers are derived from it.
 */
export const calls = {
  /** What the window needs to know once. */
  getEnvironment: { request: v.strictObject({}), response: response<Environment>() },
  /** The whole lab. Subscribe to `labChanged` before asking. */
  getLab: { request: v.strictObject({}), response: response<LabSnapshot>() },
  /** Accepts an ask; answers with its batch. What becomes of each request comes with the lab. */
  ask: {
    request: v.pipe(
      v.strictObject({
        action: v.picklist(actions),
        force: v.boolean(),
        sessions: v.pipe(v.array(key), v.minLength(1), v.maxLength(mostSessionsInOneAsk)),
        ownConfirmed: v.boolean(),
        text: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestMessage))),
      }),
      v.check(
        ({ action, text }) => (action === 'message') === (text !== null),
        'a text goes with a message, and only with it',
      ),
      v.check(({ action, force }) => !force || action === 'end', 'force goes with end only'),
    ),
    response: response<{ readonly batch: string }>(),
  },
  /** Takes a settled batch off the lists. */
  dismissBatch: { request: v.strictObject({ batch: id }), response: response<null>() },
  /** Tries to reach a host now instead of after the pause. */
  reconnect: { request: v.strictObject({ host: id }), response: response<null>() },
  /** What the window shows of the console itself. Subscribe to `consoleChanged` before asking. */
  getConsole: { request: v.strictObject({}), response: response<ConsoleState>() },
  /** Uses these preferences from now on, and keeps them. */
  changePreferences: { request: preferenceChangesSchema, response: response<null>() },
  /** Gives a station a friendly name and keeps it; null: it has the name that its computer gives it again. */
  renameStation: {
    request: v.strictObject({ host: id, station: hostText, name: v.nullable(stationName) }),
    response: response<null>(),
  },
  /** What happened to a session while this console looked on, the oldest first. */
  getStory: { request: v.strictObject({ session: key }), response: response<readonly StoryEntry[]>() },
  /** Puts a text on the clipboard. */
  copyText: {
    request: v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(longestCopy)) }),
    response: response<null>(),
  },
  /** Shows the simulated lab, in place of real computers. */
  openSimulatedLab: { request: v.strictObject({}), response: response<null>() },
  /** Takes the simulated lab off the list; real computers come back. */
  leaveSimulatedLab: { request: v.strictObject({}), response: response<null>() },
  /** Everybody with an account on a simulated computer. */
  getSimulatedUsers: { request: v.strictObject({ host: id }), response: response<readonly SimulatedUser[]>() },
  /** Someone logs on at a free station of a simulated computer; a session that was left is picked up there. */
  logOnAs: { request: v.strictObject({ host: id, station: hostText, user: hostText }), response: response<null>() },
  /** The user of a simulated session does something. */
  actAsUser: { request: v.strictObject({ session: key, act: v.picklist(userActs) }), response: response<null>() },
  /** Something happens to a simulated computer. */
  troubleHost: { request: v.strictObject({ host: id, trouble: v.picklist(hostTroubles) }), response: response<null>() },
  /** The window painted the lab for the first time. */
  reportPainted: { request: v.strictObject({}), response: response<null>() },
} as const;

/** Events from main to the window, with the type of what they carry. */
export const events = {
  labChanged: response<LabDelta>(),
  consoleChanged: response<ConsoleState>(),
} as const;

export type CallName = keyof typeof calls;
export type CallRequest<N extends CallName> = v.InferOutput<(typeof calls)[N]['request']>;
export type CallResponse<N extends CallName> = ResponseType<(typeof calls)[N]['response']>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = ResponseType<(typeof events)[N]>;

/** What preload exposes to the window: one function a call and one subscription an event. */
export type ConsoleApi = {
  readonly [N in CallName]: (request: CallRequest<N>) => Promise<CallReply<CallResponse<N>>>;
} & {
  readonly [N in EventName as `on${Capitalize<N>}`]: (listener: (payload: EventPayload<N>) => void) => () => void;
};

/** Why main rejected a call. */
export type CallRejection =
  | 'unknown-sender'
  | 'bad-argument'
  | 'failed'
  /** It was done, but could not be kept on disk. */
  | 'not-kept';

/** How an answer crosses the bridge: an error as data, so that its code survives. */
export type CallReply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejection: CallRejection; readonly detail: string };

/** A rejected call, as the window throws it. */
export class CallError extends Error {
  readonly rejection: CallRejection;
  readonly detail: string;

  constructor(call: CallName, rejection: CallRejection, detail: string) {
    super(`${call}: ${rejection}: ${detail}`);
    this.name = 'CallError';
    this.rejection = rejection;
    this.detail = detail;
  }
}
