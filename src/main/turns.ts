/** Lets so many things be under way at one time; the others wait, first come first served. */
export class Turns {
  readonly #most: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Waits for a turn; the answer, called once, gives it back. Rejects with the signal's reason when that comes first: then
   * there is none to give back.
   */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#taken < this.#most) this.#taken++;
    else await this.#wait(signal);
    if (signal.aborted) {
      this.#next();
      throw signal.reason;
    }
    return () => this.#next();
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const come = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.delete(come);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.add(come);
    });
  }

  /** Hands a turn to whoever waits longest. */
  #next(): void {
    for (const come of this.#waiting) {
      this.#waiting.delete(come);
      come();
      return;
    }
    this.#taken--;
  }
}
