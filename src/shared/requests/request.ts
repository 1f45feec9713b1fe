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
  /** The host was taken off the list before anything was sent. */
  | 'computer-removed';

/** Why an accepted command did not lead where it should. */
export type FailureReason =
  | HostProblem
  /** The session ended before the effect showed. */
  | 'session-ended'
  /** The session left its station before the effect showed. */
  | 'left-the-station'
  /** Nothing in the session locked its screen in time. */
  | 'no-locker-answered'
  /** The host was started anew in between. */
  | 'computer-restarted'
  /** Nothing was heard of the host for a day. */
  | 'no-news'
  /** The host was taken off the list before the effect showed. */
  | 'computer-removed';

/** How a request finished (docs/design.md 1). `detail`: the host's own words, shown as data. */
export type Outcome =
  | { readonly kind: 'done'; readonly reason: 'computer-restarted' | null }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string }
  | { readonly kind: 'not-ending' }
  | { readonly kind: 'not-suspended' }
  | { readonly kind: 'called-off' }
  | { readonly kind: 'interrupted' };

/** Who a request is about, as shown when it was accepted; kept because the session may be gone later. */
export interface RequestSubject {
  readonly user: string;
  readonly fullName: string | null;
  /** The station that it held; null: none. */
  readonly station: Pick<Station, 'kind' | 'name' | 'friendlyName'> | null;
  readonly computer: string;
}

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
}
