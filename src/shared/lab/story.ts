import type { Outcome } from '../requests/request';
import type { Action } from '../session/actions';
import type { LabEventType } from './host-memory';

/** Entries kept of one session besides the first, which says how it was found; the oldest of them go first. */
export const mostEntriesKept = 50;

/** One thing that happened to a session while this console looked on. `at`: console's clock, ms since 1970. */
export type StoryEntry =
  /** A reading showed it. `station`: the id of the station that the session then held; null: none. */
  | { readonly at: number; readonly kind: 'seen'; readonly event: LabEventType; readonly station: string | null }
  /** This console was asked for it. */
  | { readonly at: number; readonly kind: 'asked'; readonly action: Action; readonly force: boolean }
  /** What came of that. */
  | {
      readonly at: number;
      readonly kind: 'outcome';
      readonly action: Action;
      readonly force: boolean;
      readonly outcome: Outcome;
    };
