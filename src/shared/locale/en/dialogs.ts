import type { Action } from '../../session/actions';
import { computers, sessions } from './counts';

/** The dialogs that ask first, in English. */
export const enDialogs = {
  endDialog: {
    titleSelection: (count: number, hosts: number) => `End ${sessions(count)} on ${computers(hosts)}?`,
    titleAll: (count: number, hosts: number) => `End all sessions: ${sessions(count)} on ${computers(hosts)}?`,
    titleForce: (count: number) => `End ${sessions(count)} by force?`,
    intro: 'These people are logged off, and their unsaved work is lost.',
    introForce: 'All programs of these sessions are killed, also those that a user left running on purpose.',
    scope: 'Which computers',
    scopeAll: (count: number) => `All computers (${count})`,
    scopeAllSimulated: (count: number) => `All simulated computers (${count})`,
    scopeRoom: (room: string) => `Room: ${room}`,
    scopeComputer: (computer: string) => `Computer: ${computer}`,
    scopeNote: 'Selection, search and filter do not matter here: everybody below who is ticked is logged off.',
    filtered: (shown: number, of: number) =>
      `Your filter shows ${shown.toLocaleString('en')} of ${sessions(of)}; this covers all of them.`,
    groups: {
      working: 'Working now, or may be',
      others: 'Not at work for some time',
      administrators: 'Administrators',
      'without-terminal': 'Logins without a terminal',
      leftovers: 'Signed out, programs still running',
      own: 'Your own session',
    },
    own: 'Your own session is in the list, unticked: ending it ends this console and your own unsaved work.',
    leftOutOwn: 'Your own session is not included.',
    unreachable: (names: string) => `Not included, because they cannot be read: ${names}`,
    adminsUnknown: (computer: string) => `Administrators of ${computer} could not be read.`,
    mayLose: (count: number) =>
      count === 1
        ? '1 of them was working within the last 5 minutes, or may have been; unsaved work may be lost.'
        : `${count} of them were working within the last 5 minutes, or may have been; unsaved work may be lost.`,
    leftOut: (user: string, reason: string) => `Not included: ${user}; ${reason}`,
    gone: (count: number) => `${sessions(count)} of the selection ended meanwhile.`,
    nobody: 'Nobody here can be ended.',
    ended: 'has ended',
    confirm: (count: number) => `End ${sessions(count)}`,
    confirmForce: (count: number) => `End ${sessions(count)} by force`,
    groupTitle: (group: string, count: number) => `${group} (${count.toLocaleString('en')})`,
    tick: (name: string, user: string, station: string, computer: string) =>
      [...new Set([name, user, station, computer])].join(', '),
    list: 'Who is logged off',
  },
  ownDialog: {
    title: (action: string) => `${action} your own session?`,
    others: (count: number) =>
      count === 1 ? 'One other session is selected too.' : `${count} other sessions are selected too.`,
    onlyOthers: (action: string) => `${action} only the others`,
    all: (action: string, count: number) => `${action} all ${count}`,
    text: {
      suspend: 'You leave this station, and this console with it. Your programs stay in memory.',
      lock: 'Your screen is locked. You need your password to go on.',
      end: '',
      message: '',
    } satisfies Record<Action, string>,
  },
};
