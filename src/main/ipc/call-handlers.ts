import type { ConsoleState } from '../../shared/ipc/console-state';
import type { Environment } from '../../shared/ipc/environment';
import { changedPreferences } from '../../shared/settings/preferences';
import type { Lab } from '../lab/lab';
import type { LabInView } from '../lab/lab-in-view';
import type { SessionStories } from '../requests/session-stories';
import type { SettingsFile } from '../settings/settings-file';
import type { CallHandlers } from './answer-call';

/** What calls are answered with. */
export interface CallGround {
  readonly environment: Environment;
  readonly lab: Lab;
  readonly labInView: LabInView;
  readonly settings: SettingsFile;
  readonly stories: SessionStories;
  /** What the window shows of the console has changed. */
  consoleChanged(): void;
  copyText(text: string): void;
  painted(): void;
}

/** What the window shows of the console itself, now. */
export function consoleState({ settings, labInView }: Pick<CallGround, 'settings' | 'labInView'>): ConsoleState {
  const { preferences, trouble: settingsTrouble } = settings;
  return { preferences, settingsTrouble, simulatedInstead: labInView.simulatedInstead };
}

/** What main does for each call of the contract. */
export function callHandlers(ground: CallGround): CallHandlers {
  const { environment, lab, labInView, settings, stories } = ground;
  return {
    getEnvironment: () => environment,
    getLab: () => lab.snapshot(),
    ask: (ask) => lab.ask(ask),
    dismissBatch: ({ batch }) => done(lab.dismissBatch(batch)),
    reconnect: ({ host }) => done(lab.reconnect(host)),
    getConsole: () => consoleState(ground),
    async changePreferences(changes) {
      const written = settings.setPreferences(changedPreferences(settings.preferences, changes));
      // At once: the window is not to wait for the disk.
      ground.consoleChanged();
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

/** The answer of a call that has none. */
function done(_result: unknown): null {
  return null;
}
