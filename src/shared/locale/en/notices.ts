import type { NewsType } from '../../lab/notice';
import { number, sessions } from './counts';

/** Short lines for what happened elsewhere, in English. */
export const enNotices = {
  notices: {
    label: 'Notices',
    recent: 'Recent notices',
    nothing: 'Nothing has happened without this console having asked for it.',
    at: (station: string, computer: string) => `at ${station} (${computer})`,
    on: (computer: string) => `on ${computer}`,
    /** What happened to one session. `where`: `at` or `on`. */
    one: {
      'logged-on': (who: string, where: string) => `${who} logged on ${where}`,
      moved: (who: string, where: string) => `${who} moved and is now ${where}`,
      locked: (who: string, where: string) => `The screen of ${who} was locked ${where}`,
      unlocked: (who: string, where: string) => `The screen of ${who} was unlocked ${where}`,
      disconnected: (who: string, where: string) => `${who} was disconnected ${where}`,
      suspended: (who: string, where: string) => `${who} was suspended ${where}`,
      resumed: (who: string, where: string) => `${who} picked the session up ${where}`,
      leaving: (who: string, where: string) => `${who} signed out ${where}, programs still running`,
      stayed: (who: string, where: string) => `${who} stayed after all ${where}`,
      ended: (who: string, where: string) => `${who} signed out ${where}`,
      'ended-by-restart': (who: string, where: string) => `The session of ${who} ended with a restart ${where}`,
      'came-back': (who: string, where: string) => `${who} was reported ended, but is still there ${where}`,
    } satisfies Record<NewsType, (who: string, where: string) => string>,
    /** What happened to several; the first of them names what is counted. */
    several: {
      'logged-on': 'logged on',
      moved: 'moved',
      locked: 'locked',
      unlocked: 'unlocked',
      disconnected: 'disconnected',
      suspended: 'suspended',
      resumed: 'picked up',
      leaving: 'left programs running',
      stayed: 'stayed after all',
      ended: 'ended',
      'ended-by-restart': 'ended with a restart',
      'came-back': 'reported ended, but still there',
    } satisfies Record<NewsType, string>,
    first: (count: number, what: string) => `${sessions(count)} ${what}`,
    next: (count: number, what: string) => `${number(count)} ${what}`,
    join: ', ',
    more: (count: number) => (count === 1 ? '1 more change' : `${number(count)} more changes`),
  },
};
