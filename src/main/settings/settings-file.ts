import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Preferences } from '../../shared/settings/preferences';
import type { SettingsTrouble } from '../../shared/settings/settings-trouble';
import type { Log } from '../log';
import type { Time } from '../time';
import { settingsText } from './parse-settings';
import { readSettings } from './read-settings';

/** What was set is used, but could not be written; the message has the file and the system's words. */
export class NotKeptError extends Error {}

/** What the console remembers on disk: `settings.json` (docs/decisions/0007-settings-file.md). */
export class SettingsFile {
  /** What was wrong with the file when it was read; null: nothing. */
  readonly trouble: SettingsTrouble | null;
  readonly #file: string;
  #preferences: Preferences;
  /** By host, then by station id. */
  readonly #stationNames: Map<string, Map<string, string>>;
  /** The write that is yet to begin; null: none. */
  #next: Promise<void> | null = null;
  /** Resolves when the last write that was asked for is over. */
  #last: Promise<void> = Promise.resolve();

  /**
   * Reads the file in this folder; waits for the disk, so that the first paint is in the right language. What was wrong
   * with it is put right on disk as soon as the file has been kept as it was.
   */
  constructor(folder: string, time: Pick<Time, 'now'>, log: Pick<Log, 'warn'>) {
    this.#file = join(folder, 'settings.json');
    const { settings, trouble } = readSettings(this.#file, time, log);
    this.trouble = trouble;
    this.#preferences = settings.preferences;
    this.#stationNames = new Map([...settings.stationNames].map(([host, names]) => [host, new Map(names)]));
    if (trouble !== null && trouble.keptAs !== null) this.#save().catch((error: Error) => log.warn(error.message));
  }

  get preferences(): Preferences {
    return this.#preferences;
  }

  /** The friendly name of a station; null: none. */
  stationName(host: string, id: string): string | null {
    return this.#stationNames.get(host)?.get(id) ?? null;
  }

  /** Uses these preferences, and keeps them. Rejects when they could not be written; they are used all the same. */
  setPreferences(preferences: Preferences): Promise<void> {
    this.#preferences = preferences;
    return this.#save();
  }

  /** Gives a station a name, or takes it away. Rejects when it could not be written; it is used all the same. */
  setStationName(host: string, id: string, name: string | null): Promise<void> {
    const ofHost = this.#stationNames.get(host) ?? new Map<string, string>();
    if (name === null) ofHost.delete(id);
    else ofHost.set(id, name);
    this.#stationNames.set(host, ofHost);
    return this.#save();
  }

  /** Resolves when everything that was set before this call is on disk, or could not be written. */
  written(): Promise<void> {
    return this.#last;
  }

  /** One write at a time: what is set during one goes into the next, all of it into the same. */
  #save(): Promise<void> {
    if (this.#next !== null) return this.#next;
    const next = this.#last.then(() => {
      this.#next = null;
      return this.#write();
    });
    this.#next = next;
    this.#last = next.catch(() => {});
    return next;
  }

  async #write(): Promise<void> {
    if (this.trouble?.keptAs === null)
      throw new NotKeptError(`${this.#file}: not written, for what is there could not be kept`);
    const text = settingsText({ preferences: this.#preferences, stationNames: this.#stationNames });
    const written = `${this.#file}.new`;
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(written, text, { flush: true });
      await rename(written, this.#file);
    } catch (error) {
      await rm(written, { force: true }).catch(() => {});
      throw new NotKeptError(`${this.#file}: ${(error as Error).message}`, { cause: error });
    }
  }
}
