import * as v from 'valibot';
import { parseSessionKey, type SessionKey } from '../session/identity';
import { type HistoryItem, historyBooks } from './history-item';

/** Outcomes that can be searched for; `open`: none yet. */
export const searchedOutcomes = [
  'open',
  'done',
  'refused',
  'failed',
  'not-ending',
  'not-suspended',
  'called-off',
  'interrupted',
] as const;
export type SearchedOutcome = (typeof searchedOutcomes)[number];

/** Longest text that can be searched for, in UTF-16 units. */
export const longestSearch = 100;
/** Items of one page. */
export const historyPageSize = 100;

const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

/** The schema of what History is searched for. */
export const historyQuerySchema = v.strictObject({
  /** Part of an account, a name, a station or a computer, in any case; empty: everything. */
  text: v.pipe(v.string(), v.maxLength(longestSearch)),
  /** One book; null: both. */
  book: v.nullable(v.picklist(historyBooks)),
  outcome: v.nullable(v.picklist(searchedOutcomes)),
  /** UTC, ms since 1970: not before, and before. null: any. */
  from: v.nullable(time),
  to: v.nullable(time),
  /** One session's whole story, with what was asked of its computer as a whole. null: any. */
  session: v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(4000),
      v.check((text) => parseSessionKey(text) !== undefined, 'not a session identity'),
      v.transform((text) => text as SessionKey),
    ),
  ),
});
export type HistoryQuery = v.InferOutput<typeof historyQuerySchema>;

/** Everything. */
export const wholeHistory: HistoryQuery = { text: '', book: null, outcome: null, from: null, to: null, session: null };

/** The newest items first. */
export interface HistoryPage {
  readonly items: readonly HistoryItem[];
  /** To be asked for next: items with a lower place. null: there are no more. */
  readonly before: number | null;
}
