import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { parse } from 'node:path';
import type { Log } from '../log';
import type { Time } from '../time';
import { freeName } from './free-name';

/** Why a file that is there has no content that could be looked into; `detail` in the system's words. */
export interface NoContent {
  readonly kind: 'damaged' | 'unreadable';
  readonly detail: string;
}

/** The bytes of a file of at most `largest` bytes, or why there are none; null: there is no file. Never throws. */
export function readFound(file: string, largest: number): Uint8Array | NoContent | null {
  try {
    const stats = statSync(file);
    // Others could be read without end.
    if (!stats.isFile()) return { kind: 'unreadable', detail: 'not a file' };
    if (stats.size > largest) return { kind: 'damaged', detail: `${stats.size} bytes` };
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : { kind: 'unreadable', detail: message };
  }
}

/**
 * Keeps a file beside itself as it was found, before anything is written in its place; what is wrong with it, and where
 * it is kept, is in the log. The answer says where; null: it could not be kept. Never throws.
 */
export function keepFound(
  file: string,
  content: Uint8Array | NoContent,
  problems: readonly unknown[],
  time: Pick<Time, 'now'>,
  log: Pick<Log, 'warn'>,
): string | null {
  const keptAs = keep(file, content, time, log);
  const where = keptAs === null ? 'not kept' : `kept as ${keptAs}`;
  log.warn(`${parse(file).name}: ${file}, ${where}: ${JSON.stringify(problems)}`);
  return keptAs;
}

function keep(
  file: string,
  content: Uint8Array | NoContent,
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
    log.warn(`${parse(file).name}: ${file} could not be kept: ${(error as Error).message}`);
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
