import { computers, number, plural, sessions } from './counts';

/** The window around the tabs, and times, in English. */
export const enShell = {
  tabs: { label: 'Views', stations: 'Stations', history: 'History', computers: 'Computers' },
  times: {
    lessThanAMinute: '<1 min',
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
    days: (days: number, hours: number) => (hours === 0 ? `${number(days)} d` : `${number(days)} d ${hours} h`),
    timeAndDuration: (time: string, duration: string) => `${time} (${duration})`,
  },
  lab: {
    simulatedTitle: 'Simulated lab.',
    simulatedText: 'These people and computers are made up; nothing real is touched.',
    simulatedAndRealText: 'Simulated and real computers are shown together; what you do on the real ones is real.',
    simulatedWhy: (reason: string) => `It opened because this computer cannot be read: ${reason}`,
    testRuntime: (version: string) => `Test runtime (Electron ${version}), not for daily use`,
    loading: 'Reading the computers...',
    nobodyTitle: 'Nobody is logged on',
    nobodyElseTitle: 'Nobody else is logged on',
    nobodyText: (count: number) =>
      count === 1
        ? 'The computer was read; it has no sessions.'
        : `${computers(count)} were read; they have no sessions.`,
    noComputersTitle: 'No computers',
    noComputersText: 'There is no computer on the list of this console.',
    unreadTitle: 'The sessions could not be read',
    unreadText: 'This does not mean that nobody is logged on.',
    neverSeen: 'never read since this console started',
    unread: (computer: string, reason: string) => `${computer} cannot be read: ${reason}`,
    unreachableBanner: (computer: string, reason: string, seen: string) =>
      `${computer} cannot be read (${seen}): ${reason}`,
    someUnreachable: (count: number) => `${computers(count)} cannot be read; their rows show what was seen last.`,
    outOfTouch: 'The window lost touch with the program. What it shows may be old.',
    reload: 'Reload',
    offerSimulated: 'You can try everything in a made-up lab.',
  },
  status: {
    simulated: 'Simulated lab',
    simulatedAndReal: 'Simulated and real computers',
    allReachable: (count: number) => `${computers(count)}, all reachable`,
    reachable: (reachable: number, of: number) => `${number(reachable)} of ${computers(of)} reachable`,
    sessions: (count: number) => sessions(count),
    open: (count: number) => `${plural(count, 'request', 'requests')} open`,
  },
  withDetail: (text: string, detail: string) => `${text} (${detail})`,
  menu: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
    quit: 'Quit',
  },
  errors: {
    callRejected: (what: string) => `The program refused a request of this window: ${what}`,
    title: 'Something went wrong in this window',
    text: 'The sessions are not affected. Reload the window to go on.',
  },
};
