import type { Action } from '../../session/actions';
import { number, sessions } from './counts';

/** How requests went, in English. */
export const enOutcomes = {
  outcomes: {
    label: 'Outcomes',
    title: {
      suspend: 'Suspend',
      end: 'End',
      lock: 'Lock',
      message: 'Send message',
    } satisfies Record<Action, string>,
    forced: 'End by force',
    progress: (settled: number, of: number) => `${number(settled)} of ${number(of)} settled`,
    summary: {
      suspend: (count: number, of: number) => `${number(count)} of ${number(of)} suspended`,
      end: (count: number, of: number) => `${number(count)} of ${number(of)} ended`,
      lock: (count: number, of: number) => `${number(count)} of ${number(of)} locked`,
      message: (count: number, of: number) => `${number(count)} of ${number(of)} sent`,
    } satisfies Record<Action, (count: number, of: number) => string>,
    counts: {
      refused: (count: number) => `${number(count)} refused`,
      failed: (count: number) => `${number(count)} failed`,
      'not-ending': (count: number) => `${number(count)} not ended in time`,
      'not-suspended': (count: number) => `${number(count)} not suspended in time`,
      'called-off': (count: number) => `${number(count)} called off`,
      interrupted: (count: number) => `${number(count)} interrupted`,
      /** Refused, because what was wanted was so before. */
      already: (count: number) => `${number(count)} already so`,
    },
    subject: (user: string, station: string, computer: string) => `${user}, ${station}, ${computer}`,
    done: {
      suspend: 'Suspended.',
      end: 'Ended.',
      lock: 'Locked.',
      message: 'Sent.',
    } satisfies Record<Action, string>,
    suspendedAt: (where: string) => `Suspended; can be picked up ${where}.`,
    suspendedAndBack: 'Suspended; picked up again since.',
    suspendedAndEnded: 'Suspended; ended since.',
    computerRestarted: 'The computer was restarted.',
    refused: (reason: string) => `Refused, nothing was sent: ${reason}`,
    already: {
      'already-locked': 'Locked already; nothing was sent.',
      'already-suspended': 'Suspended already; nothing was sent.',
    },
    failed: (reason: string) => `Failed: ${reason}`,
    open: 'Waiting for the computer to show it...',
    notWarned: (what: string, why: string) => `${what} Not warned: ${why}`,
    openUnreachable: 'Unknown: computer not reachable. It is settled when the computer can be read again.',
    notEnding: 'Not ending: the session is still there. Programs of the user may be asking to save, or hang.',
    notEndingForce: 'End by force kills its programs.',
    endedLate: 'Not ended in time; the session has ended since.',
    notSuspended: 'Not suspended: the session is still at its station.',
    leftLate: 'Not suspended in time; the session has left its station since.',
    calledOff: (reason: string) => `Called off: ${reason}`,
    notLocked: 'Suspended, but not locked: anyone at this seat can switch back to it without a password.',
    goneBefore: 'Ended: the user signed out before the time was up.',
    interrupted: 'Interrupted: this program ended first.',
    /** Between the names in a list. */
    join: ', ',
    more: (count: number) => `and ${number(count)} more`,
    /** A batch, or a request of it, and how it went. */
    line: (what: string, how: string) => `${what}: ${how}`,
    begun: (what: string, count: number) => `${what}: asked for ${sessions(count)}`,
    showDetails: 'Show details',
    hideDetails: 'Hide details',
    showMore: (count: number) => `Show ${number(count)} more`,
    retry: 'Retry',
    retryOne: (user: string) => `Retry: ${user}`,
    forceOne: (user: string) => `End by force: ${user}`,
    retryAll: (count: number) => `Retry all that can be retried (${number(count)})`,
    copy: 'Copy',
    copied: 'Copied',
    copiedWhole: 'The outcomes are on the clipboard.',
    dismissAll: 'Dismiss all',
  },
};
