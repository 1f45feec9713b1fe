import { hash } from 'node:crypto';
import type { HistoryAction, HistoryEvent, HistoryItem, KeptEventType } from '../../shared/history/history-item';
import type { Outcome, RequestRecord, RequestSubject } from '../../shared/requests/request';
import type { Action } from '../../shared/session/actions';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';

/** Who acts, and on which computer the program runs. */
export interface Who {
  /** Account name. */
  readonly by: string;
  /** Host name. */
  readonly from: string;
}

/** What is kept of a request when it is accepted. */
export interface RequestContent extends Who {
  readonly kind: 'request';
  /** UTC, ms since 1970; so in every entry. */
  readonly at: number;
  readonly id: string;
  readonly batch: string;
  readonly action: Action;
  readonly force: boolean;
  readonly session: SessionKey;
  readonly subject: RequestSubject;
  readonly reason: string | null;
  /** How long (ms) before the end the user was to be warned; null: not at all. */
  readonly warn: number | null;
  /** The message, where texts are kept. */
  readonly text: string | null;
  readonly simulated: boolean;
}

/** What is kept of an outcome. Who: the program that saw it, which may be a later run than the one that asked. */
export interface OutcomeContent extends Who {
  readonly kind: 'outcome';
  readonly at: number;
  /** Id of the request. */
  readonly id: string;
  readonly outcome: Outcome;
}

/** What is kept of something that a user did. */
export interface EventContent {
  readonly kind: 'event';
  readonly at: number;
  readonly event: KeptEventType;
  readonly session: SessionKey;
  readonly subject: RequestSubject;
  readonly simulated: boolean;
}

/** What an entry gets when it is appended: its place in all of History, and its number in its book, from 1. */
interface Stamp {
  readonly place: number;
  readonly seq: number;
}

export type RequestEntry = Stamp & RequestContent;
/** `of`: place of its request. */
export type OutcomeEntry = Stamp & { readonly of: number } & OutcomeContent;
export type EventEntry = Stamp & EventContent;
/** One entry of a book. Its text, exactly as it was written, is what the chain is made of. */
export type Entry = RequestEntry | OutcomeEntry | EventEntry;

/** What stands before the first entry of a book, in the place of a hash. */
export const noHash: Uint8Array = new Uint8Array(32);

/** The hash of an entry: of the hash before it and its own text. */
export function chained(before: Uint8Array, text: string | Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([before, Buffer.from(text)]), 'buffer');
}

/** What is searched for, or searched in: any case, and any width of a letter, is the same. Always one line. */
export function folded(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\0\n]/g, ' ');
}

/** All that a search by text looks at, one a line. */
export function searchText({ user, fullName, station, computer }: RequestSubject): string {
  return [user, fullName ?? '', station?.name ?? '', station?.friendlyName ?? '', computer].map(folded).join('\n');
}

/** One line of the History tab. `outcome`: of the request; null: it is open, or this is an event. */
export function itemOf(entry: RequestEntry | EventEntry, outcome: OutcomeEntry | null): HistoryItem {
  const { place, at, session, subject, simulated } = entry;
  const base = { place, at, session, subject, simulated };
  if (entry.kind === 'event') return { ...base, kind: 'event', event: entry.event } satisfies HistoryEvent;
  const { by, from, action, force, reason, warn, text } = entry;
  const settled = { outcome: outcome?.outcome ?? null, settledAt: outcome?.at ?? null };
  return { ...base, kind: 'action', by, from, action, force, reason, warn, text, ...settled } satisfies HistoryAction;
}

/** A request as it was accepted. */
export function recordOf({ id, batch, action, force, session, subject, reason, at }: RequestEntry): RequestRecord {
  return {
    id,
    batch,
    action,
    force,
    session,
    host: parseSessionKey(session)?.host ?? '',
    subject,
    reason,
    endsAt: null,
    warning: null,
    acceptedAt: at,
    outcome: null,
    settledAt: null,
    standing: false,
    dismissed: false,
  };
}
