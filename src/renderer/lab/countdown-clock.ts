import { useEffect, useReducer } from 'react';

/** What is to be added to this window's monotonic clock to get main's, in ms. */
let offset = 0;

/** Sets main's monotonic clock: it shows `monotonic` (ms) now. */
export function setMainClock(monotonic: number): void {
  offset = monotonic - performance.now();
}

/** Main's monotonic clock now, in ms: the time of day has no part in it. */
export function mainNow(): number {
  return performance.now() + offset;
}

/** Whole seconds from `now` until `endsAt` (both main's monotonic clock, in ms), begun ones counted; 0 once it is over. */
export function secondsUntil(endsAt: number, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** Timers may fire a little early. */
const slack = 2;

/** Renders again each time that another second of the countdown is over; null: nothing is counted. */
export function useCountdown(endsAt: number | null): void {
  const [, renew] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    if (endsAt === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const now = mainNow();
      const seconds = secondsUntil(endsAt, now);
      if (seconds === 0) return;
      timer = setTimeout(
        () => {
          renew();
          wait();
        },
        endsAt - now - (seconds - 1) * 1000 + slack,
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [endsAt]);
}
