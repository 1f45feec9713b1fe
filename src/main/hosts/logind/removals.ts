import type { Time } from '../../time';

/** Waiting for the removal of one session. */
export interface Removal {
  /** False when no signal told it in time. */
  readonly came: Promise<boolean>;
  stop(): void;
}

/** Who waits for logind to say that a session was removed. `ended`: the connection to logind has. */
export class Removals {
  readonly #ended: AbortSignal;
  readonly #listeners = new Set<(id: string) => void>();

  constructor(ended: AbortSignal) {
    this.#ended = ended;
  }

  /** logind said that a session was removed. */
  heard(id: string): void {
    for (const listener of [...this.#listeners]) listener(id);
  }

  /** Listens for the removal of a session for at most `limit` ms. To be stopped in any case. */
  waitFor(id: string, time: Time, limit: number, signal: AbortSignal): Removal {
    const stops: (() => void)[] = [];
    const came = new Promise<boolean>((resolve, reject) => {
      const removed = (removedId: string) => {
        if (removedId === id) resolve(true);
      };
      this.#listeners.add(removed);
      stops.push(() => this.#listeners.delete(removed));
      stops.push(time.after(limit, () => resolve(false)));
      for (const end of [signal, this.#ended]) {
        const stop = () => reject(end.reason);
        end.addEventListener('abort', stop);
        stops.push(() => end.removeEventListener('abort', stop));
      }
    });
    // It may be stopped before anybody waits for it.
    came.catch(() => {});
    return {
      came,
      stop: () => {
        for (const stop of stops) stop();
      },
    };
  }
}
