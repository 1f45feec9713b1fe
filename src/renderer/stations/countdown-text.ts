import type { Texts } from '../../shared/locale/en';
import { whyNotShown } from '../../shared/locale/settled-text';
import type { Warning } from '../../shared/requests/request';
import { secondsUntil } from '../lab/countdown-clock';
import type { Countdown } from '../lab/countdowns';

/** Seconds as minutes and seconds: `0:42`, `10:00`. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Countdowns that are over within so many ms are as good as one: those of one click begin a little apart. */
const asOne = 1000;

/** *Ending in 0:42*; of several from the first to the last. `now` and the ends: main's monotonic clock, in ms. */
export function endingText({ countdown }: Texts, [first, last]: Ends, now: number): string {
  const left = (endsAt: number) => clockText(secondsUntil(endsAt, now));
  return last - first < asOne ? countdown.endingIn(left(last)) : countdown.endingBetween(left(first), left(last));
}

/** Whether the user was warned, in words; empty where nobody was to be. */
export function warningText(texts: Texts, warning: Warning | null): string {
  if (warning === null) return '';
  return texts.countdown.warnings[warning.state](warning.state === 'not-shown' ? whyNotShown(texts, warning) : '');
}

/** When the first and the last of several countdowns are over: main's monotonic clock, in ms. */
export type Ends = readonly [first: number, last: number];

/** The ends of these countdowns; null: there is none. */
export function endsOf(countdowns: readonly Countdown[]): Ends | null {
  const [one, ...others] = countdowns;
  if (one === undefined) return null;
  let [first, last] = [one.endsAt, one.endsAt];
  for (const { endsAt } of others) {
    first = Math.min(first, endsAt);
    last = Math.max(last, endsAt);
  }
  return [first, last];
}
