import { hash } from 'node:crypto';
import type {
  HistoryAction,
  HistoryEvent,
  HistoryItem,
  HistoryPower,
  KeptEventType,
} from '../../shared/history/history-item';
import type { PowerAction, PowerRecord } from '../../shared/lab/power';
import type { Outcome, RequestRecord, RequestSubject } from '../../shared/requests/request';
import type { Action } from '../../shared/session/actions';
import { parseSessionKey, type SessionIdentity, type SessionKey } from '../../shared/session/identity';

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

/** What is kept of a request to restart or shut down a computer when it is accepted. */
export interface PowerContent extends Who {
  readonly kind: 'power';
  readonly at: number;
  readonly id: string;
  readonly action: PowerAction;
  /** Id of the computer in this console's list, and its boot then. */
  readonly host: string;
  readonly boot: string;
  readonly subject: Pick<RequestSubject, 'computer'>;
  /** How many sessions were on it. */
  readonly sessions: number;
  readonly reason: string | null;
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
export type PowerEntry = Stamp & PowerContent;
/** `of`: place of its request. */
export type OutcomeEntry = Stamp & { readonly of: number } & OutcomeContent;
export type EventEntry = Stamp & EventContent;
/** One entry of a book. Its text, exactly as it was written, is what the chain is made of. */
export type Entry = RequestEntry | PowerEntry | OutcomeEntry | EventEntry;

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

/** All that a search by text looks at, one a line; of a computer as a whole there is only its name. */
export function searchText(subject: RequestSubject | PowerContent['subject']): string {
  if (!('user' in subject)) return folded(subject.computer);
  const { user, fullName, station, computer } = subject;
  return [user, fullName ?? '', station?.name ?? '', station?.friendlyName ?? '', computer].map(folded).join('\n');
}

/** A computer from one start to the next, as one text. */
export function bootText({ host, boot }: Pick<SessionIdentity, 'host' | 'boot'>): string {
  return JSON.stringify([host, boot]);
}

/** What an entry is about, as one text: a session, or a computer from one start to the next. */
export function aboutText(content: RequestContent | PowerContent | EventContent): string {
  return content.kind === 'power' ? bootText(content) : content.session;
}

/** One line of the History tab. `outcome`: of the request; null: it is open, or this is an event. */
export function itemOf(entry: RequestEntry | PowerEntry | EventEntry, outcome: OutcomeEntry | null): HistoryItem {
  const { place, at, simulated } = entry;
  const settled = { outcome: outcome?.outcome ?? null, settledAt: outcome?.at ?? null };
  if (entry.kind === 'power') {
    const { subject, by, from, action, sessions, reason } = entry;
    const asked = { by, from, action, sessions, reason };
    return { place, at, subject, simulated, kind: 'power', ...asked, ...settled } satisfies HistoryPower;
  }
  const { session, subject } = entry;
  const base = { place, at, session, subject, simulated };
  if (entry.kind === 'event') return { ...base, kind: 'event', event: entry.event } satisfies HistoryEvent;
  const { by, from, action, force, reason, warn, text } = entry;
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

/** The same of a computer that was to restart or shut down. */
export function powerRecordOf({ id, action, host, boot, subject, sessions, reason, at }: PowerEntry): PowerRecord {
  const { computer } = subject;
  return { id, action, host, boot, computer, sessions, reason, acceptedAt: at, outcome: null, settledAt: null };
}
