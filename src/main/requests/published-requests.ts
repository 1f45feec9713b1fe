import type { RequestRecord } from '../../shared/requests/request';
import type { SessionKey } from '../../shared/session/identity';
import type { PublishedLab } from '../lab/published-lab';

/** Batches of settled requests that are kept for the outcome panel; the oldest go first. */
export const mostBatchesKept = 50;

/**
 * The requests that the window sees: all open ones, the settled ones until they are dismissed, and those that are
 * standing for as long as they stand. Each call costs what it changes, not what is kept.
 */
export class PublishedRequests {
  readonly #published: Pick<PublishedLab, 'get' | 'put' | 'remove'>;
  /** Ids of all published requests. */
  readonly #bySession = new Map<SessionKey, Set<string>>();
  /** Ids of those that are not dismissed. */
  readonly #byBatch = new Map<string, Set<string>>();
  /** Number of open requests, of each batch that has any. */
  readonly #openIn = new Map<string, number>();
  /** Batches with nothing open, the one that was settled longest ago first. */
  readonly #settledBatches = new Set<string>();

  constructor(published: Pick<PublishedLab, 'get' | 'put' | 'remove'>) {
    this.#published = published;
  }

  /** All published requests on a session. */
  of(session: SessionKey): RequestRecord[] {
    return this.#records(this.#bySession.get(session));
  }

  /** Publishes a request that was accepted just now. */
  add(record: RequestRecord): void {
    const { id, session, batch } = record;
    entry(this.#bySession, session).add(id);
    entry(this.#byBatch, batch).add(id);
    this.#openIn.set(batch, (this.#openIn.get(batch) ?? 0) + 1);
    this.#settledBatches.delete(batch);
    this.#published.put('requests', record);
  }

  /** Publishes a request that has changed, and is still open. */
  change(record: RequestRecord): void {
    this.#published.put('requests', record);
  }

  /** Publishes the outcome of a request that was added before. */
  settle(record: RequestRecord): void {
    const { session, batch, action, standing } = record;
    if (standing) this.#unstand(session, (earlier) => earlier.action === action);
    this.#published.put('requests', record);
    const open = (this.#openIn.get(batch) ?? 0) - 1;
    if (open > 0) {
      this.#openIn.set(batch, open);
      return;
    }
    this.#openIn.delete(batch);
    this.#settledBatches.add(batch);
    for (const oldest of this.#settledBatches) {
      if (this.#settledBatches.size <= mostBatchesKept) break;
      this.dismissBatch(oldest);
    }
  }

  /** Takes the settled requests of a batch off the lists; those that are standing stay with their session's row. */
  dismissBatch(batch: string): void {
    for (const record of this.#records(this.#byBatch.get(batch))) {
      if (record.outcome === null) continue;
      this.#byBatch.get(batch)?.delete(record.id);
      if (record.standing) this.#published.put('requests', { ...record, dismissed: true });
      else this.#drop(record);
    }
    if (this.#byBatch.get(batch)?.size === 0) this.#byBatch.delete(batch);
    this.#settledBatches.delete(batch);
  }

  /** Takes the settled requests on a host that is off the list off the lists as well. */
  dismissHost(host: string): void {
    for (const [batch, ids] of [...this.#byBatch]) {
      if (this.#records(ids).some((record) => record.host === host)) this.dismissBatch(batch);
    }
  }

  /** The session holds no station: that it was not suspended no longer stands. */
  leftStation(session: SessionKey): void {
    this.#unstand(session, ({ action }) => action === 'suspend');
  }

  /** The session is gone: nothing stands on it any more. */
  forget(session: SessionKey): void {
    this.#unstand(session, () => true);
  }

  #unstand(session: SessionKey, which: (record: RequestRecord) => boolean): void {
    if (!this.#bySession.has(session)) return;
    for (const record of this.of(session)) {
      if (!record.standing || !which(record)) continue;
      if (record.dismissed) this.#drop(record);
      else this.#published.put('requests', { ...record, standing: false });
    }
  }

  #drop({ id, session }: RequestRecord): void {
    this.#published.remove('requests', id);
    const ofSession = this.#bySession.get(session);
    ofSession?.delete(id);
    if (ofSession?.size === 0) this.#bySession.delete(session);
  }

  #records(ids: Iterable<string> | undefined): RequestRecord[] {
    return [...(ids ?? [])].flatMap((id) => this.#published.get('requests', id) ?? []);
  }
}

function entry<K>(map: Map<K, Set<string>>, key: K): Set<string> {
  let set = map.get(key);
  if (set === undefined) {
    set = new Set();
    map.set(key, set);
  }
  return set;
}
