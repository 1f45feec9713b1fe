import { join } from 'node:path';
import type { Texts } from '../../shared/locale/en';
import { settingsProblemsText } from '../../shared/locale/settings-trouble-text';
import { readFound } from '../files/found-file';
import { parseSettings, type Settings, usualSettings } from '../settings/parse-settings';
import { largestSettings } from '../settings/read-settings';
import { UsageError } from './usage-error';

/** Settings that are only read. */
export interface FoundSettings {
  readonly settings: Settings;
  /** What is wrong with parts of them, each a line. */
  readonly troubles: readonly string[];
  /** A computer of the list could not be used. */
  readonly computersMissing: boolean;
}

/**
 * Reads the settings in a file, or in the data folder, where none are the usual ones. A file of which nothing can be used
 * is a `UsageError`: which computers are meant is not known then.
 */
export function readSettings(texts: Texts, config: string | null, folder: string): FoundSettings {
  const { config: words } = texts.terminal;
  const file = config ?? join(folder, 'settings.json');
  const content = readFound(file, largestSettings);
  if (content === null) {
    if (config !== null) throw new UsageError(words.missing(file));
    return { settings: usualSettings, troubles: [], computersMissing: false };
  }
  const { settings, problems } =
    content instanceof Uint8Array ? parseSettings(content) : { settings: usualSettings, problems: [content] };
  const lines = settingsProblemsText(texts, problems);
  const whole = problems.some(({ kind }) => kind === 'damaged' || kind === 'unreadable' || kind === 'newer');
  if (whole) throw new UsageError(words.notUsed(file, lines.join(' ')));
  return {
    settings,
    troubles: lines.map((line) => words.partly(file, line)),
    computersMissing: problems.some((problem) => problem.kind === 'bad-field' && problem.field.startsWith('computers')),
  };
}
