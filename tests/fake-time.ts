import type { Time } from '../src/main/time';

interface Timer {
  readonly at: number;
  readonly action: () => void;
  calledOff: boolean;
}

/** A clock that stands still until a test lets time pass. Begins at 2026-04-01 08:00 UTC. */
export class FakeTime implements Time {
  #wall = Date.UTC(2026, 3, 1, 8);
  #monotonic = 0;
  /** By time, and for one time in the order in which they were set. */
  readonly #timers: Timer[] = [];

  now(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(delay: number, action: () => void): () => void {
    const timer: Timer = { at: this.#monotonic + Math.max(0, delay), action, calledOff: false };
    let place = this.#timers.length;
    while (place > 0 && (this.#timers[place - 1] as Timer).at > timer.at) place--;
    this.#timers.splice(place, 0, timer);
    return () => {
      timer.calledOff = true;
    };
  }

  /** Lets so many milliseconds pass: runs what is due, in order, and what follows from each before the next. */
  async pass(duration: number): Promise<void> {
    const end = this.#monotonic + duration;
    await settled();
    for (let next = this.#timers[0]; next !== undefined && next.at <= end; next = this.#timers[0]) {
      this.#timers.shift();
      if (next.calledOff) continue;
      this.#moveTo(next.at);
      next.action();
      await settled();
    }
    this.#moveTo(end);
  }

  /** Somebody sets the wall clock. */
  jump(difference: number): void {
    this.#wall += difference;
  }

  /** Number of timers that are set. */
  get pending(): number {
    return this.#timers.filter(({ calledOff }) => !calledOff).length;
  }

  #moveTo(monotonic: number): void {
    this.#wall += monotonic - this.#monotonic;
    this.#monotonic = monotonic;
  }
}

/** Resolves when all that follows from resolved promises has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
