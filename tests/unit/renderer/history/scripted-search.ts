import type { HistoryItem } from '../../../../src/shared/history/history-item';
import type { HistoryPage, HistoryQuery } from '../../../../src/shared/history/history-query';

interface Question {
  readonly query: HistoryQuery;
  readonly before: number | null;
  readonly resolve: (page: HistoryPage) => void;
  readonly reject: (error: unknown) => void;
}

/** A History that answers when the test says so, with pages of two items. */
export class ScriptedSearch {
  /** The newest first. */
  items: readonly HistoryItem[] = [];
  readonly asked: (number | null)[] = [];
  readonly #waiting: Question[] = [];

  search = (query: HistoryQuery, before: number | null): Promise<HistoryPage> =>
    new Promise((resolve, reject) => {
      this.asked.push(before);
      this.#waiting.push({ query, before, resolve, reject });
    });

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Answers the oldest question with what is so now; the text of a query is looked for in accounts. */
  async answer(): Promise<void> {
    const { query, before, resolve } = this.#next();
    const found = this.items.filter(
      (item) =>
        (before === null || item.place < before) && item.kind !== 'power' && item.subject.user.includes(query.text),
    );
    const items = found.slice(0, 2);
    resolve({ items, before: found.length > 2 ? (items.at(-1)?.place ?? null) : null });
    await settled();
  }

  /** Answers until nothing is asked any more. */
  async answerAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.answer();
  }

  async fail(why: string): Promise<void> {
    this.#next().reject(new Error(why));
    await settled();
  }

  #next(): Question {
    const question = this.#waiting.shift();
    if (question === undefined) throw new Error('nothing was asked');
    return question;
  }
}

/** Resolves when everything that was waiting for an answer has had its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
