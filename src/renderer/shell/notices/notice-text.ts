import type { Texts } from '../../../shared/locale/en';
import { stationText } from '../../../shared/locale/station-text';
import { powerText } from '../../computers/power/power-text';
import type { Notice, ToldNotices } from './recent-notices';

/** What happened to one session: who, what, where; or how it goes with a computer that is restarted or shut down. */
export function noticeText(texts: Texts, notice: Notice): string {
  const { notices } = texts;
  if (notice.type === 'power') {
    return texts.outcomes.line(notice.subject.computer, powerText(texts, notice.power, Date.now()));
  }
  const { type, subject } = notice;
  const { user, fullName, station, computer } = subject;
  const who = fullName === null || fullName === '' ? user : fullName;
  const where = station === null ? notices.on(computer) : notices.at(stationText(texts, station), computer);
  return notices.one[type](who, where);
}

/** One short line for what happened within a second: of one session who and where, of several how many of what. */
export function noticesText(texts: Texts, { notices: seen, more }: ToldNotices): string {
  const { notices } = texts;
  const [only] = seen;
  if (only !== undefined && seen.length === 1 && more === 0) return noticeText(texts, only);
  const counts = [...Map.groupBy(seen, ({ type }) => type)].sort((a, b) => b[1].length - a[1].length);
  const parts = counts.map(([type, ofType], place) => {
    if (type === 'power') return ofType.map((one) => noticeText(texts, one)).join(notices.join);
    return notices[place === 0 ? 'first' : 'next'](ofType.length, notices.several[type]);
  });
  if (more > 0) parts.push(notices.more(more));
  return parts.join(notices.join);
}
