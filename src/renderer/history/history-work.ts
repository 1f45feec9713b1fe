import { create } from 'zustand';
import type { HistoryQuery } from '../../shared/history/history-query';
import type { ExportFormat, HistoryVerdict } from '../../shared/history/history-state';
import { call, whyOf } from '../bridge';

/** How something that takes a while stands; it goes on while another tab is open. */
export type Work<T> =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly result: T }
  | { readonly state: 'failed'; readonly why: string };

/** A file that was exported. */
export interface Exported {
  readonly file: string;
  readonly items: number;
}

/** How both stand. */
export interface HistoryWorkState {
  /** null: not asked for, or dismissed. */
  readonly verify: Work<HistoryVerdict> | null;
  readonly export: Work<Exported> | null;
}

/** What is done with all of History, besides looking at it. */
export const useHistoryWork = create<HistoryWorkState>(() => ({ verify: null, export: null }));

/** Has all of History read again. */
export async function verifyHistory(): Promise<void> {
  useHistoryWork.setState({ verify: { state: 'running' } });
  try {
    const result = await call('verifyHistory', {});
    useHistoryWork.setState({ verify: { state: 'done', result } });
  } catch (error) {
    useHistoryWork.setState({ verify: { state: 'failed', why: whyOf(error) } });
  }
}

/** Has what a query finds exported to a file that the person chooses. */
export async function exportHistory(query: HistoryQuery, format: ExportFormat): Promise<void> {
  useHistoryWork.setState({ export: { state: 'running' } });
  try {
    const result = await call('exportHistory', { query, format });
    useHistoryWork.setState({ export: result === null ? null : { state: 'done', result } });
  } catch (error) {
    useHistoryWork.setState({ export: { state: 'failed', why: whyOf(error) } });
  }
}
