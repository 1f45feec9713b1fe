import type { LabEventType } from '../lab/host-memory';
import type { PowerAction } from '../lab/power';
import type { Outcome, RequestSubject } from '../requests/request';
import type { Action } from '../session/actions';
import type { SessionKey } from '../session/identity';

/** What History keeps apart: what administrators asked for, and what users did themselves. Each has a time limit. */
export const historyBooks = ['actions', 'events'] as const;
export type HistoryBook = (typeof historyBooks)[number];

/** What is kept of an event: what is told of users. (That one was found or missing says nothing about them.) */
export type KeptEventType = Exclude<LabEventType, 'found' | 'missing'>;

interface ItemBase {
  /** Place in History: a later item has a higher one. Never used twice. */
  readonly place: number;
  /** UTC, ms since 1970. */
  readonly at: number;
  readonly simulated: boolean;
}

/** What is about one session. */
interface SessionItem extends ItemBase {
  readonly session: SessionKey;
  readonly subject: RequestSubject;
}

/** What an administrator asked for, and how it went. */
interface AskedItem {
  /** Account of the administrator, and the computer on which this program ran. */
  readonly by: string;
  readonly from: string;
  readonly reason: string | null;
  /** null: open. */
  readonly outcome: Outcome | null;
  readonly settledAt: number | null;
}

/** A request with its outcome. */
export interface HistoryAction extends SessionItem, AskedItem {
  readonly kind: 'action';
  readonly action: Action;
  readonly force: boolean;
  /** How long before the end the user was to be warned, in ms; null: not at all. */
  readonly warn: number | null;
  /** The message, where texts are kept. */
  readonly text: string | null;
}

/** The restart or shut-down of a computer, with its outcome. */
export interface HistoryPower extends ItemBase, AskedItem {
  readonly kind: 'power';
  readonly action: PowerAction;
  /** The computer, as it was called then. */
  readonly subject: Pick<RequestSubject, 'computer'>;
  /** How many sessions were on it. */
  readonly sessions: number;
}

/** What a user did, as a reading showed it. */
export interface HistoryEvent extends SessionItem {
  readonly kind: 'event';
  readonly event: KeptEventType;
}

/** One line of the History tab. */
export type HistoryItem = HistoryAction | HistoryPower | HistoryEvent;
