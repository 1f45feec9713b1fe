import { useEffect, useRef } from 'react';
import { warnedAgainAt } from '../../../shared/requests/countdown';
import { mainNow, secondsUntil } from '../../lab/countdown-clock';
import { type Countdown, countdownsOf } from '../../lab/countdowns';
import { useLab } from '../../lab/lab-store';
import { useTexts } from '../../locale/use-texts';
import { endsOf } from '../countdown-text';

/** So long (ms) before the end it is read out: when users are warned for the last time. */
export const readOutBefore = Math.min(...warnedAgainAt);
/** Those that are due within so many ms are read out together: the countdowns of one click begin a little apart. */
const together = 500;

/** What was read out: requests with the end of their countdowns (main's monotonic clock, in ms). */
export type ToldEnds = ReadonlyMap<string, number>;

/**
 * Which countdowns are to be read out at `now` (main's monotonic clock, in ms), what will have been told then, and in how
 * many ms the next is due; null: there is none.
 */
export function endsSoon(
  countdowns: readonly Countdown[],
  told: ToldEnds,
  now: number,
): { readonly fresh: readonly Countdown[]; readonly told: ToldEnds; readonly next: number | null } {
  const [due, later] = [true, false].map((isDue) => {
    return countdowns.filter(({ endsAt }) => endsAt - now <= readOutBefore + together === isDue);
  }) as [Countdown[], Countdown[]];
  const first = endsOf(later)?.[0];
  return {
    // Who is ended now is told with the outcome.
    fresh: due.filter(({ id, endsAt }) => endsAt > now && told.get(id) !== endsAt),
    told: new Map(due.map(({ id, endsAt }) => [id, endsAt])),
    next: first === undefined ? null : first - now - readOutBefore,
  };
}

/** Has it read out that sessions are about to be ended, whichever tab is open. */
export function useCountdownAnnouncements(announce: (text: string) => void): void {
  const texts = useTexts();
  const countdowns = useLab(({ copy }) => (copy === null ? none : countdownsOf(copy.requests)));
  const told = useRef<ToldEnds>(new Map());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const now = mainNow();
      const { fresh, next, ...soon } = endsSoon(countdowns, told.current, now);
      told.current = soon.told;
      const first = endsOf(fresh)?.[0];
      if (first !== undefined) announce(texts.countdown.soon(fresh.length, secondsUntil(first, now)));
      if (next !== null) timer = setTimeout(look, next);
    };
    look();
    return () => clearTimeout(timer);
  }, [countdowns, texts, announce]);
}

const none: readonly Countdown[] = [];
