import { longestMessage } from '../../../shared/ipc/contract';
import type { LabCopy } from '../../../shared/lab/snapshot';

/** What is wrong with a message; null: it can be sent. */
export type MessageProblem = 'empty' | 'notSent';

/** Judges a message as typed. */
export function messageProblem(text: string): MessageProblem | null {
  if (text.trim() === '') return 'empty';
  return charactersLeft(text) < 0 ? 'notSent' : null;
}

/** How many characters (UTF-16 units, as the contract counts) may still be typed; negative: so many too many. */
export function charactersLeft(text: string): number {
  return longestMessage - text.trim().length;
}

/** A text without control characters: lines end in `\n`, tabs are blanks. */
export function withoutControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[^\P{Cc}\n]/gu, '');
}

/** Stand for the messages that belong to no batch yet: what is for some is not meant for all. */
export const newMessages = { selection: 'new to some', all: 'new to all' } as const;
const drafts: ReadonlySet<string> = new Set(Object.values(newMessages));

/**
 * The texts of messages, as long as the window is open: by batch what was sent with it (main does not tell it again),
 * and what was typed and not sent.
 */
const texts = new Map<string, string>();

/** The text of a batch, or of a new message; empty where none is known. */
export function messageText(of: string): string {
  return texts.get(of) ?? '';
}

/** Keeps what was typed, so that closing the dialog loses nothing. */
export function keepMessageText(of: string, text: string): void {
  texts.set(of, text);
}

/**
 * The message of `of` went out: its text now belongs to a batch, and a new message begins empty. What belongs to batches
 * no longer shown is forgotten.
 */
export function messageSent(of: string, batch: string, text: string, requests: LabCopy['requests']): void {
  const shown = new Set([...requests.values()].filter(({ dismissed }) => !dismissed).map((request) => request.batch));
  for (const known of texts.keys()) if (!drafts.has(known) && !shown.has(known)) texts.delete(known);
  if (drafts.has(of)) texts.delete(of);
  texts.set(batch, text);
}
