import { join } from 'node:path';
import type { ListedComputer } from '../../shared/settings/computer';
import type { Preferences } from '../../shared/settings/preferences';
import type { SettingsTrouble } from '../../shared/settings/settings-trouble';
import { WholeFile } from '../files/whole-file';
import type { Log } from '../log';
import type { Time } from '../time';
import { type Settings, settingsText } from './parse-settings';
import { readSettings } from './read-settings';

/** What the console remembers on disk: `settings.json` (docs/decisions/0007-settings-file.md). */
export class SettingsFile {
  /** What was wrong with the file when it was read; null: nothing. */
  readonly trouble: SettingsTrouble | null;
  readonly #file: WholeFile;
  #preferences: Preferences;
  /** By host, then by station id. */
  readonly #stationNames: Map<string, Map<string, string>>;
  #computers: readonly ListedComputer[];

  /**
   * Reads the file in this folder; waits for the disk, so that the first paint is in the right language. What was wrong
   * with it is put right on disk as soon as the file has been kept as it was.
   */
  constructor(folder: string, time: Pick<Time, 'now'>, log: Pick<Log, 'warn'>) {
    const path = join(folder, 'settings.json');
    const { settings, trouble } = readSettings(path, time, log);
    this.trouble = trouble;
    this.#preferences = settings.preferences;
    this.#stationNames = new Map([...settings.stationNames].map(([host, names]) => [host, new Map(names)]));
    this.#computers = settings.computers;
    this.#file = new WholeFile(path, () => settingsText(this.all), trouble === null || trouble.keptAs !== null);
    if (trouble !== null && trouble.keptAs !== null) this.#file.save().catch((error: Error) => log.warn(error.message));
  }

  /** All of them, now. */
  get all(): Settings {
    return { preferences: this.#preferences, stationNames: this.#stationNames, computers: this.#computers };
  }

  get preferences(): Preferences {
    return this.#preferences;
  }

  /** The list of computers, in the order in which they were added. */
  get computers(): readonly ListedComputer[] {
    return this.#computers;
  }

  /** The friendly name of a station; null: none. */
  stationName(host: string, id: string): string | null {
    return this.#stationNames.get(host)?.get(id) ?? null;
  }

  /** Uses these preferences, and keeps them. Rejects when they could not be written; they are used all the same. */
  setPreferences(preferences: Preferences): Promise<void> {
    this.#preferences = preferences;
    return this.#file.save();
  }

  /**
   * Uses this list of computers, and keeps it; the names of stations at those that are no longer on it are forgotten.
   * Rejects when it could not be written; it is used all the same.
   */
  setComputers(computers: readonly ListedComputer[]): Promise<void> {
    for (const { id } of this.#computers) {
      if (!computers.some((one) => one.id === id)) this.#stationNames.delete(id);
    }
    this.#computers = computers;
    return this.#file.save();
  }

  /** Gives a station a name, or takes it away. Rejects when it could not be written; it is used all the same. */
  setStationName(host: string, id: string, name: string | null): Promise<void> {
    const ofHost = this.#stationNames.get(host) ?? new Map<string, string>();
    if (name === null) ofHost.delete(id);
    else ofHost.set(id, name);
    this.#stationNames.set(host, ofHost);
    return this.#file.save();
  }

  /** Resolves when everything that was set before this call is on disk, or could not be written. */
  written(): Promise<void> {
    return this.#file.written();
  }
}
