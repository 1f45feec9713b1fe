import { create } from 'zustand';
import type { HistoryBook } from '../../shared/history/history-item';
import type { HistoryQuery, SearchedOutcome } from '../../shared/history/history-query';

/** Ranges of time that can be chosen; `days`: between two days. */
export const historyRanges = ['all', 'today', 'week', 'month', 'days'] as const;
export type HistoryRange = (typeof historyRanges)[number];

/** What the History tab is searched and filtered by. */
export interface HistoryFilter {
  readonly text: string;
  readonly range: HistoryRange;
  /** Days of the console's clock, `2026-07-25`, both included; empty: any. They count with the range `days` only. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly outcome: SearchedOutcome | null;
  readonly book: HistoryBook | null;
}

/** Everything. */
export const noHistoryFilter: HistoryFilter = {
  text: '',
  range: 'all',
  firstDay: '',
  lastDay: '',
  outcome: null,
  book: null,
};

/** The filter of the History tab. */
export const useHistoryFilter = create<HistoryFilter>(() => noHistoryFilter);

/** Days before today with which a range begins. */
const daysBack = { today: 0, week: 6, month: 29 } as const;

/** What a filter asks History for; `now`: the console's clock, ms since 1970, of which only the day counts. */
export function queryOf({ text, range, firstDay, lastDay, outcome, book }: HistoryFilter, now: number): HistoryQuery {
  const query = { text: text.trim(), book, outcome, from: null, to: null, session: null };
  if (range === 'all') return query;
  if (range === 'days') return { ...query, from: startOf(firstDay, 0), to: startOf(lastDay, 1) };
  return { ...query, from: startOfDay(now, -daysBack[range]) };
}

/** Whether the first day comes after the last one: nothing can be found then. */
export function daysAreWrong({ range, firstDay, lastDay }: HistoryFilter): boolean {
  return range === 'days' && firstDay !== '' && lastDay !== '' && firstDay > lastDay;
}

/** When a day begins by the console's clock, so many days after that of a time. ms since 1970. */
export function startOfDay(time: number, daysLater: number): number {
  const day = new Date(time);
  // Not by adding hours: days with a change of the clock are shorter or longer.
  day.setDate(day.getDate() + daysLater);
  return day.setHours(0, 0, 0, 0);
}

/** The same for a day as text; null: it is no day, or not one that History could know. */
function startOf(day: string, daysLater: number): number | null {
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return null;
  const [, year, month, date] = parts.map(Number) as [number, number, number, number];
  const time = new Date(2000, 0, 1);
  time.setFullYear(year, month - 1, date);
  const start = startOfDay(time.getTime(), daysLater);
  return Number.isNaN(start) ? null : Math.max(0, start);
}
