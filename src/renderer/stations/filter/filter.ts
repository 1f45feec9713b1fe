import { create } from 'zustand';
import type { Host } from '../../../shared/lab/host';
import type { LiveState } from '../../../shared/session/session';
import { plainText } from '../plain-text';
import type { Row } from '../rows';

/** What a row counts as; each row is in exactly one of these. */
export const categories = ['active', 'locked', 'suspended', 'disconnected', 'available', 'opening'] as const;
export type Category = (typeof categories)[number];

/** The filter by state: everything, one category, or what needs attention. */
export type StateFilter = 'all' | Category | 'attention';

/** Where to look: everywhere, in one room, or on one computer (by its id). */
export type Place =
  | { readonly kind: 'all' }
  | { readonly kind: 'room'; readonly room: string }
  | { readonly kind: 'computer'; readonly host: string };

/** What the Stations tab shows of all rows. It never decides what an "all" covers. */
export interface Filter {
  readonly search: string;
  readonly state: StateFilter;
  readonly place: Place;
  readonly showFree: boolean;
}

/** Everything is shown. */
export const noFilter: Filter = { search: '', state: 'all', place: { kind: 'all' }, showFree: true };

/** The filter of the Stations tab, as long as the window is open. */
export const useFilter = create<Filter>(() => noFilter);

/** What a row counts as; what is under way on a session does not change it before the host shows it. */
export function categoryOf({ session, station }: Row): Category {
  if (session !== null) return session.state satisfies LiveState;
  return station?.opening ? 'opening' : 'available';
}

/** Not ending, not suspended, or reported ended and still there. */
export function needsAttention({ state, session }: Row): boolean {
  return state === 'not-ending' || state === 'not-suspended' || (session?.reportedEndedAt ?? null) !== null;
}

/** The rows at a place that hold the search text in user, name, station, computer or client: those that are counted. */
export function searchRows(rows: readonly Row[], { search, place }: Filter): Row[] {
  const words = plainText(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => isAt(row, place) && holdsAll(row, words));
}

/** Of the rows found, those of the chosen state. Free stations are also hidden where the person does not want them. */
export function filterRows(found: readonly Row[], { state, showFree }: Filter): Row[] {
  return found.filter((row) => {
    if (state === 'attention') return needsAttention(row);
    const category = categoryOf(row);
    return state === 'all' ? showFree || category !== 'available' : category === state;
  });
}

/** How many rows there are of each state; `all` is the sum of the categories, without free stations where they are hidden. */
export function countRows(found: readonly Row[], showFree: boolean): Readonly<Record<StateFilter, number>> {
  const counts = {
    all: found.length,
    active: 0,
    locked: 0,
    suspended: 0,
    disconnected: 0,
    available: 0,
    opening: 0,
    attention: 0,
  };
  for (const row of found) {
    counts[categoryOf(row)]++;
    if (needsAttention(row)) counts.attention++;
  }
  if (!showFree) counts.all -= counts.available;
  return counts;
}

function isAt({ host }: Row, place: Place): boolean {
  switch (place.kind) {
    case 'all':
      return true;
    case 'room':
      return host.room === place.room;
    case 'computer':
      return host.id === place.host;
  }
}

function holdsAll(row: Row, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searchedText(row);
  return words.every((word) => text.includes(word));
}

/** What is searched of a row, made once for each: rows that did not change stay the same object. */
const searchedTexts = new WeakMap<Row, string>();

function searchedText(row: Row): string {
  let text = searchedTexts.get(row);
  if (text === undefined) {
    const { session, station, stationName, host } = row;
    const client = session === null ? station?.client : session.client;
    const texts = [session?.identity.user, session?.fullName, stationName, host.name, client];
    text = plainText(texts.filter((one) => one != null).join('\n'));
    searchedTexts.set(row, text);
  }
  return text;
}

/** The places that can be chosen: everywhere, then rooms, then computers. */
export function placesOf(hosts: Iterable<Host>): Place[] {
  const list = [...hosts].sort((a, b) => (a.name < b.name ? -1 : 1));
  const rooms = [...new Set(list.flatMap(({ room }) => room ?? []))].sort();
  return [
    { kind: 'all' },
    ...rooms.map((room): Place => ({ kind: 'room', room })),
    ...list.map(({ id }): Place => ({ kind: 'computer', host: id })),
  ];
}

/** Whether two places are the same one. */
export function samePlace(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
