import { lstatSync } from 'node:fs';
import { join, parse } from 'node:path';

/**
 * A name beside a file that nothing has, under which it can be kept: `settings.kept-2026-11-25T10-12-30.json`, in UTC.
 * `endings`: of the files that are kept with it; none of these has the name either.
 */
export function freeName(file: string, now: number, endings: readonly string[] = ['']): string {
  const { dir, name, ext } = parse(file);
  const at = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  for (let number = 1; ; number++) {
    const free = join(dir, `${name}.kept-${at}${number === 1 ? '' : `-${number}`}${ext}`);
    if (!endings.some((ending) => isThere(`${free}${ending}`))) return free;
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
