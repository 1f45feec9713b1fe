import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { HistoryItem } from '../../shared/history/history-item';
import type { HistoryQuery } from '../../shared/history/history-query';
import type { ExportFormat } from '../../shared/history/history-state';
import { csvHead, csvLine } from './csv';
import { HistorySearch } from './history-search';
import type { Database } from './sqlite';

/** Items that are written before others may have their turn. */
const slice = 1000;

/** How each format is made of items. */
const formats: Readonly<Record<ExportFormat, Format>> = {
  csv: { before: csvHead, between: '', after: '', line: csvLine },
  json: { before: '[', between: ',', after: '\n]\n', line: (item) => `\n${JSON.stringify(withTimes(item))}` },
};

interface Format {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly line: (item: HistoryItem) => string;
}

/**
 * Writes what a search finds to a file, the newest first: beside it, then put in its place, so that it is never half
 * there. Yields between slices; returns the number of items. Throws in the system's words, and leaves nothing behind.
 */
export function* exportHistory(
  db: Database,
  file: string,
  query: HistoryQuery,
  format: ExportFormat,
): Generator<void, number> {
  const written = `${file}.new`;
  const handle = openSync(written, 'w');
  try {
    let items = 0;
    try {
      const { before, between, after, line } = formats[format];
      const search = new HistorySearch(db, query);
      writeAll(handle, before);
      for (let place: number | null = null, more = true; more; yield) {
        const page = search.page(place, slice);
        const lines = page.items.map(line).join(between);
        writeAll(handle, items > 0 && lines !== '' ? between + lines : lines);
        items += page.items.length;
        place = page.before;
        more = place !== null;
      }
      writeAll(handle, after);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(written, file);
    return items;
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}

/** One write may write less than all of it. */
function writeAll(handle: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(handle, rest));
}

/** Times that a person and every program can read. */
function withTimes(item: HistoryItem): object {
  const at = new Date(item.at).toISOString();
  if (item.kind === 'event') return { ...item, at };
  return { ...item, at, settledAt: item.settledAt === null ? null : new Date(item.settledAt).toISOString() };
}
