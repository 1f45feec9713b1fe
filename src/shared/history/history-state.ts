import type { HistoryBook } from './history-item';

/** What is wrong with History; null where it is meant to be asked: nothing. */
export interface HistoryTrouble {
  readonly file: string;
  /**
   * `started-afresh`: the file was damaged and is kept aside; a new one is used. `not-opened`: there is no History now.
   * `not-written`: the last entries could not be written; they are kept in memory and tried again.
   */
  readonly kind: 'started-afresh' | 'not-opened' | 'not-written';
  /** In the system's words. */
  readonly detail: string;
  /** Where the damaged file is kept; null: there is none. */
  readonly keptAs: string | null;
}

/** What one book's chain says when it is verified. */
export type BookVerdict = {
  readonly book: HistoryBook;
  readonly entries: number;
  /** UTC of the oldest entry; null: there is none. */
  readonly since: number | null;
  /** When older entries were removed last, and those older than when; null: never. */
  readonly pruned: { readonly on: number; readonly olderThan: number } | null;
  /** The first entry that is not as it was written, and what is wrong with it; null: whole. */
  readonly broken: { readonly entry: number; readonly what: string } | null;
};

/** What came of verifying all of History. */
export type HistoryVerdict = readonly BookVerdict[];

/** How History can be exported. */
export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
