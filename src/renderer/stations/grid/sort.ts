import { create } from 'zustand';
import { idleFor } from '../../../shared/lab/session-times';
import type { Column } from '../../../shared/settings/preferences';
import { compareNames, type Row } from '../rows';

/** By which column the rows are sorted. */
export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** By station, as the rows come. */
export const usualSort: Sort = { column: 'station', descending: false };

/** The sort of the Stations tab, as long as the window is open. */
export const useSort = create<Sort>(() => usualSort);

/** The next sort when a column's title is clicked. */
export function sortedBy({ column, descending }: Sort, clicked: Column): Sort {
  return { column: clicked, descending: column === clicked && !descending };
}

/** What a row is sorted by: a text, a number, or null: unknown or nothing, which stands last in both directions. */
const values: Readonly<Record<Column, (row: Row, now: number) => string | number | null>> = {
  station: ({ stationName }) => stationName,
  computer: ({ host }) => host.name,
  user: ({ session }) => session?.identity.user ?? null,
  name: ({ session }) => session?.fullName ?? null,
  state: ({ state }) => states.indexOf(state),
  since: ({ session, host }) => (session?.since == null ? null : session.since - host.clockOffset),
  idle: ({ session, host }, now) => (session === null ? null : idleFor(session, host, now)),
  client: ({ session, station }) => (session === null ? station?.client : session.client) ?? null,
};

/** States from what needs a look to what is free. */
const states: readonly Row['state'][] = [
  'not-ending',
  'not-suspended',
  'unknown',
  'ending',
  'suspending',
  'locking',
  'checking',
  'active',
  'locked',
  'suspended',
  'disconnected',
  'leaving',
  'opening',
  'available',
];

/** The rows in another order; rows of equal value keep the order that they have. `now`: the console's clock. */
export function sortRows(rows: readonly Row[], { column, descending }: Sort, now: number): readonly Row[] {
  if (column === 'station' && !descending) return rows;
  const keyed = rows.map((row) => ({ row, value: values[column](row, now) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    const order =
      typeof a.value === 'number' && typeof b.value === 'number'
        ? a.value - b.value
        : compareNames(String(a.value), String(b.value));
    return descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}
