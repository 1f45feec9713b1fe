/** Clock and timers, passed in so that tests and the simulated lab own the time. All in milliseconds. */
export interface Time {
  /** Wall clock, since 1970; may jump. */
  now(): number;
  /** Never jumps back; for durations and limits. */
  monotonic(): number;
  /** Runs `action` once after `delay`; the answer calls it off. */
  after(delay: number, action: () => void): () => void;
}

/** A reading is asked for this long (ms) after a limit, so that it begins later even where a timer fires early. */
export const timerSlack = 5;

/** The computer's own time. */
export const systemTime: Time = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delay, action) {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};

/** How long (ms) to wait before the next try: `first`, and twice as long after each failure, `longest` at the most. */
export function growingPause(failures: number, first: number, longest: number): number {
  return Math.min(longest, first * 2 ** Math.min(failures, 10));
}
