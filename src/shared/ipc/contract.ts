import * as v from 'valibot';
import { type HistoryPage, historyQuerySchema } from '../history/history-query';
import { exportFormats, type HistoryVerdict } from '../history/history-state';
import type { SeenNotices } from '../lab/notice';
import { powerActions } from '../lab/power';
import { longestHostText } from '../lab/reading';
import type { LabDelta, LabSnapshot } from '../lab/snapshot';
import type { StoryEntry } from '../lab/story';
import { countdownChanges, warnChoices } from '../requests/countdown';
import { actions } from '../session/actions';
import { parseSessionKey, type SessionKey } from '../session/identity';
import { type ComputerImport, type ComputerTest, computerSchema } from '../settings/computer';
import { preferenceChangesSchema } from '../settings/preferences';
import type { About } from './about';
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
/** Longest reason for a request, in UTF-16 units. */
export const longestReason = 300;
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
        brief: v.boolean(),
        reason: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestReason))),
        warn: v.nullable(v.picklist(warnChoices.filter((seconds) => seconds > 0).map((seconds) => seconds * 1000))),
        sooner: v.boolean(),
        withoutRecord: v.boolean(),
      }),
      v.check(
        ({ action, text }) => (action === 'message') === (text !== null),
        'a text goes with a message, and only with it',
      ),
      v.check(({ action, brief }) => !brief || action === 'message', 'brief goes with a message only'),
      v.check(({ action, force }) => !force || action === 'end', 'force goes with end only'),
      v.check(
        ({ action, force, warn }) => warn === null || (action === 'end' && !force),
        'a warning goes with end only, and not with force',
      ),
    ),
    response: response<{ readonly batch: string }>(),
  },
  /** Changes the countdowns of these requests; those that are over are left as they are. */
  changeCountdowns: {
    request: v.strictObject({
      requests: v.pipe(v.array(id), v.minLength(1), v.maxLength(mostSessionsInOneAsk)),
      change: v.picklist(countdownChanges),
    }),
    response: response<null>(),
  },
  /** Calls off every countdown and ends the program; the answer to `quitAsked`. */
  quit: { request: v.strictObject({}), response: response<null>() },
  /** One page of what History keeps; `before`: the place behind which it begins, null: the newest. */
  searchHistory: {
    request: v.strictObject({
      query: historyQuerySchema,
      before: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
    response: response<HistoryPage>(),
  },
  /** Reads all of History again, and says whether it is as it was written. */
  verifyHistory: { request: v.strictObject({}), response: response<HistoryVerdict>() },
  /** Asks for a file and writes everything that is found to it. Answers with the file; null: the person chose none. */
  exportHistory: {
    request: v.strictObject({ query: historyQuerySchema, format: v.picklist(exportFormats) }),
    response: response<{ readonly file: string; readonly items: number } | null>(),
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
  /** Tries to reach and read a computer that may not be on the list, and lets go of it. */
  testComputer: { request: v.strictObject({ computer: computerSchema }), response: response<ComputerTest>() },
  /** Puts a computer on the list. */
  addComputer: {
    request: v.strictObject({ computer: computerSchema }),
    response: response<{ readonly host: string }>(),
  },
  /** Changes a computer of the list. */
  changeComputer: { request: v.strictObject({ host: id, computer: computerSchema }), response: response<null>() },
  /** Takes a computer off the list. */
  removeComputer: { request: v.strictObject({ host: id }), response: response<null>() },
  /** Asks for a file and writes the list to it. Answers with the file; null: the person chose none. */
  exportComputers: {
    request: v.strictObject({ format: v.picklist(exportFormats) }),
    response: response<{ readonly file: string; readonly computers: number } | null>(),
  },
  /** Asks for a file and puts the computers in it on the list. null: the person chose none. */
  importComputers: { request: v.strictObject({}), response: response<ComputerImport | null>() },
  /** Restarts or shuts down a host; `sessions`: those that were shown, so that nobody else is hit. */
  powerHost: {
    request: v.strictObject({
      host: id,
      action: v.picklist(powerActions),
      sessions: v.pipe(v.array(key), v.maxLength(mostSessionsInOneAsk)),
      reason: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestReason))),
      withoutRecord: v.boolean(),
    }),
    response: response<null>(),
  },
  /** Takes the rows of a computer that was shut down off the list, until it can be read again. */
  forgetSessions: { request: v.strictObject({ host: id }), response: response<null>() },
  /** What the program is, and what it is made of. */
  getAbout: { request: v.strictObject({}), response: response<About>() },
  /**
   * Asks for a file and writes a report for support to it; `names`: with those of users and computers. Answers with the
   * file; null: the person chose none.
   */
  saveReport: {
    request: v.strictObject({ names: v.boolean() }),
    response: response<{ readonly file: string } | null>(),
  },
  /** The window painted the lab for the first time. */
  reportPainted: { request: v.strictObject({}), response: response<null>() },
} as const;

/** Events from main to the window, with the type of what they carry. */
export const events = {
  labChanged: response<LabDelta>(),
  consoleChanged: response<ConsoleState>(),
  /** History has new entries; told at most once a second. */
  historyChanged: response<null>(),
  /** What happened without this console having asked for it; told at most once a second. */
  noticed: response<SeenNotices>(),
  /** Somebody wants to end the program while countdowns are running. */
  quitAsked: response<null>(),
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
  | 'not-kept'
  /** The computer is on the list already; the detail is the name of that entry. */
  | 'already-listed'
  /** It can't be written to History, so it was not done; it is when asked for `withoutRecord`. */
  | 'no-record';

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
