import { historyDaysBounds } from '../../shared/settings/preferences';

/** A number of days as it was typed, also in full width; null: it is no whole number, or out of bounds. */
export function daysOf(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  const [least, most] = historyDaysBounds;
  const days = Number(text);
  return /^\d+$/.test(text) && days >= least && days <= most ? days : null;
}
