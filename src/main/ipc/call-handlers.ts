import type { ConsoleState } from '../../shared/ipc/console-state';
import type { Environment } from '../../shared/ipc/environment';
import { changedPreferences } from '../../shared/settings/preferences';
import type { History } from '../history/history';
import type { Lab } from '../lab/lab';
import type { LabInView } from '../lab/lab-in-view';
import { NoRecordError } from '../requests/recorder';
import type { SessionStories } from '../requests/session-stories';
import type { SettingsFile } from '../settings/settings-file';
import type { CallHandlers } from './answer-call';
import { type ComputerGround, computerHandlers } from './computer-handlers';
import { type SupportGround, supportHandlers } from './support-handlers';

/** What calls are answered with. */
export interface CallGround extends ComputerGround, SupportGround {
  readonly environment: Environment;
  readonly lab: Lab;
  readonly labInView: LabInView;
  readonly settings: SettingsFile;
  readonly stories: SessionStories;
  readonly history: History;
  /** What the window shows of the console has changed. */
  consoleChanged(): void;
  copyText(text: string): void;
  painted(): void;
  /** Calls off every countdown and ends the program. */
  quit(): void;
}

/** What the window shows of the console itself, now. */
export function consoleState({
  settings,
  labInView,
  history,
}: Pick<CallGround, 'settings' | 'labInView' | 'history'>): ConsoleState {
  const { preferences, trouble: settingsTrouble } = settings;
  const { trouble: historyTrouble } = history;
  const { simulatedInstead, computersGiven, onWindows } = labInView;
  return { preferences, settingsTrouble, historyTrouble, simulatedInstead, computersGiven, onWindows };
}

/** What main does for each call of the contract. */
export function callHandlers(ground: CallGround): CallHandlers {
  const { environment, lab, labInView, settings, stories, history } = ground;
  return {
    ...computerHandlers(ground),
    ...supportHandlers(ground),
    getEnvironment: () => environment,
    getLab: () => lab.snapshot(),
    ask(ask) {
      requireRecord(history, ask);
      return lab.ask(ask);
    },
    powerHost(ask) {
      requireRecord(history, ask);
      return done(lab.power(ask));
    },
    forgetSessions: ({ host }) => done(lab.forgetSessions(host)),
    changeCountdowns: ({ requests, change }) => done(lab.changeCountdowns(requests, change)),
    quit: () => done(ground.quit()),
    searchHistory: ({ query, before }) => history.search(query, before),
    verifyHistory: () => history.verify(),
    async exportHistory({ query, format }) {
      const file = await ground.askForFile('history', format);
      return file === null ? null : { file, items: await history.exportTo(file, query, format) };
    },
    dismissBatch: ({ batch }) => done(lab.dismissBatch(batch)),
    reconnect: ({ host }) => done(lab.reconnect(host)),
    getConsole: () => consoleState(ground),
    async changePreferences(changes) {
      const written = settings.setPreferences(changedPreferences(settings.preferences, changes));
      // At once: the window is not to wait for the disk.
      ground.consoleChanged();
      // What is to be kept no longer goes now, not only at the next start.
      if (changes.actionDays !== null || changes.eventDays !== null) history.prune();
      return done(await written);
    },
    async renameStation({ host, station, name }) {
      lab.checkNameable(host, station);
      const written = settings.setStationName(host, station, name);
      lab.stationRenamed(host, station);
      return done(await written);
    },
    getStory: ({ session }) => stories.of(session),
    copyText: ({ text }) => done(ground.copyText(text)),
    openSimulatedLab: async () => done(await labInView.openSimulated()),
    leaveSimulatedLab: async () => done(await labInView.leaveSimulated()),
    getSimulatedUsers: ({ host }) => labInView.simulatedUsers(host),
    logOnAs: ({ host, station, user }) => done(labInView.logOnAs(host, station, user)),
    actAsUser: ({ session, act }) => done(labInView.actAsUser(session, act)),
    troubleHost: ({ host, trouble }) => done(labInView.troubleHost(host, trouble)),
    reportPainted: () => done(ground.painted()),
  };
}

/** Throws where it can't be written to History, unless the person said to do it all the same. */
function requireRecord({ trouble }: History, { withoutRecord }: { readonly withoutRecord: boolean }): void {
  if (trouble !== null && trouble.kind !== 'started-afresh' && !withoutRecord) throw new NoRecordError(trouble.detail);
}

/** The answer of a call that has none. */
function done(_result: unknown): null {
  return null;
}
