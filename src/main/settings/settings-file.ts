import { stationKey } from '../../shared/lab/snapshot';
import { type Preferences, usualPreferences } from '../../shared/settings/preferences';
import type { SettingsTrouble } from '../../shared/settings/settings-trouble';

/** What the console remembers on disk. */
export class SettingsFile {
  /** What was wrong with the file when it was read; null: nothing. */
  readonly trouble: SettingsTrouble | null = null;
  #preferences = usualPreferences;
  readonly #stationNames = new Map<string, string>();

  get preferences(): Preferences {
    return this.#preferences;
  }

  /** The friendly name of a station; null: none. */
  stationName(host: string, id: string): string | null {
    return this.#stationNames.get(stationKey({ host, id })) ?? null;
  }

  /** Uses these preferences, and keeps them. Rejects when they could not be written; they are used all the same. */
  async setPreferences(preferences: Preferences): Promise<void> {
    this.#preferences = preferences;
  }

  /** Gives a station a name, or takes it away. Rejects when it could not be written. */
  async setStationName(host: string, id: string, name: string | null): Promise<void> {
    if (name === null) this.#stationNames.delete(stationKey({ host, id }));
    else this.#stationNames.set(stationKey({ host, id }), name);
  }
}
