import type { PowerAction } from '../../lab/power';
import { number, sessions } from './counts';

/** Restarting and shutting down a computer, in English. */
export const enPower = {
  power: {
    command: { restart: 'Restart', 'shut-down': 'Shut down' } satisfies Record<PowerAction, string>,
    /** Why it is off. */
    notConnected: 'The computer cannot be read now.',
    alreadyOpen: 'It was already asked for.',
    notThere: 'This program cannot do this with a computer of this kind.',
    title: {
      restart: (computer: string) => `Restart ${computer}?`,
      'shut-down': (computer: string) => `Shut down ${computer}?`,
    } satisfies Record<PowerAction, (computer: string) => string>,
    intro: {
      restart: 'Every session on it ends at once, for everybody. Unsaved work and suspended sessions are lost.',
      'shut-down':
        'Every session on it ends at once, for everybody. Unsaved work and suspended sessions are lost. Somebody has to switch it on again: this program cannot.',
    } satisfies Record<PowerAction, string>,
    list: 'Who is on it',
    count: (count: number) => `${sessions(count)} on this computer:`,
    nobody: 'Nobody is logged on there.',
    kept: (count: number) =>
      count === 1
        ? '1 session is only kept in memory (suspended or disconnected); it is lost.'
        : `${number(count)} sessions are only kept in memory (suspended or disconnected); they are lost.`,
    own: 'Your own session is one of them.',
    console: 'This console runs on this computer. It ends with it, and your own session too.',
    countdowns: 'Running countdowns on this computer are called off: those sessions end with the others.',
    opening: 'Somebody is logging on there just now. Wait until they are in the list.',
    confirm: {
      restart: (count: number) => (count === 0 ? 'Restart' : `Restart, ending ${sessions(count)}`),
      'shut-down': (count: number) => (count === 0 ? 'Shut down' : `Shut down, ending ${sessions(count)}`),
    } satisfies Record<PowerAction, (count: number) => string>,
    /** How it goes. `time`: a time of day. */
    open: { restart: 'Restarting...', 'shut-down': 'Shutting down...' } satisfies Record<PowerAction, string>,
    down: {
      restart: (_time: string) => 'Restarting... It is off or starting.',
      'shut-down': (time: string) => `Shut down ${time}, not confirmed`,
    } satisfies Record<PowerAction, (time: string) => string>,
    done: {
      restart: (time: string) => `Restarted ${time}`,
      'shut-down': (time: string) => `Shut down, and started again ${time}`,
    } satisfies Record<PowerAction, (time: string) => string>,
    notDone: {
      restart: (why: string) => `Not restarted. ${why}`,
      'shut-down': (why: string) => `Not shut down. ${why}`,
    } satisfies Record<PowerAction, (why: string) => string>,
    /** What a row of a computer reads that was shut down, or is being restarted. */
    row: {
      restart: (_time: string) => 'Computer is being restarted',
      'shut-down': (time: string) => `Computer was shut down ${time}, not confirmed`,
    } satisfies Record<PowerAction, (time: string) => string>,
    remove: 'Remove from the list',
    removeOf: (computer: string) => `Remove the rows of ${computer} from the list`,
    /** How it went, for History. */
    outcome: {
      done: { restart: 'Restarted.', 'shut-down': 'Shut down.' } satisfies Record<PowerAction, string>,
      notConfirmed: 'Not confirmed: the computer did not answer any more.',
    },
    /** What History says of the sessions that were on it. */
    sessionsOnIt: 'Sessions on it',
  },
};
