import type { HistoryItem } from '../../shared/history/history-item';

/** One line of the list, and which change of History it is as of. */
export interface HistoryRow {
  readonly item: HistoryItem;
  readonly asOf: number;
}

/** What is known of what a query finds: everything from a place up to the newest, the newest first. */
export interface KnownHistory {
  readonly rows: readonly HistoryRow[];
  /** Items with lower places are not known yet; null: there are none. */
  readonly next: number | null;
}

/**
 * What is known after a page that was asked for with `before` (null: from the newest). It tells everything of its
 * range: what is no longer in it has gone. What does not border on what is known would leave a gap: a page from the
 * newest then stands for itself, another one is left out.
 */
export function withPage(known: KnownHistory, before: number | null, page: KnownHistory): KnownHistory {
  const above = before ?? Number.POSITIVE_INFINITY;
  const end = page.next ?? Number.NEGATIVE_INFINITY;
  const knownEnd = known.next ?? Number.NEGATIVE_INFINITY;
  if (above < knownEnd || end >= above) return known;
  const newest = known.rows[0]?.item.place;
  if (before === null && newest !== undefined && newest < end) return page;
  const newer = known.rows.filter(({ item }) => item.place >= above);
  const older = known.rows.filter(({ item }) => item.place < end);
  return { rows: [...newer, ...page.rows, ...older], next: knownEnd < end ? known.next : page.next };
}

/** Whether the outcome of an item is still to come. */
export function isOpen(item: HistoryItem): boolean {
  return item.kind !== 'event' && item.outcome === null;
}
