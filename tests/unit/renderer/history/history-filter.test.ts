import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'valibot';
import { expect, test } from 'vitest';
import {
  daysAreWrong,
  type HistoryFilter,
  historyRanges,
  noHistoryFilter,
  queryOf,
} from '../../../../src/renderer/history/history-filter';
import { historyQuerySchema, wholeHistory } from '../../../../src/shared/history/history-query';

/** A time by the console's clock, in whatever zone the test runs. */
const local = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0) =>
  new Date(year, month - 1, day, hour, minute, second).getTime();
const now = local(2026, 7, 25, 14, 3, 22);
const query = (parts: Partial<HistoryFilter>, at = now) => queryOf({ ...noHistoryFilter, ...parts }, at);

test('no filter asks for everything', () => {
  expect(query({})).toEqual(wholeHistory);
});

test.each([
  ['today', local(2026, 7, 25)],
  ['week', local(2026, 7, 19)],
  ['month', local(2026, 6, 26)],
] as const)('%s begins with a day of the console and has no end', (range, from) => {
  expect(query({ range })).toEqual({ ...wholeHistory, from });
});

test.each([local(2026, 7, 25), local(2026, 7, 25, 23, 59, 59)])('today is the whole day, at its ends too', (at) => {
  expect(query({ range: 'today' }, at).from).toBe(local(2026, 7, 25));
});

test('ranges reach over the ends of months and years', () => {
  expect(query({ range: 'week' }, local(2027, 1, 3, 9)).from).toBe(local(2026, 12, 28));
  expect(query({ range: 'month' }, local(2028, 3, 1, 9)).from).toBe(local(2028, 2, 1));
});

test('the first and the last day are both included', () => {
  const asked = query({ range: 'days', firstDay: '2026-02-27', lastDay: '2026-02-28' });
  expect(asked).toEqual({ ...wholeHistory, from: local(2026, 2, 27), to: local(2026, 3, 1) });
});

test('a range begins at midnight before a change of the clock, too', async () => {
  // Only a process of its own has another time zone. There, 29 March 2026 has 23 hours and 25 October has 25.
  const file = path.resolve(import.meta.dirname, '../../../../src/renderer/history/history-filter.ts');
  const program = `
    const { startOfDay } = await import(${JSON.stringify(pathToFileURL(file).href)});
    const starts = [new Date(2026, 2, 31, 0, 30), new Date(2026, 9, 27, 23, 30)].map((now) => startOfDay(now.getTime(), -6));
    console.log(starts.map((start) => new Date(start).toISOString()).join());
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TZ: 'Europe/Berlin' },
  });
  expect(stdout.trim()).toBe('2026-03-24T23:00:00.000Z,2026-10-20T22:00:00.000Z');
});

test.each([
  ['', ''],
  ['2026-13', 'tomorrow'],
])('what is no day says nothing: %j, %j', (firstDay, lastDay) => {
  expect(query({ range: 'days', firstDay, lastDay })).toEqual(wholeHistory);
});

test('a year that is still being typed asks for nothing that main would reject', () => {
  for (const day of ['0002-01-01', '0020-06-15', '1969-12-31', '275760-09-14']) {
    const asked = query({ range: 'days', firstDay: day, lastDay: day });
    expect(parse(historyQuerySchema, asked)).toEqual(asked);
  }
  expect(query({ range: 'days', firstDay: '0026-07-25' }).from).toBe(0);
});

test('days count only where they are chosen', () => {
  expect(query({ range: 'all', firstDay: '2026-01-01', lastDay: '2026-01-02' })).toEqual(wholeHistory);
});

test('text, outcome and book go together', () => {
  expect(query({ text: '  ann ', outcome: 'refused', book: 'actions' })).toEqual({
    ...wholeHistory,
    text: 'ann',
    outcome: 'refused',
    book: 'actions',
  });
});

test('the first day after the last one is said', () => {
  const days = { ...noHistoryFilter, range: 'days', firstDay: '2026-07-25', lastDay: '2026-07-24' } as const;
  expect(daysAreWrong(days)).toBe(true);
  expect(daysAreWrong({ ...days, lastDay: '2026-07-25' })).toBe(false);
  expect(daysAreWrong({ ...days, lastDay: '' })).toBe(false);
  for (const range of historyRanges) expect(daysAreWrong({ ...days, range })).toBe(range === 'days');
});
