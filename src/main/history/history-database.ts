import { type HistoryBook, historyBooks } from '../../shared/history/history-item';
import type { LeftOpen, PowerLeftOpen } from '../requests/recorder';
import {
  aboutText,
  chained,
  type EventContent,
  noHash,
  type OutcomeContent,
  type PowerContent,
  type PowerEntry,
  powerRecordOf,
  type RequestContent,
  type RequestEntry,
  recordOf,
  searchText,
} from './entry';
import type { Database } from './sqlite';

/** One thing to be written. */
export type WriteOp =
  | RequestContent
  | PowerContent
  | OutcomeContent
  | EventContent
  /** The command of a request goes out now. No entry: it is only noted while the request is open. */
  | { readonly kind: 'sending'; readonly id: string; readonly at: number };

/** What became of things that were written. */
export interface Written {
  /** Number of new entries. */
  readonly entries: number;
  /** Requests that were said to be going out, but are not open here. */
  readonly unknown: readonly string[];
}

/** Where a book ends. */
interface Head {
  readonly seq: number;
  readonly place: number;
  readonly hash: Uint8Array;
}

type Heads = Record<HistoryBook, Head>;

/** What is written to a History file, and what is open in it. Everything waits for the disk. */
export class HistoryDatabase {
  readonly #db: Database;
  readonly #run: string;

  /** `run`: the run of the program to which new requests belong. */
  constructor(db: Database, run: string) {
    this.#db = db;
    this.#run = run;
  }

  /**
   * Writes all of it or nothing, in this order. What is there already is not written again: a request that is open, and
   * the outcome of one that is not.
   */
  write(ops: readonly WriteOp[]): Written {
    return this.#db.transaction(() => {
      const before: Readonly<Heads> = { actions: this.#head('actions'), events: this.#head('events') };
      const heads: Heads = { ...before };
      const unknown = ops.filter((op) => !this.#writeOne(op, heads)).map((op) => ('id' in op ? op.id : ''));
      let entries = 0;
      for (const book of historyBooks) {
        const more = heads[book].seq - before[book].seq;
        if (more > 0) this.#keepHead(book, heads[book]);
        entries += more;
      }
      return { entries, unknown };
    });
  }

  /**
   * Requests without an outcome whose run is not alive any more; they belong to this run then. To be called in the lock
   * of the folder.
   */
  takeOver(isAlive: (run: string) => boolean): (LeftOpen | PowerLeftOpen)[] {
    const runs = this.#db.all<{ run: string }>('SELECT DISTINCT run FROM open WHERE run <> ?', this.#run);
    const over = runs.map(({ run }) => run).filter((run) => !isAlive(run));
    return this.#db.transaction(() => over.flatMap((run) => this.#takeOverFrom(run)));
  }

  /** False: it is about a request that is not open here. */
  #writeOne(op: WriteOp, heads: Heads): boolean {
    if (op.kind === 'event') {
      this.#addItem(this.#append('events', op, heads), op, null);
      return true;
    }
    const place = this.#db.get<{ place: number }>('SELECT place FROM open WHERE id = ?', op.id)?.place;
    switch (op.kind) {
      case 'request':
      case 'power':
        if (place === undefined) this.#accept(op, heads);
        return true;
      case 'outcome':
        if (place !== undefined) this.#settle(op, place, heads);
        return true;
      case 'sending':
        this.#db.run('UPDATE open SET sent_at = ? WHERE id = ?', op.at, op.id);
        return place !== undefined;
    }
  }

  #accept(request: RequestContent | PowerContent, heads: Heads): void {
    const place = this.#append('actions', request, heads);
    this.#addItem(place, request, 'open');
    this.#db.run('INSERT INTO open (place, id, run) VALUES (?, ?, ?)', place, request.id, this.#run);
  }

  #settle(content: OutcomeContent, of: number, heads: Heads): void {
    const settled = this.#append('actions', { of, ...content }, heads);
    this.#db.run('UPDATE item SET outcome = ?, settled = ? WHERE place = ?', content.outcome.kind, settled, of);
    this.#db.run('DELETE FROM open WHERE place = ?', of);
  }

  /** The answer is its place. */
  #append(book: HistoryBook, content: object, heads: Heads): number {
    const place = Math.max(heads.actions.place, heads.events.place) + 1;
    const head = heads[book];
    const seq = head.seq + 1;
    const text = JSON.stringify({ place, seq, ...content });
    const hash = chained(head.hash, text);
    this.#db.run(`INSERT INTO ${book} (place, hash, text) VALUES (?, ?, ?)`, place, hash, text);
    heads[book] = { seq, place, hash };
    return place;
  }

  #addItem(place: number, content: RequestContent | PowerContent | EventContent, outcome: 'open' | null): void {
    const { at } = content;
    const about = aboutText(content);
    const search = searchText(content.subject);
    const known = this.#db.get<{ id: number }>(
      'SELECT id FROM subject WHERE session = ? AND search = ?',
      about,
      search,
    );
    if (known === undefined) this.#db.run('INSERT INTO subject (session, search) VALUES (?, ?)', about, search);
    const id = known?.id ?? this.#db.get<{ id: number }>('SELECT last_insert_rowid() AS id')?.id ?? 0;
    this.#db.run('INSERT INTO item (place, at, subject, outcome) VALUES (?, ?, ?, ?)', place, at, id, outcome);
  }

  #head(book: HistoryBook): Head {
    const head = this.#db.get<Head>('SELECT seq, place, hash FROM head WHERE book = ?', book);
    return head ?? { seq: 0, place: 0, hash: noHash };
  }

  #keepHead(book: HistoryBook, { seq, place, hash }: Head): void {
    this.#db.run('REPLACE INTO head (book, seq, place, hash) VALUES (?, ?, ?, ?)', book, seq, place, hash);
  }

  #takeOverFrom(run: string): (LeftOpen | PowerLeftOpen)[] {
    const rows = this.#db.all<{ text: string; sentAt: number | null }>(
      'SELECT text, sent_at AS sentAt FROM open JOIN actions USING (place) WHERE run = ? ORDER BY place',
      run,
    );
    this.#db.run('UPDATE open SET run = ? WHERE run = ?', this.#run, run);
    return rows.map(({ text, sentAt }) => {
      const entry = JSON.parse(text) as RequestEntry | PowerEntry;
      return entry.kind === 'power' ? { record: powerRecordOf(entry), sentAt } : { record: recordOf(entry), sentAt };
    });
  }
}
