import type { HistoryBook } from '../../shared/history/history-item';
import type { HistoryPage, HistoryQuery } from '../../shared/history/history-query';
import type { ExportFormat, HistoryVerdict } from '../../shared/history/history-state';
import type { LeftOpen, PowerLeftOpen } from '../requests/recorder';
import type { WriteOp, Written } from './history-database';

/** Everything that main asks its store for: what it sends, and what it is answered. */
export interface StoreCalls {
  /** Opens History, also where it is open; `thorough`: reads all of the file. */
  readonly open: {
    readonly request: {
      readonly folder: string;
      readonly run: string;
      readonly now: number;
      readonly thorough: boolean;
    };
    /** What was wrong with the file that was there, and where it is kept; null: nothing. */
    readonly response: { readonly detail: string; readonly keptAs: string } | null;
  };
  /** Writes all of it or nothing. `more`: the rest comes with the next call, and nothing is written before that. */
  readonly write: {
    readonly request: { readonly ops: readonly WriteOp[]; readonly more: boolean };
    readonly response: Written | null;
  };
  readonly leftOpen: { readonly request: null; readonly response: readonly (LeftOpen | PowerLeftOpen)[] };
  readonly search: {
    readonly request: { readonly query: HistoryQuery; readonly before: number | null };
    readonly response: HistoryPage;
  };
  readonly verify: { readonly request: null; readonly response: HistoryVerdict };
  /** The answer is the number of items. */
  readonly exportTo: {
    readonly request: { readonly file: string; readonly query: HistoryQuery; readonly format: ExportFormat };
    readonly response: number;
  };
  /** Removes entries from before these times; the answer is how many. */
  readonly prune: {
    readonly request: { readonly olderThan: Readonly<Record<HistoryBook, number>>; readonly on: number };
    readonly response: number;
  };
  readonly close: { readonly request: null; readonly response: null };
}

export type StoreCallName = keyof StoreCalls;

/** One call on its way to the store. */
export type StoreCall = {
  [N in StoreCallName]: { readonly id: number; readonly name: N; readonly request: StoreCalls[N]['request'] };
}[StoreCallName];

/** What comes back. `damaged`: the file is not as it should be. */
export type StoreAnswer =
  | { readonly id: number; readonly ok: true; readonly response: StoreCalls[StoreCallName]['response'] }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly damaged: boolean };
