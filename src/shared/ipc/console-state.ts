import type { HistoryTrouble } from '../history/history-state';
import type { Preferences } from '../settings/preferences';
import type { SettingsTrouble } from '../settings/settings-trouble';

/** What the window shows of the console itself, and what can change while it is open. */
export interface ConsoleState {
  readonly preferences: Preferences;
  /** What was wrong with the settings file at the start; null: nothing. */
  readonly settingsTrouble: SettingsTrouble | null;
  /** What is wrong with History now; null: nothing. */
  readonly historyTrouble: HistoryTrouble | null;
  /** The simulated lab is open because this computer cannot be read, not because anybody asked for it. */
  readonly simulatedInstead: boolean;
  /** This run shows computers that the command line named, so the list in the settings is not used. */
  readonly computersGiven: boolean;
  /** It runs on Windows, and can read Windows computers. */
  readonly onWindows: boolean;
}
