/** How the program is told to stop: by Ctrl+C, or otherwise. */
export type StopReason = 'SIGINT' | 'other';

/** That somebody wants the program to stop, told once. */
export class Stop {
  readonly #abort = new AbortController();
  #how: StopReason | null = null;
  readonly #listeners: ((how: StopReason) => void)[] = [];

  /** Aborted as soon as it is wanted. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Somebody wants it; the first one counts. */
  now(how: StopReason): void {
    if (this.#how !== null) return;
    this.#how = how;
    for (const listener of this.#listeners) listener(how);
    this.#abort.abort();
  }

  /** Calls `listener` as soon as it is wanted: at once where it is already. */
  whenWanted(listener: (how: StopReason) => void): void {
    if (this.#how === null) this.#listeners.push(listener);
    else listener(this.#how);
  }
}
