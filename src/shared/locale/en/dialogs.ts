import type { Action } from '../../session/actions';
import { computers, number, plural, sessions } from './counts';

/** What a dialog that asks first is about. */
type Question = Action | 'force';

/** The dialogs that ask first, in English. */
export const enDialogs = {
  askDialog: {
    titleSelection: {
      end: (count: number, hosts: number) => `End ${sessions(count)} on ${computers(hosts)}?`,
      force: (count: number, hosts: number) => `End ${sessions(count)} on ${computers(hosts)} by force?`,
      message: (count: number, hosts: number) => `Send a message to ${sessions(count)} on ${computers(hosts)}`,
    },
    titleAll: {
      suspend: (count: number, hosts: number) => `Suspend all: ${sessions(count)} on ${computers(hosts)}?`,
      end: (count: number, hosts: number) => `End all sessions: ${sessions(count)} on ${computers(hosts)}?`,
      lock: (count: number, hosts: number) => `Lock all: ${sessions(count)} on ${computers(hosts)}?`,
      message: (count: number, hosts: number) => `Message all: ${sessions(count)} on ${computers(hosts)}`,
    } satisfies Record<Action, unknown>,
    intro: {
      suspend: 'Whoever is ticked leaves the station, which others can use then. Programs stay in memory.',
      end: 'Whoever is ticked is logged off, and unsaved work is lost.',
      force: 'All programs of these sessions are killed, also those that a user left running on purpose.',
      lock: 'The screen of whoever is ticked is locked, until they unlock it with their password.',
      message: 'The message is shown on the screen of whoever is ticked.',
    } satisfies Record<Question, string>,
    scope: 'Which computers',
    scopeAll: (count: number) => `All computers (${number(count)})`,
    scopeAllSimulated: (count: number) => `All simulated computers (${number(count)})`,
    scopeRoom: (room: string) => `Room: ${room}`,
    scopeComputer: (computer: string) => `Computer: ${computer}`,
    /** What the scope covers: the computers that can be read, of how many, and the sessions there that are meant. */
    covers: (readable: number, of: number, count: number) => {
      const all = of > 2 ? `All ${computers(of)}` : of === 2 ? 'Both computers' : computers(of);
      return `${readable < of ? `${number(readable)} of ${computers(of)}` : all}, ${sessions(count)}`;
    },
    filterShows: (count: number) => `your filter shows ${number(count)}`,
    scopeNote: 'Selection, search and filter do not matter here: it is done to everybody below who is ticked.',
    groups: {
      working: 'At a station, working now or may be',
      others: 'At no station, or idle for some time',
      administrators: 'Administrators',
      'without-terminal': 'Logins without a terminal',
      leftovers: 'Signed out, programs still running',
      counting: 'Countdown to the end is running; if ticked, ended sooner',
      own: 'Your own session',
    },
    own: {
      end: 'Your own session is in the list, unticked: ending it closes this console, and your unsaved work is lost.',
      force: 'Your own session is in the list, unticked: ending it closes this console, and your unsaved work is lost.',
      message: 'Your own session is in the list, unticked.',
    },
    leftOutOwn: 'Your own session is not included.',
    unreachable: (names: string) => `Not included, because they cannot be read: ${names}`,
    adminsUnknown: (computer: string) => `Administrators of ${computer} could not be read.`,
    mayLose: (count: number) =>
      count === 1
        ? '1 was working within the last 5 minutes, or may have been; unsaved work may be lost.'
        : `${number(count)} were working within the last 5 minutes, or may have been; unsaved work may be lost.`,
    leftOut: (users: string, reason: string) => `Not included: ${users} (${reason})`,
    gone: (count: number) => `${number(count)} of the selected sessions ended in the meantime.`,
    nobody: {
      suspend: 'There is no session here that can be suspended.',
      end: 'There is no session here that can be ended.',
      force: 'There is no session here that can be ended by force.',
      lock: 'There is no session here that can be locked.',
      message: 'There is nobody here who can get a message.',
    } satisfies Record<Question, string>,
    nobodyTicked: 'Nobody is ticked.',
    ended: 'has ended',
    idle: (duration: string) => `idle ${duration}`,
    confirm: {
      suspend: (count: number) => `Suspend ${sessions(count)}`,
      end: (count: number) => `End ${sessions(count)}`,
      force: (count: number) => `End ${sessions(count)} by force`,
      lock: (count: number) => `Lock ${sessions(count)}`,
      message: (count: number) => `Send to ${sessions(count)}`,
    } satisfies Record<Question, (count: number) => string>,
    groupTitle: (group: string, count: number) => `${group} (${number(count)})`,
    tick: (name: string, user: string, station: string, computer: string) =>
      [...new Set([name, user, station, computer])].join(', '),
    list: {
      suspend: 'Who is suspended',
      end: 'Who is logged off',
      force: 'Who is logged off',
      lock: 'Who is locked',
      message: 'Who gets the message',
    } satisfies Record<Question, string>,
  },
  messageField: {
    label: 'Message',
    keys: 'Ctrl+Enter sends it.',
    left: (count: number) => `${plural(count, 'character', 'characters')} left`,
    tooLong: (count: number) => `${plural(count, 'character', 'characters')} too many`,
    empty: 'There is no message yet.',
    notSent: 'The message is too long.',
  },
  ownDialog: {
    title: { suspend: 'Suspend your own session?', lock: 'Lock your own session?' },
    text: {
      suspend: 'You leave this station, and this console with it. Your programs stay in memory.',
      lock: 'Your screen is locked. You need your password to go on.',
    },
    others: (count: number) =>
      count === 1 ? 'One other session is selected too.' : `${number(count)} other sessions are selected too.`,
    onlyOthers: { suspend: 'Suspend only the others', lock: 'Lock only the others' },
    all: {
      suspend: (count: number) => `Suspend all ${number(count)}`,
      lock: (count: number) => `Lock all ${number(count)}`,
    },
    one: { suspend: 'Suspend', lock: 'Lock' },
  },
};
