import type { LabDelta, LabSnapshot } from '../../shared/lab/snapshot';
import { recordKey } from '../../shared/lab/snapshot';

type Kind = keyof typeof recordKey;
type RecordOf<K extends Kind> = Parameters<(typeof recordKey)[K]>[0];

/** One kind of record: what is published, and what changed since the last delta. */
class Book<T> {
  readonly #keyOf: (record: T) => string;
  readonly records = new Map<string, T>();
  readonly #put = new Set<string>();
  readonly #gone = new Set<string>();

  constructor(keyOf: (record: T) => string) {
    this.#keyOf = keyOf;
  }

  put(record: T): boolean {
    const key = this.#keyOf(record);
    if (this.records.get(key) === record) return false;
    this.records.set(key, record);
    this.#put.add(key);
    this.#gone.delete(key);
    return true;
  }

  remove(key: string): boolean {
    if (!this.records.delete(key)) return false;
    this.#put.delete(key);
    this.#gone.add(key);
    return true;
  }

  takeChanges(): { put: T[]; gone: string[] } {
    const put = [...this.#put].flatMap((key) => this.records.get(key) ?? []);
    const gone = [...this.#gone];
    this.#put.clear();
    this.#gone.clear();
    return { put, gone };
  }
}

/** The lab as the window sees it: records by kind, a revision, and the delta since the last one. */
export class PublishedLab {
  readonly #changeBegins: () => void;
  #revision = 0;
  #changed = false;
  readonly #books: { readonly [K in Kind]: Book<RecordOf<K>> } = {
    hosts: new Book(recordKey.hosts),
    stations: new Book(recordKey.stations),
    sessions: new Book(recordKey.sessions),
    requests: new Book(recordKey.requests),
  };

  /** `changeBegins` is called at the first change after each delta. */
  constructor(changeBegins: () => void) {
    this.#changeBegins = changeBegins;
  }

  /** Publishes a record; the same object again changes nothing. */
  put<K extends Kind>(kind: K, record: RecordOf<K>): void {
    if ((this.#books[kind] as Book<RecordOf<K>>).put(record)) this.#noteChange();
  }

  /** Takes a record off, if it is there. */
  remove(kind: Kind, key: string): void {
    if (this.#books[kind].remove(key)) this.#noteChange();
  }

  /** One record by its key. */
  get<K extends Kind>(kind: K, key: string): RecordOf<K> | undefined {
    return (this.#books[kind] as Book<RecordOf<K>>).records.get(key);
  }

  /** All records of a kind. */
  all<K extends Kind>(kind: K): Iterable<RecordOf<K>> {
    return (this.#books[kind] as Book<RecordOf<K>>).records.values();
  }

  /** The step since the last call; null where nothing changed. */
  takeDelta(): LabDelta | null {
    if (!this.#changed) return null;
    this.#changed = false;
    const from = this.#revision++;
    return {
      from,
      to: this.#revision,
      hosts: this.#books.hosts.takeChanges(),
      stations: this.#books.stations.takeChanges(),
      sessions: this.#books.sessions.takeChanges(),
      requests: this.#books.requests.takeChanges(),
    };
  }

  /** Everything now. Take the delta first, so that the revision is right. `monotonic`: main's clock of that name. */
  snapshot(monotonic: number): LabSnapshot {
    return {
      monotonic,
      revision: this.#revision,
      hosts: [...this.all('hosts')],
      stations: [...this.all('stations')],
      sessions: [...this.all('sessions')],
      requests: [...this.all('requests')],
    };
  }

  #noteChange(): void {
    if (this.#changed) return;
    this.#changed = true;
    this.#changeBegins();
  }
}
