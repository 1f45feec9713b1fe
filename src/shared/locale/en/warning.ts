import type { Warning } from '../../requests/request';
import { number, plural, sessions } from './counts';

/** A time before the end, in words. */
const time = (seconds: number): string =>
  seconds < 60 ? plural(seconds, 'second', 'seconds') : plural(seconds / 60, 'minute', 'minutes');

/** How long a user has, in words. */
const timeLeft = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;

/** Warning before an end, its countdown, and acting without a record, in English. */
export const enWarning = {
  /** What users read on their own screens. `time`: how long, as text. */
  userMessages: {
    /** Stands over each of them, and over what an administrator wrote. */
    title: 'Message from the administrator',
    warning: (seconds: number, reason: string | null) =>
      `Your session will be ended in ${timeLeft(seconds)}. Save your work now.${
        reason === null ? '' : ` Reason: ${reason}`
      }`,
    moreTime: (seconds: number) => `You have more time: your session will be ended in ${timeLeft(seconds)}.`,
    calledOff: 'Your session will not be ended. You can go on working.',
  },
  /** How long users are warned before their session is ended, and the reason. */
  warning: {
    label: 'Warn them first',
    choice: (seconds: number) => (seconds === 0 ? 'No, end now' : `Yes, end after ${time(seconds)}`),
    confirm: (count: number) => `Warn and end ${sessions(count)}`,
    notSeen: (users: string, reason: string) => `Will not see the warning: ${users} (${reason})`,
    /** Of those whose countdown is running and who are ticked. */
    sooner: (count: number) =>
      count === 1
        ? 'For 1 session a countdown is running; it will be ended sooner.'
        : `For ${number(count)} sessions a countdown is running; they will be ended sooner.`,
    notSooner: (count: number) =>
      count === 1
        ? 'For 1 session this is not sooner than its countdown, which goes on as it is.'
        : `For ${number(count)} sessions this is not sooner than their countdowns, which go on as they are.`,
  },
  reasonField: {
    label: 'Reason (optional, kept in History)',
    warned: 'Whoever is warned reads it, too.',
    tooLong: (count: number) => `${plural(count, 'character', 'characters')} too many`,
    notKept: 'The reason is too long.',
  },
  /** What has changed while a dialog that asks first was open. */
  changes: {
    title: 'Changed since you looked:',
    came: (names: string) => `came: ${names}`,
    left: (names: string) => `left: ${names}`,
    out: (names: string) => `no longer possible with: ${names}`,
    moved: (names: string) => `moved: ${names}`,
    unlocked: (names: string) => `unlocked: ${names}`,
    countdown: (names: string) => `countdown begun or over: ${names}`,
    join: '; ',
    lookAgain: 'Look again',
    lookFirst: 'Something has changed: look again first.',
  },
  countdown: {
    /** `left`: minutes and seconds. */
    endingIn: (left: string) => `Ending in ${left}`,
    /** Between the first of several and the last of them. */
    endingBetween: (first: string, last: string) => `Ending in ${first} to ${last}`,
    of: (what: string, count: number) => `${what}: ${sessions(count)}`,
    notWarned: (count: number) => `${number(count)} could not be warned`,
    warnings: {
      'on-its-way': () => 'The warning is on its way.',
      shown: () => 'The user was warned.',
      'not-shown': (why: string) => `Not warned: ${why}`,
    } satisfies Record<Warning['state'], (why: string) => string>,
    andWarning: (what: string, warning: string) => `${what}. ${warning}`,
    unreachable: 'The computer cannot be reached. If that goes on for 10 seconds, the end is called off.',
    callOff: 'Call off',
    callOffOne: (user: string) => `Call off: ${user}`,
    callOffEnd: 'Call off the end',
    endNow: 'End now',
    moreTime: 'Give 1 more minute',
    running: (count: number) => `${plural(count, 'countdown', 'countdowns')} running`,
    callOffAll: 'Call off all',
    begun: (what: string, seconds: number, count: number) =>
      `${what}: ${sessions(count)}, countdown of ${plural(seconds, 'second', 'seconds')} begun`,
    calledOff: (what: string, count: number) => `${what}: ${sessions(count)} called off`,
    soon: (count: number, seconds: number) =>
      `${sessions(count)} will be ended in ${plural(seconds, 'second', 'seconds')}`,
  },
  noRecord: {
    title: 'Act without a record?',
    unknown: (why: string) => `History cannot be written: ${why}`,
    text: 'Nothing has been done yet. If you go on, nobody can find out later who did this, when and why.',
    act: 'Act without a record',
  },
  quitDialog: {
    title: 'Quit Stationmaster?',
    text: (count: number) =>
      count === 1
        ? '1 countdown is running. Quitting calls it off; the user is told.'
        : `${number(count)} countdowns are running. Quitting calls them off; users are told.`,
    over: 'No countdown is running any more.',
    keepOpen: 'Keep open',
    callOffAndQuit: 'Call off and quit',
    quit: 'Quit',
  },
};
