import { expect, test } from 'vitest';
import { commandState } from '../../../../src/renderer/stations/commands';
import { batchesOf } from '../../../../src/renderer/stations/outcomes/batches';
import { batchText, outcomeText } from '../../../../src/renderer/stations/outcomes/outcome-text';
import { idleText, initialsOf, sinceText } from '../../../../src/renderer/stations/row-texts';
import { copyOf } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import { durationText, timeText } from '../../../../src/shared/locale/times';
import type { Outcome, RequestRecord } from '../../../../src/shared/requests/request';
import { aHost, aRequest, aSession } from '../../../builders';

const minute = 60_000;

test.each([
  [0, '<1 min', '1 分未満'],
  [-5000, '<1 min', '1 分未満'],
  [59_999, '<1 min', '1 分未満'],
  [minute, '1 min', '1 分'],
  [72 * minute, '1 h 12 min', '1 時間 12 分'],
  [120 * minute, '2 h', '2 時間'],
  [26 * 60 * minute, '1 d 2 h', '1 日 2 時間'],
])('a duration of %i ms', (duration, english, japanese) => {
  expect(durationText(en, duration)).toBe(english);
  expect(durationText(ja, duration)).toBe(japanese);
});

test('a time of today, or of last night, has no date; another has', () => {
  const now = new Date(2026, 10, 24, 18, 2).getTime();
  expect(timeText(en, new Date(2026, 10, 24, 8, 5).getTime(), now)).toBe('08:05');
  expect(timeText(en, new Date(2026, 10, 23, 8, 5).getTime(), now)).toMatch(/11\/23.*08:05/);
  expect(timeText(ja, new Date(2026, 10, 23, 8, 5).getTime(), now)).toMatch(/11\/23.*8:05/);
  const midnight = new Date(2026, 10, 25, 0, 10).getTime();
  expect(timeText(en, new Date(2026, 10, 24, 23, 5).getTime(), midnight)).toBe('23:05');
});

test('idle and since are taken against the clock of the host', () => {
  const host = aHost({ clockOffset: 60 * minute });
  const now = 100 * minute;
  const session = aSession({ idleSince: 157 * minute, since: 130 * minute });
  expect(idleText(en, session, host, now)).toBe('3 min');
  expect(sinceText(en, session, host, now)).toBe(timeText(en, 70 * minute, now));
});

test('unknown is shown as unknown, never as zero', () => {
  expect(idleText(en, aSession({ idleSince: null }), aHost(), 0)).toBe('–');
  expect(idleText(en, aSession({ idleSince: 'working' }), aHost(), 0)).toBe('<1 min');
  expect(sinceText(en, aSession({ since: null }), aHost(), 0)).toBe('–');
});

test.each([
  ['Aiko Tanaka', 'AT'],
  ['高橋 悠斗', '高'],
  [null, 'A'],
  ['Ана Петрова', 'АП'],
])('initials of %j', (fullName, initials) => {
  expect(initialsOf(aSession({ fullName }))).toBe(initials);
});

test('a command can be given when one of the selected allows it; else the commonest reason is told', () => {
  const locked = aSession({ state: 'locked' });
  const ssh = aSession({ cannot: { lock: 'no-screen-to-lock' } });
  expect(commandState('lock', [])).toEqual({ enabled: false, able: 0, of: 0, reason: null });
  expect(commandState('lock', [locked, aSession()])).toMatchObject({ enabled: true, able: 1, of: 2, reason: null });
  expect(commandState('lock', [locked, ssh, ssh])).toMatchObject({ enabled: false, reason: 'no-screen-to-lock' });
});

const settled = (id: string, outcome: Outcome | null, parts: Partial<RequestRecord> = {}) =>
  aRequest({ id, outcome, settledAt: outcome === null ? null : 1, ...parts });

test('a batch adds up its outcomes, and puts first what needs a look', () => {
  const requests = [
    settled('r1', { kind: 'done', reason: null }),
    settled('r2', { kind: 'refused', reason: 'session-gone', detail: '' }),
    settled('r3', { kind: 'not-ending' }),
    settled('r4', { kind: 'done', reason: null }, { batch: 'b2' }),
    settled('r5', { kind: 'done', reason: null }, { dismissed: true }),
  ];
  const batches = batchesOf(new Map(requests.map((request) => [request.id, request])));
  expect(batches.map(({ id }) => id)).toEqual(['b2', 'b1']);
  const [, first] = batches;
  expect(first?.requests.map(({ id }) => id)).toEqual(['r2', 'r3', 'r1']);
  expect(first && batchText(en, first)).toBe('1 of 3 ended, 1 refused, 1 not ended in time');
});

test('while some are open, a batch tells how far it is and never that it is done', () => {
  const requests = [settled('r1', { kind: 'done', reason: null }), settled('r2', null)];
  const [batch] = batchesOf(new Map(requests.map((request) => [request.id, request])));
  expect(batch && batchText(en, batch)).toBe('1 of 2 settled');
});

test('outcomes in words, with the words of the host behind ours', () => {
  const lab = copyOf({
    revision: 1,
    monotonic: 0,
    hosts: [aHost()],
    stations: [],
    sessions: [aSession()],
    requests: [],
  });
  const away = {
    ...lab,
    hosts: new Map([['lab', aHost({ connection: { state: 'unreachable', problem: 'time-limit', detail: '' } })]]),
  };
  const text = (outcome: Outcome | null, where = lab) => outcomeText(en, where, settled('r', outcome));
  expect(text(null)).toBe(en.outcomes.open);
  expect(text(null, away)).toBe(en.outcomes.openUnreachable);
  expect(text({ kind: 'failed', reason: 'host-error', detail: 'no luck' })).toContain('(no luck)');
  expect(text({ kind: 'not-ending' })).toContain(en.outcomes.notEndingForce);
  expect(text({ kind: 'done', reason: 'computer-restarted' })).toContain('restarted');
});
