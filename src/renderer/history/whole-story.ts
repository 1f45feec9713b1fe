import type { HistoryItem } from '../../shared/history/history-item';
import { type HistoryPage, type HistoryQuery, wholeHistory } from '../../shared/history/history-query';
import type { SessionKey } from '../../shared/session/identity';

/** Reads everything that History has about a session, the oldest first. */
export async function readWholeStory(
  search: (query: HistoryQuery, before: number | null) => Promise<HistoryPage>,
  session: SessionKey,
): Promise<HistoryItem[]> {
  const items: HistoryItem[] = [];
  let before: number | null = null;
  do {
    const page: HistoryPage = await search({ ...wholeHistory, session }, before);
    items.push(...page.items);
    before = page.before;
  } while (before !== null);
  return items.reverse();
}
