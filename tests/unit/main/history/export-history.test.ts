import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportHistory } from '../../../../src/main/history/export-history';
import type { HistoryDatabase } from '../../../../src/main/history/history-database';
import type { Database } from '../../../../src/main/history/sqlite';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import type { ExportFormat } from '../../../../src/shared/history/history-state';
import { finished, HistoryFolder, now } from './history-folder';
import { eventOp, outcomeOp, requestOp } from './ops';

let folder: HistoryFolder;
let db: Database;
let history: HistoryDatabase;
beforeEach(() => {
  folder = new HistoryFolder();
  ({ db, history } = folder.open());
});
afterEach(() => folder.remove());

/** What is in the file, and how many items it was said to have. */
function exported(format: ExportFormat, query = wholeHistory): { items: number; text: string } {
  const items = finished(exportHistory(db, join(folder.path, 'out'), query, format));
  return { items, text: folder.bytes('out').toString('utf8') };
}

/** Cells by RFC 4180, whose lines end with CR LF. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

/** By the names of the columns. */
function table(text: string): Record<string, string>[] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head = [], ...rows] = cells(text.slice(1));
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, at) => [name, row[at] ?? '']));
  });
}

test('as a table: one line an item, the newest first, with all that is known', () => {
  const outcome = { kind: 'failed', reason: 'not-permitted', detail: 'not, "now"' } as const;
  history.write([
    requestOp('r1', { reason: 'class\r\nis over', warn: 90_000, text: 'Bye' }),
    eventOp({ event: 'locked' }),
    outcomeOp('r1', { outcome }),
  ]);
  const { items, text } = exported('csv');
  expect(items).toBe(2);
  expect(table(text)).toMatchObject([
    { place: '2', time: '2026-11-25T10:12:30.250Z', book: 'events', what: 'locked', outcome: '', by: '' },
    {
      place: '1',
      book: 'actions',
      what: 'end',
      by_force: 'false',
      by: 'carol',
      from: 'desk',
      user: 'ann',
      full_name: 'Ann Lee',
      station: 'Station 1',
      station_friendly_name: '',
      computer: 'lab-a',
      reason: 'class\r\nis over',
      warned_seconds_before: '90',
      message: 'Bye',
      outcome: 'failed',
      outcome_reason: 'not-permitted',
      outcome_detail: 'not, "now"',
      outcome_time: '2026-11-25T10:12:30.251Z',
      simulated: 'true',
      session: requestOp('').session,
    },
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=HYPERLINK("http://x","y")'])(
  'a spreadsheet takes %j for a text',
  (user) => {
    history.write([eventOp({ subject: { ...eventOp().subject, user } })]);
    expect(table(exported('csv').text)[0]?.user).toBe(`'${user}`);
  },
);

test('as JSON: an array of items with times to be read', () => {
  history.write([requestOp('r1'), outcomeOp('r1'), requestOp('r2'), eventOp()]);
  expect(JSON.parse(exported('json').text)).toMatchObject([
    { kind: 'event', at: '2026-11-25T10:12:30.250Z', event: 'logged-on', subject: { user: 'ann' } },
    { kind: 'action', outcome: null, settledAt: null },
    { kind: 'action', outcome: { kind: 'done', reason: null }, settledAt: '2026-11-25T10:12:30.251Z' },
  ]);
});

test('nothing found is an empty array, and a table with only its head', () => {
  expect(JSON.parse(exported('json').text)).toEqual([]);
  expect(table(exported('csv').text)).toEqual([]);
});

test('only what is searched for, and all of it, however many', () => {
  const ops = Array.from({ length: 2500 }, (_, at) => eventOp({ at: now + at }));
  history.write([...ops, requestOp('r1')]);
  const { items, text } = exported('json', { ...wholeHistory, book: 'events' });
  const list = JSON.parse(text) as { place: number }[];
  expect(items).toBe(2500);
  expect(list.map(({ place }) => place)).toEqual(Array.from({ length: 2500 }, (_, at) => 2500 - at));
  expect(table(exported('csv').text)).toHaveLength(2501);
});

describe('where it can not be written', () => {
  test('it says so in the system’s words, and leaves nothing behind', () => {
    mkdirSync(join(folder.path, 'out', 'full'), { recursive: true });
    const before = folder.names;
    expect(() => exported('csv')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(folder.names).toEqual(before);
    expect(() => finished(exportHistory(db, '/nowhere/out', wholeHistory, 'csv'))).toThrow('ENOENT');
  });

  test('what is there stays until the new one is whole', () => {
    history.write(Array.from({ length: 3000 }, () => eventOp()));
    folder.put('before', 'out');
    const work = exportHistory(db, join(folder.path, 'out'), wholeHistory, 'csv');
    work.next();
    expect(folder.bytes('out').toString()).toBe('before');
    expect(() => work.throw(new Error('closed'))).toThrow('closed');
    expect(folder.bytes('out').toString()).toBe('before');
    expect(folder.names).not.toContain('out.new');
  });
});
