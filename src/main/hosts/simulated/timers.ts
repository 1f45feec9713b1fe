import type { Time } from '../../time';

/** The timers of one owner, who can call all of them off. */
export class Timers {
  readonly #time: Time;
  readonly #callOff = new Set<() => void>();

  constructor(time: Time) {
    this.#time = time;
  }

  /** Runs `action` once after `delay` milliseconds, unless `callOff` comes first. */
  after(delay: number, action: () => void): void {
    const callOff = this.#time.after(delay, () => {
      this.#callOff.delete(callOff);
      action();
    });
    this.#callOff.add(callOff);
  }

  callOff(): void {
    for (const callOff of this.#callOff) callOff();
    this.#callOff.clear();
  }
}
