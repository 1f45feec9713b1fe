import type { Texts } from './en';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in ms, in words: `<1 min`, `12 min`, `1 h 12 min`, `2 d 3 h`. A negative one counts as none. */
export function durationText({ times }: Texts, duration: number): string {
  if (duration < minute) return times.lessThanAMinute;
  if (duration < hour) return times.minutes(Math.floor(duration / minute));
  if (duration < day) return times.hours(Math.floor(duration / hour), Math.floor((duration % hour) / minute));
  return times.days(Math.floor(duration / day), Math.floor((duration % day) / hour));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(tag: string, withDate: boolean): Intl.DateTimeFormat {
  const key = `${tag} ${withDate}`;
  let format = formats.get(key);
  if (format === undefined) {
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat(tag, withDate ? { month: 'numeric', day: 'numeric', ...time } : time);
    formats.set(key, format);
  }
  return format;
}

/** For so long (ms) a time of day is understood without its date, also past midnight. */
const clearWithoutDate = 12 * hour;

/** A time (ms since 1970) as a person reads it now: the time of day, with the date where that could be another day's. */
export function timeText({ tag }: Texts, time: number, now: number): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return formatOf(tag, !sameDay && Math.abs(now - time) > clearWithoutDate).format(time);
}
