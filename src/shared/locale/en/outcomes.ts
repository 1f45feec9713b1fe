import type { Action } from '../../session/actions';

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
    progress: (settled: number, of: number) => `${settled} of ${of} settled`,
    summary: {
      suspend: (count: number, of: number) => `${count} of ${of} suspended`,
      end: (count: number, of: number) => `${count} of ${of} ended`,
      lock: (count: number, of: number) => `${count} of ${of} locked`,
      message: (count: number, of: number) => `${count} of ${of} handed over`,
    } satisfies Record<Action, (count: number, of: number) => string>,
    counts: {
      refused: (count: number) => `${count} refused`,
      failed: (count: number) => `${count} failed`,
      'not-ending': (count: number) => `${count} not ending`,
      'not-suspended': (count: number) => `${count} not suspended`,
      'called-off': (count: number) => `${count} called off`,
      interrupted: (count: number) => `${count} interrupted`,
    },
    subject: (user: string, station: string, computer: string) => `${user}, ${station}, ${computer}`,
    done: {
      suspend: 'Suspended.',
      end: 'Ended.',
      lock: 'Locked.',
      message: 'Handed over.',
    } satisfies Record<Action, string>,
    suspendedAt: (where: string) => `Suspended; can be picked up ${where}.`,
    computerRestarted: 'The computer was restarted.',
    refused: (reason: string) => `Refused, nothing was sent: ${reason}`,
    failed: (reason: string) => `Failed: ${reason}`,
    open: 'Waiting for the computer to show it...',
    openUnreachable: 'Unknown: computer not reachable. It is settled when the computer can be read again.',
    notEnding: 'Not ending: the session is still there. Programs of the user may be asking to save, or hang.',
    notEndingForce: 'End by force kills its programs.',
    notSuspended: 'Not suspended: the session is still at its station.',
    calledOff: 'Called off.',
    interrupted: 'Interrupted: this program ended first.',
    join: ', ',
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
  },
};
