import { type HistoryPage, type HistoryQuery, historyPageSize } from '../../shared/history/history-query';
import { whyOf } from '../bridge';
import { type HistoryRow, isOpen, type KnownHistory, withPage } from './known-history';

/** What the list of History shows. */
export interface HistoryListState extends KnownHistory {
  /** What the rows were found with; null: nothing was answered yet. */
  readonly query: HistoryQuery | null;
  /** Another query is on its way. */
  readonly searching: boolean;
  /** There are newer entries than the first row; they are not put above what the person is looking at. */
  readonly newer: boolean;
  /** Why the last question was not answered; null: it was. */
  readonly why: string | null;
}

/** Before anything was asked. */
export const emptyHistoryList: HistoryListState = {
  query: null,
  rows: [],
  next: null,
  searching: false,
  newer: false,
  why: null,
};

/** Which rows are in view, by their place in the list. */
export interface HistoryView {
  readonly first: number;
  readonly last: number;
  /** Nothing is scrolled away above. */
  readonly atTop: boolean;
}

const top: HistoryView = { first: 0, last: 0, atTop: true };

/** So many rows before the end of what is known the next page is asked for. */
const margin = historyPageSize / 2;

/**
 * Reads History page by page, as far as it is looked at, and keeps what is in view up to date. It asks one question at
 * a time, always the one that matters most now: so an answer never takes the place of a newer one, and what is typed
 * meanwhile waits for one answer at most.
 */
export class HistoryList {
  readonly #search: (query: HistoryQuery, before: number | null) => Promise<HistoryPage>;
  readonly #show: (state: HistoryListState) => void;
  #state = emptyHistoryList;
  #wanted: HistoryQuery | null = null;
  #view = top;
  /** How often History has changed, and as of which of these the newest page is. */
  #changes = 0;
  #newestAsOf = 0;
  #failed = false;
  #asking = false;

  constructor(
    search: (query: HistoryQuery, before: number | null) => Promise<HistoryPage>,
    show: (state: HistoryListState) => void,
  ) {
    this.#search = search;
    this.#show = show;
  }

  /** Shows what a query finds. */
  find(query: HistoryQuery): void {
    if (this.#wanted !== null && sameQuery(query, this.#wanted)) return;
    this.#wanted = query;
    this.#failed = false;
    this.#put({ searching: true });
    void this.#askOn();
  }

  /** History has changed, or may have. */
  changed(): void {
    this.#changes++;
    this.retry();
  }

  /** Asks again what was not answered. */
  retry(): void {
    this.#failed = false;
    void this.#askOn();
  }

  /** Other rows are in view now. */
  look(view: HistoryView): void {
    this.#view = view;
    void this.#askOn();
  }

  async #askOn(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    for (let before = this.#nextQuestion(); before !== undefined; before = this.#nextQuestion()) {
      const query = this.#wanted;
      if (query === null) break;
      const asOf = this.#changes;
      try {
        const page = await this.#search(query, before);
        if (query === this.#wanted) this.#answered(query, before, asOf, page);
      } catch (error) {
        if (query === this.#wanted) this.#notAnswered(query, whyOf(error));
      }
    }
    this.#asking = false;
  }

  /** The place before which to ask now; null: from the newest. undefined: nothing is to be asked. */
  #nextQuestion(): number | null | undefined {
    const { query, rows, next, newer } = this.#state;
    if (this.#wanted === null || this.#failed) return undefined;
    const outdated = this.#newestAsOf < this.#changes;
    if (query !== this.#wanted || (this.#atTop ? outdated || newer : outdated && !newer)) return null;
    if (next !== null && this.#view.last >= rows.length - margin) return next;
    const inView = rows.slice(this.#view.first, this.#view.last + 1);
    const stale = inView.find(({ item, asOf }) => isOpen(item) && asOf < this.#changes);
    return stale === undefined ? undefined : stale.item.place + 1;
  }

  get #atTop(): boolean {
    return this.#view.atTop || this.#state.rows.length === 0;
  }

  #answered(query: HistoryQuery, before: number | null, asOf: number, { items, before: next }: HistoryPage): void {
    const page = { rows: items.map((item): HistoryRow => ({ item, asOf })), next };
    if (before === null) this.#newestAsOf = asOf;
    if (query !== this.#state.query) {
      this.#view = top;
      this.#put({ query, ...page, searching: false, newer: false, why: null });
    } else if (before !== null || this.#atTop) {
      const newer = before === null ? false : this.#state.newer;
      this.#put({ ...withPage(this.#state, before, page), newer, why: null });
    } else {
      // What is newer than the first row would move what the person is looking at.
      const newest = this.#state.rows[0]?.item.place ?? -1;
      const rows = page.rows.filter(({ item }) => item.place <= newest);
      const newer = rows.length < page.rows.length;
      this.#put({ ...withPage(this.#state, newest + 1, { rows, next }), newer, why: null });
    }
  }

  #notAnswered(query: HistoryQuery, why: string): void {
    this.#failed = true;
    // What another query found is not shown for this one.
    if (query === this.#state.query) this.#put({ why });
    else this.#put({ ...emptyHistoryList, why });
  }

  #put(changes: Partial<HistoryListState>): void {
    this.#state = { ...this.#state, ...changes };
    this.#show(this.#state);
  }
}

/** Whether two queries find the same. */
export function sameQuery(a: HistoryQuery, b: HistoryQuery): boolean {
  return (Object.keys(a) as (keyof HistoryQuery)[]).every((part) => a[part] === b[part]);
}
