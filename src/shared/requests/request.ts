import type { HostProblem } from '../lab/host';
import type { Action, NotAllowedReason } from '../session/actions';
import type { SessionKey } from '../session/identity';
import type { Station } from '../session/session';

/** Why nothing was sent. */
export type RefusalReason =
  | NotAllowedReason
  /** The host no longer lists the session that was picked; perhaps another has its id or its station now. */
  | 'session-gone'
  /** The own session, without the confirmation that is only for it. */
  | 'own-session'
  /** The session's end is already open, so nothing else is sent to it. */
  | 'already-ending'
  /** The same action is already open for this session. */
  | 'already-open'
  /** End by force is offered only for a session that does not end, or that is leaving. */
  | 'force-not-offered'
  /** The host could not be read just before; nothing was sent. */
  | 'computer-not-reachable'
  /** Somebody is on the computer who was not shown when its restart or shut-down was asked for. */
  | 'others-logged-on'
  /** The host was taken off the list before anything was sent. */
  | 'computer-removed'
  /** It could not be written to History before it was done, and nobody said to do it all the same. */
  | 'no-record';

/** Why an accepted command did not lead where it should. */
export type FailureReason =
  | HostProblem
  /** The session ended before the effect showed. */
  | 'session-ended'
  /** Nothing in the session locked its screen in time. */
  | 'no-locker-answered'
  /** The host was started anew in between. */
  | 'computer-restarted'
  /** The host was to restart or shut down, and still runs after the time limit. */
  | 'still-running'
  /** Nothing was heard of the host for a day. */
  | 'no-news'
  /** The host was taken off the list before the effect showed. */
  | 'computer-removed';

/** Why a countdown was called off; nothing was ended. */
export type CallOffReason =
  | 'administrator'
  /** The host could not be read for some time, or not at the end of the countdown. */
  | 'computer-not-reachable'
  | 'computer-restarted'
  /** It was asked to restart or to shut down. */
  | 'computer-going-down'
  | 'computer-removed'
  /** The computer on which this program runs went to sleep. */
  | 'sleep'
  /** The program was asked to end. */
  | 'quit';

/**
 * How something was done, where there is more to say. `gone-before`: the session went by itself before its countdown was
 * over. `not-confirmed`: a computer that was shut down did not answer for a day. `not-locked`: suspended, and no screen
 * locker answered, so that anyone at the seat can switch back to it.
 */
export type DoneReason = 'computer-restarted' | 'gone-before' | 'not-confirmed' | 'not-locked';

/** How a request finished (docs/design.md 1). `detail`: the host's own words, shown as data. */
export type Outcome =
  | { readonly kind: 'done'; readonly reason: DoneReason | null }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string }
  | { readonly kind: 'not-ending' }
  | { readonly kind: 'not-suspended' }
  | { readonly kind: 'called-off'; readonly reason: CallOffReason }
  | { readonly kind: 'interrupted' };

/** Who a request is about, as shown when it was accepted; kept because the session may be gone later. */
export interface RequestSubject {
  readonly user: string;
  readonly fullName: string | null;
  /** The station that it held; null: none. */
  readonly station: Pick<Station, 'kind' | 'name' | 'friendlyName'> | null;
  readonly computer: string;
}

/** What is known of the warning that goes before an End: whether it is on the user's screen. */
export type Warning =
  | { readonly state: 'on-its-way' }
  | { readonly state: 'shown' }
  /** `detail`: the host's own words, shown as data. */
  | { readonly state: 'not-shown'; readonly reason: NotAllowedReason | HostProblem; readonly detail: string };

/** One action on one session, from its acceptance to its one outcome. */
export interface RequestRecord {
  readonly id: string;
  /** Requests of one click share a batch. */
  readonly batch: string;
  readonly action: Action;
  readonly force: boolean;
  readonly session: SessionKey;
  readonly host: string;
  readonly subject: RequestSubject;
  /** Why, in the administrator's words; null: nothing was said. */
  readonly reason: string | null;
  /** The countdown before an End: main's monotonic time at which it is over, in ms. null: none, or not any more. */
  readonly endsAt: number | null;
  /** How the last warning went; null: no warning was asked for. */
  readonly warning: Warning | null;
  /** Console's clock, ms since 1970. */
  readonly acceptedAt: number;
  /** null while open. */
  readonly outcome: Outcome | null;
  /** Console's clock at the outcome. */
  readonly settledAt: number | null;
  /** Its session still shows *Not ending* or *Not suspended*: it neither went nor left its station since. */
  readonly standing: boolean;
  /** Taken off the outcome panel; still here while it is standing. */
  readonly dismissed: boolean;
}

/** What an administrator asks for: one action on the sessions that were picked. */
export interface Ask {
  readonly action: Action;
  readonly force: boolean;
  readonly sessions: readonly SessionKey[];
  /** The administrator said yes to acting on the own session. */
  readonly ownConfirmed: boolean;
  /** The message; only with `message`. */
  readonly text: string | null;
  /** The message goes by itself after some seconds; only with `message`. Else it stays until the user has seen it. */
  readonly brief: boolean;
  /** Why, kept in History; null: nothing was said. */
  readonly reason: string | null;
  /** How long before the end users are warned, in ms; only with `end`, without force. null: ended at once. */
  readonly warn: number | null;
  /**
   * The administrator said yes to ending those sooner whose countdown is running and would be over later. Else an End of
   * one of them joins the one that is running.
   */
  readonly sooner: boolean;
  /** The administrator said yes to acting although it can't be written to History. */
  readonly withoutRecord: boolean;
}
