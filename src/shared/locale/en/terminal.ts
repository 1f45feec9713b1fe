import type { Action } from '../../session/actions';
import { number, plural, sessions } from './counts';

const acting = `
  ID...                  the sessions, each as "stationmaster sessions" prints it
  --all                  everybody instead; never your own session, and neither
                         administrators, nor logins without a terminal, nor
                         sessions whose user has signed out
  --computer NAME        with --all: on this computer only (its name or id)
  --room NAME            with --all: in this room only
  --dry-run              only show who would be hit
  --yes                  do not ask; needed where there is no terminal
  --own                  also your own session, if it is named
  --reason TEXT          why; kept in History
  --without-record       also where it cannot be written to History`;

const common = `
  --json                 print JSON, as documented in stationmaster(1)
  --config FILE          read the settings (computers, names) from this file
  --host local | ssh://USER@HOST[:PORT]
                         read this computer instead of those in the settings;
                         can be given several times
  --no-local             leave this computer out
  --simulate [hosts=2,stations=24,seed=1,still]
                         a simulated lab; it is new each time, so its IDs are
                         of no use to another command: use --all`;

/** The command line without a window, in English. */
export const enTerminal = {
  terminal: {
    help: {
      all: `Usage: stationmaster [OPTIONS]             open the console
       stationmaster COMMAND [OPTIONS]     without a window:

  sessions               list the sessions
  suspend ID...          suspend them: kept in memory, their stations are free
  lock ID...             lock their screens
  message ID...          show a message (--text TEXT)
  end ID...              log them off; unsaved work is lost (--warn SECONDS)

stationmaster COMMAND --help tells more. Exit status: 0 all done, 1 some not,
2 wrong usage; then nothing was done.`,
      sessions: `Usage: stationmaster sessions [OPTIONS]
List the sessions of all computers in the settings.

  --computer NAME        of this computer only (its name or id)
  --room NAME            of this room only${common}`,
      suspend: `Usage: stationmaster suspend ID... | --all [OPTIONS]
Suspend sessions: they are kept in memory, and their stations are free.
${acting}${common}`,
      lock: `Usage: stationmaster lock ID... | --all [OPTIONS]
Lock the screens of sessions.
${acting}${common}`,
      message: `Usage: stationmaster message ID... | --all --text TEXT [OPTIONS]
Show a message on the screens of users.

  --text TEXT            the message${acting}${common}`,
      end: `Usage: stationmaster end ID... | --all [OPTIONS]
End sessions: their users are logged off, and unsaved work is lost.

  --warn SECONDS         warn users on their screens and wait so long; until
                         then, Ctrl+C or SIGTERM calls it off${acting}${common}`,
    },
    tryHelp: (command: string) => `"stationmaster ${command}--help" tells more.`,
    problems: {
      'unknown-option': (option: string) => `unknown option: ${option}`,
      'needs-value': (option: string) => `${option} needs a value`,
      'no-value': (option: string) => `${option} has no value`,
      twice: (option: string) => `${option} is given twice`,
      empty: (option: string) => `${option} is empty`,
      'too-long': (option: string, most: number) => `${option} is longer than ${number(most)} characters`,
      'too-many-sessions': (most: number) => `more than ${sessions(most)}`,
      'not-a-session': (text: string) => `"${text}" is not the ID of a session; "stationmaster sessions" prints them`,
      'bare-number': (text: string) =>
        `"${text}" alone names no session for sure: computers use such numbers again, for somebody else. Give the ID that "stationmaster sessions" prints`,
      unexpected: (text: string) => `"${text}" has no meaning here`,
      'bad-warn': (text: string, least: number, most: number) =>
        `--warn must be a whole number of seconds from ${number(least)} to ${number(most)}, not "${text}"`,
      'nobody-named': 'no session is named; everybody is --all',
      'named-and-all': '--all and the IDs of sessions contradict each other',
      'own-and-all': '--own goes with IDs only: your own session is never part of --all',
      'place-without-all': '--computer and --room go with --all',
      'computer-and-room': '--computer and --room contradict each other',
      'needs-text': '--text is missing',
      'needs-yes': 'there is no terminal to ask in; --yes answers the question, --dry-run shows who would be hit',
      'no-computers': 'there are no computers: none in the settings, and none named',
      'no-computer': (name: string) => `there is no computer "${name}" on the list`,
      'several-computers': (name: string, ids: string) =>
        `several computers are called "${name}"; give one of the ids: ${ids}`,
      'no-room': (name: string) => `there is no room "${name}"`,
      'not-on-the-list': (id: string) => `${id} is on no computer that is read here`,
      mixed: 'simulated and real computers are never in one --all; add --computer or --room',
    },
    config: {
      missing: (file: string) => `there is no file ${file}`,
      notUsed: (file: string, why: string) => `the settings in ${file} cannot be used: ${why}`,
      partly: (file: string, why: string) => `settings in ${file}: ${why}`,
    },
    unreadable: (computer: string, why: string) => `${computer} cannot be read: ${why}`,
    listNobody: 'Nobody is logged on.',
    ownMark: (user: string) => `${user} (you)`,
    wouldBeHit: {
      suspend: (count: number) => `${sessions(count)} would be suspended.`,
      end: (count: number) => `${sessions(count)} would be ended.`,
      lock: (count: number) => `${sessions(count)} would be locked.`,
      message: (count: number) => `${sessions(count)} would get the message.`,
    } satisfies Record<Action, (count: number) => string>,
    wouldHit: {
      suspend: 'Would be suspended.',
      end: 'Would be ended.',
      lock: 'Would be locked.',
      message: 'Would get the message.',
    } satisfies Record<Action, string>,
    ask: {
      suspend: (count: number) => `Suspend ${sessions(count)}?`,
      end: (count: number) => `End ${sessions(count)}? Unsaved work is lost.`,
      lock: (count: number) => `Lock ${sessions(count)}?`,
      message: (count: number) => `Send the message to ${sessions(count)}?`,
    } satisfies Record<Action, (count: number) => string>,
    notDone: 'Nothing was done.',
    stopped: 'Asked to stop before anything was done.',
    counting: (warned: number, of: number, seconds: number) =>
      `${number(warned)} of ${number(of)} warned; they end in ${plural(seconds, 'second', 'seconds')}. Ctrl+C calls it off.`,
    notIncluded: (what: string, why: string) => `not included: ${what} (${why})`,
    nobodyMeant: 'There is nobody to be hit.',
    failed: (why: string) => `it failed: ${why}`,
  },
};
