import type { SettingsTrouble } from '../../shared/settings/settings-trouble';
import { keepFound, readFound } from '../files/found-file';
import type { Log } from '../log';
import type { Time } from '../time';
import { parseSettings, type Settings, usualSettings } from './parse-settings';

/** Greatest size of a settings file in bytes: some 50,000 station names, and read in about a second at worst. */
export const largestSettings = 4_000_000;

/** What a settings file says, and what was wrong with it; null: nothing. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly trouble: SettingsTrouble | null;
}

/**
 * Reads a settings file. No file is the usual first start. What is wrong is in the log too, and the file is kept beside
 * itself as it was, before anything can be written in its place. Never throws.
 */
export function readSettings(file: string, time: Pick<Time, 'now'>, log: Pick<Log, 'warn'>): ReadSettings {
  const content = readFound(file, largestSettings);
  if (content === null) return { settings: usualSettings, trouble: null };
  const { settings, problems } =
    content instanceof Uint8Array ? parseSettings(content) : { settings: usualSettings, problems: [content] };
  if (problems.length === 0) return { settings, trouble: null };
  return { settings, trouble: { file, keptAs: keepFound(file, content, problems, time, log), problems } };
}
