import type { HistoryBook } from '../../history/history-item';
import type { SearchedOutcome } from '../../history/history-query';
import type { ExportFormat } from '../../history/history-state';
import { number, plural } from './counts';

const entries = (count: number): string => plural(count, 'entry', 'entries');
const records = (count: number): string => plural(count, 'record', 'records');

/** The History tab and what is wrong with History, in English. */
export const enHistory = {
  history: {
    label: 'History',
    columns: {
      time: 'Time',
      by: 'Who did it',
      what: 'What',
      user: 'User',
      station: 'Station',
      computer: 'Computer',
      outcome: 'Outcome',
      reason: 'Reason',
    },
    row: (time: string, what: string, user: string, how: string) =>
      [time, what, user, how].filter((part) => part !== '').join(', '),
    simulated: 'simulated',
    utc: (time: string) => `${time} UTC`,
    outcomes: {
      open: 'Open',
      done: 'Done',
      refused: 'Refused',
      failed: 'Failed',
      'not-ending': 'Not ended',
      'not-suspended': 'Not suspended',
      'called-off': 'Called off',
      interrupted: 'Interrupted',
    } satisfies Record<SearchedOutcome, string>,
    notEnded: 'Not ended in time: the session was still there.',
    notSuspended: 'Not suspended in time: the session was still at its station.',
    open: 'There is no outcome yet.',
    filter: {
      label: 'Search History',
      range: 'Time',
      ranges: {
        all: 'Any time',
        today: 'Today',
        week: 'Last 7 days',
        month: 'Last 30 days',
        days: 'From ... to ...',
      },
      firstDay: 'First day',
      lastDay: 'Last day',
      wrongDays: 'The first day comes after the last one.',
      outcome: 'Outcome',
      anyOutcome: 'Any outcome',
      book: 'Whose doings',
      anyBook: 'Everything',
      books: {
        actions: 'What administrators did',
        events: 'What users did',
      } satisfies Record<HistoryBook, string>,
    },
    list: {
      loading: 'Reading History...',
      emptyTitle: 'Nothing yet',
      emptyText:
        'From now on it is kept here what administrators do with this program, and when users log on, lock, leave and come back.',
      failedTitle: 'History could not be read',
      failedText: 'This does not mean that nothing happened.',
      newer: 'New entries',
      count: (count: number) => entries(count),
      countSoFar: (count: number) => `${entries(count)} so far; more come while you scroll`,
      trouble: (why: string) => `Not everything could be read: ${why}`,
    },
    details: {
      label: 'Details',
      number: 'Place in History',
      close: 'Close the details',
      byAccount: (account: string, computer: string) => `${account}, from ${computer}`,
      notByConsole:
        'Nobody asked for it from this console: the user did it, someone else who administers the computer, or the computer itself.',
      session: 'Session',
      sessionId: (id: string) => `${id} on the computer`,
      warned: 'Warning',
      warnedBefore: (seconds: number) => `${seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} before`,
      notWarned: 'none asked for',
      text: 'Message',
      textNotKept: 'not kept (see Settings)',
      settled: 'Settled',
      noReason: 'none given',
      story: 'Whole story of this session',
      storyOf: (user: string) => `Whole story of a session of ${user}`,
      back: 'Back to the entry',
      storyReading: 'Reading the story of the session...',
      storyEmpty: 'History has nothing about this session.',
      storyFailed: (why: string) => `The story could not be read: ${why}`,
      /** What was asked for, and by whom. */
      asked: (what: string, by: string) => `${what}, by ${by}`,
      reason: (reason: string) => `Reason: ${reason}`,
    },
    export: {
      command: 'Export',
      found: 'What the search finds, as',
      formats: { csv: 'CSV, for spreadsheets', json: 'JSON, for programs' } satisfies Record<ExportFormat, string>,
      running: 'Exporting...',
      done: (count: number, file: string) => `${entries(count)} exported to ${file}`,
      failed: (why: string) => `The export failed: ${why}`,
    },
    verify: {
      command: 'Verify',
      running: 'Reading all of History again...',
      title: 'Verified',
      brokenTitle: 'Not as it was written',
      failed: (why: string) => `History could not be verified: ${why}`,
      whole: (since: string, count: number) => `whole since ${since} (${records(count)}).`,
      nothing: 'no records.',
      pruned: (on: string, olderThan: string) => `Earlier records, from before ${olderThan}, were removed on ${on}.`,
      neverPruned: 'None was removed for its age.',
      broken: (entry: number, what: string) => `record ${number(entry)} is not as it was written (${what}).`,
      means:
        'This finds damage by accident and by careless editing. It does not stop a determined administrator: whoever may write the file can also make it look whole again. (A request and its outcome are two records.)',
    },
  },
  historyTrouble: {
    title: 'History.',
    'started-afresh': 'The History file was damaged. A new one was begun; earlier entries are not in the list.',
    'not-opened':
      'There is no History now: its file could not be opened. Sessions are still seen. Whatever would be done without a record asks first.',
    'not-written':
      'The last entries could not be written to disk. They are kept in memory and tried again; they are lost if the program ends before. Sessions are still seen. Whatever would be done without a record asks first.',
    system: (words: string) => `The system says: ${words}`,
    keptAs: (file: string) => `The damaged file is kept as it was: ${file}`,
    file: (file: string) => `The file: ${file}`,
  },
};
