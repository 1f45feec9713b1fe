import { lstatSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { SettingsProblem, SettingsTrouble } from '../../shared/settings/settings-trouble';
import type { Log } from '../log';
import type { Time } from '../time';
import { type ParsedSettings, parseSettings, type Settings, usualSettings } from './parse-settings';

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
  const content = readContent(file);
  if (content === null) return { settings: usualSettings, trouble: null };
  const { settings, problems } = content instanceof Uint8Array ? parseSettings(content) : nothingOf(content);
  if (problems.length === 0) return { settings, trouble: null };

  const keptAs = keep(file, content, time, log);
  log.warn(`settings: ${file}, ${keptAs === null ? 'not kept' : `kept as ${keptAs}`}: ${JSON.stringify(problems)}`);
  return { settings, trouble: { file, keptAs, problems } };
}

/** Keeps the file as it was; the answer says where, null: it could not be kept. */
function keep(
  file: string,
  content: Uint8Array | SettingsProblem,
  time: Pick<Time, 'now'>,
  log: Pick<Log, 'warn'>,
): string | null {
  const free = freeName(file, time.now());
  try {
    // What was read is copied, so that the file stays until a new one takes its place; the rest is moved aside whole.
    if (content instanceof Uint8Array) writeFileSync(free, content, { flag: 'wx', flush: true });
    else renameSync(file, free);
    return free;
  } catch (error) {
    log.warn(`settings: ${file} could not be kept: ${(error as Error).message}`);
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') removeHalf(free);
    return null;
  }
}

/** Removes what was written of a copy before the disk was full; where that fails too, it stays. */
function removeHalf(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It takes room, and nothing else.
  }
}

/** The bytes of the file, or why there are none; null: there is no file. */
function readContent(file: string): Uint8Array | SettingsProblem | null {
  try {
    const stats = statSync(file);
    // Others could be read without end.
    if (!stats.isFile()) return { kind: 'unreadable', detail: 'not a file' };
    if (stats.size > largestSettings) return { kind: 'damaged', detail: `${stats.size} bytes` };
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : { kind: 'unreadable', detail: message };
  }
}

function nothingOf(problem: SettingsProblem): ParsedSettings {
  return { settings: usualSettings, problems: [problem] };
}

/** A name beside the file that nothing has: `settings.kept-2026-11-25T10-12-30.json`, in UTC. */
function freeName(file: string, now: number): string {
  const { dir, name, ext } = parse(file);
  const at = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  for (let number = 1; ; number++) {
    const free = join(dir, `${name}.kept-${at}${number === 1 ? '' : `-${number}`}${ext}`);
    if (!isThere(free)) return free;
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
