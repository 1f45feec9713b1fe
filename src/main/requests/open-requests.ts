import type { RequestRecord } from '../../shared/requests/request';
import type { Action } from '../../shared/session/actions';
import type { SessionIdentity, SessionKey } from '../../shared/session/identity';

/** A request without an outcome yet. */
export interface OpenRequest {
  /** Replaced when it changes. */
  record: RequestRecord;
  readonly identity: SessionIdentity;
  readonly text: string | null;
  readonly brief: boolean;
  readonly ownConfirmed: boolean;
  readonly withoutRecord: boolean;
  /** An earlier run of the program left it open: what it was sent for may show, or not; nothing more is sent. */
  readonly leftOpen: boolean;
  /** Set when the command goes out: its place in the lab's order of things, and the monotonic time of its limit. */
  sent: { readonly order: number; readonly limit: number } | null;
  readonly cancelTimers: (() => void)[];
}

/** Whether a request has no outcome yet. */
export function isOpen({ record }: OpenRequest): boolean {
  return record.outcome === null;
}

/** The open requests, by id, by host and by session. */
export class OpenRequests {
  readonly #byId = new Map<string, OpenRequest>();
  readonly #byHost = new Map<string, Set<OpenRequest>>();
  readonly #bySession = new Map<SessionKey, Set<OpenRequest>>();

  add(request: OpenRequest): void {
    this.#byId.set(request.record.id, request);
    addTo(this.#byHost, request.record.host, request);
    addTo(this.#bySession, request.record.session, request);
  }

  delete(request: OpenRequest): void {
    this.#byId.delete(request.record.id);
    deleteFrom(this.#byHost, request.record.host, request);
    deleteFrom(this.#bySession, request.record.session, request);
  }

  get(id: string): OpenRequest | undefined {
    return this.#byId.get(id);
  }

  of(host: string): Iterable<OpenRequest> {
    return this.#byHost.get(host) ?? [];
  }

  on(session: SessionKey): Iterable<OpenRequest> {
    return this.#bySession.get(session) ?? [];
  }

  all(): Iterable<OpenRequest> {
    return this.#byId.values();
  }

  /** The open End of a session. */
  ending(key: SessionKey): OpenRequest | undefined {
    for (const request of this.on(key)) if (request.record.action === 'end') return request;
    return undefined;
  }

  /** Whether another request for the same action on the same session is open. */
  has(key: SessionKey, action: Action, except: OpenRequest): boolean {
    for (const request of this.on(key)) {
      if (request !== except && request.record.action === action) return true;
    }
    return false;
  }
}

function addTo<K>(map: Map<K, Set<OpenRequest>>, key: K, request: OpenRequest): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([request]));
  else set.add(request);
}

function deleteFrom<K>(map: Map<K, Set<OpenRequest>>, key: K, request: OpenRequest): void {
  const set = map.get(key);
  set?.delete(request);
  if (set?.size === 0) map.delete(key);
}
