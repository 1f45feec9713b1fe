import type { HostTrouble, UserAct } from '../../ipc/simulated-user';
import { number } from './counts';

/** The simulated lab and acting as its users, in English. */
export const enSimulated = {
  simulated: {
    open: 'Open the simulated lab',
    leave: 'Leave the simulated lab',
    inARealLab: (what: string) => `In a real lab: ${what}`,
    trouble: {
      menu: 'Try a problem',
      menuOf: (computer: string) => `Try a problem on ${computer}`,
      troubles: {
        'cut-off': 'Cut it off from this console',
        restore: 'Connect it again',
        restart: 'Restart it: everybody on it is logged off',
      } satisfies Record<HostTrouble, string>,
    },
    asUser: {
      heading: (user: string) => `As ${user} (simulated)`,
      acts: {
        lock: 'Lock screen',
        unlock: 'Unlock screen',
        disconnect: 'Disconnect',
        'sign-out': 'Sign out',
        resist: 'Leave a program open that will not close',
      } satisfies Record<UserAct, string>,
      atNoStation: 'Away. Log on as this user in the menu of a free station.',
      logOnAs: 'Log on as',
      logOnTitle: (station: string, computer: string) => `Log on at ${station}, ${computer}`,
      find: 'Find a user',
      users: 'Users',
      away: 'Away: their session is picked up here',
      loggedOff: 'Not logged on',
      more: (count: number) => `and ${number(count)} more; type to find them`,
      nobody: 'Everybody is at a station.',
      noneFound: 'Nobody with that name can log on here.',
      reading: 'Reading the users...',
      failed: (why: string) => `The users could not be read: ${why}`,
      taken: 'This station is no longer free.',
      logOn: 'Log on',
    },
  },
};
