import type { MessageBox } from './wts-api';
import type { WtsMoment } from './wts-moment';

/** One command for one session, which has to be the one that logged on at that time. */
export type WtsCommand =
  | { readonly session: number; readonly logon: string; readonly what: 'disconnect' | 'log-off' }
  | { readonly session: number; readonly logon: string; readonly what: 'message'; readonly box: MessageBox };

/** Everything that main asks a worker for: what it sends, and what it is answered. */
export interface WtsCalls {
  /** Looks whether a host answers. */
  readonly reach: { readonly request: null; readonly response: null };
  /** Waits for events of a host, from now on; so does `read`. */
  readonly watch: { readonly request: null; readonly response: null };
  readonly read: { readonly request: null; readonly response: WtsMoment };
  /** Which accounts administer a host; null: there is no such account. */
  readonly administrators: {
    readonly request: { readonly accounts: readonly string[] };
    readonly response: readonly (boolean | null)[];
  };
  readonly act: { readonly request: WtsCommand; readonly response: null };
}

export type WtsCallName = keyof WtsCalls;

/** One call on its way to a worker. `host`: main's number for it; `server`: its name, null for this computer. */
export type WtsCall = {
  [N in WtsCallName]: {
    readonly id: number;
    readonly host: number;
    readonly server: string | null;
    readonly name: N;
    readonly request: WtsCalls[N]['request'];
  };
}[WtsCallName];

/** What main sends. `forget`: nothing more is asked about a host; its handle is closed. */
export type ToWorker = WtsCall | { readonly name: 'forget'; readonly host: number };

/** Why a call failed. */
export type WtsFailure =
  /** `code`: what GetLastError said. */
  | { readonly kind: 'windows'; readonly code: number; readonly message: string }
  /** Windows answered something that has another form than the SDK says. */
  | { readonly kind: 'layout'; readonly message: string }
  /** The library of Windows, or the one that calls it, could not be loaded. */
  | { readonly kind: 'not-loaded'; readonly message: string };

/**
 * What comes back: an answer; or, unasked, that it can be asked now, that something happened on a host, or that it can't be
 * waited for.
 */
export type FromWorker =
  | { readonly event: 'ready' }
  | { readonly id: number; readonly ok: true; readonly response: WtsCalls[WtsCallName]['response'] }
  | { readonly id: number; readonly ok: false; readonly failure: WtsFailure }
  | HostEvent;

/** What a worker tells of a host unasked. */
export type HostEvent =
  | { readonly event: 'changed'; readonly host: number }
  | { readonly event: 'wait-failed'; readonly host: number; readonly code: number };
