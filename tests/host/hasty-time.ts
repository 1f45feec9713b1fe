import type { Time } from '../../src/main/time';

const haste = 4;

/** A clock that is so many times as impatient as the real one: on a real host, time limits are long to wait for. */
export const hastyTime: Time = {
  now: () => Date.now(),
  monotonic: () => performance.now() * haste,
  after(delay, action) {
    const timer = setTimeout(action, delay / haste);
    return () => clearTimeout(timer);
  },
};
