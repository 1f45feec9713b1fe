import { create } from 'zustand';
import type { HistoryItem } from '../../shared/history/history-item';
import type { SessionKey } from '../../shared/session/identity';
import { call } from '../bridge';
import { openView } from '../shell/view';
import { emptyHistoryList, HistoryList, type HistoryListState } from './history-list';

/** What the list of History shows. */
export const useHistoryList = create<HistoryListState>(() => emptyHistoryList);

/** The one list of History. */
export const historyList = new HistoryList(
  (query, before) => call('searchHistory', { query, before }),
  (state) => useHistoryList.setState(state),
);

interface DetailsState {
  /** The entry of which the details are open; null: none. */
  readonly entry: HistoryItem | null;
  /** The session of which the whole story is told instead; null: none. */
  readonly story: SessionKey | null;
}

/** What stands beside the list. */
export const useDetails = create<DetailsState>(() => ({ entry: null, story: null }));

/** Opens the details of an entry. */
export function showEntry(entry: HistoryItem): void {
  useDetails.setState({ entry, story: null });
}

/** Opens the History tab with everything that it has about a session, from whichever tab. */
export function showStory(story: SessionKey): void {
  useDetails.setState({ entry: null, story });
  openView('history');
}

/** Closes what stands beside the list. */
export function closeDetails(): void {
  useDetails.setState({ entry: null, story: null });
}
