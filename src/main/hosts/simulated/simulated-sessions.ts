import type { SimulatedSession } from './simulated-session';

/** The sessions of a simulated host, to look into. */
export interface SimulatedSessions extends Iterable<SimulatedSession> {
  readonly size: number;
  /** Number of stations that are taken, also by a session that is opening. */
  readonly taken: number;
  byId(id: string): SimulatedSession | undefined;
  /** Who holds a station, also while the session is opening. */
  at(station: string): SimulatedSession | undefined;
  /** Every session of an account. */
  of(user: string): SimulatedSession[];
}

/** The same, to write into. Each look-up takes the same time, however many there are. */
export class SessionTable implements SimulatedSessions {
  readonly #byId = new Map<string, SimulatedSession>();
  /** Station id to session id. */
  readonly #byStation = new Map<string, string>();
  /** Account name to session ids. */
  readonly #byUser = new Map<string, Set<string>>();

  get size(): number {
    return this.#byId.size;
  }

  get taken(): number {
    return this.#byStation.size;
  }

  [Symbol.iterator](): Iterator<SimulatedSession> {
    return this.#byId.values();
  }

  byId(id: string): SimulatedSession | undefined {
    return this.#byId.get(id);
  }

  at(station: string): SimulatedSession | undefined {
    const id = this.#byStation.get(station);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  of(user: string): SimulatedSession[] {
    return Array.from(this.#byUser.get(user) ?? [], (id) => this.#byId.get(id) as SimulatedSession);
  }

  /** Adds a session, or replaces what was known of it. The station that it comes to must be free. */
  put(session: SimulatedSession): void {
    const { id, station, account } = session;
    const before = this.#byId.get(id)?.station ?? null;
    if (before !== null) this.#byStation.delete(before);
    if (station !== null) this.#byStation.set(station, id);
    this.#byId.set(id, session);
    const ids = this.#byUser.get(account.user);
    if (ids === undefined) this.#byUser.set(account.user, new Set([id]));
    else ids.add(id);
  }

  remove({ id, station, account }: SimulatedSession): void {
    this.#byId.delete(id);
    if (station !== null) this.#byStation.delete(station);
    this.#byUser.get(account.user)?.delete(id);
  }

  clear(): void {
    this.#byId.clear();
    this.#byStation.clear();
    this.#byUser.clear();
  }
}
