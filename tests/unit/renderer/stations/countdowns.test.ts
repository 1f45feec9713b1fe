import { expect, test } from 'vitest';
import { countdownOn, countdownsOf, isCountdown } from '../../../../src/renderer/lab/countdowns';
import { clockText, endingText, endsOf, warningText } from '../../../../src/renderer/stations/countdown-text';
import { endsSoon } from '../../../../src/renderer/stations/outcomes/use-countdown-announcements';
import { copyOf } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { RequestRecord } from '../../../../src/shared/requests/request';
import { aHost, aRequest, aSession } from '../../../builders';

function counting(endsAt: number, parts: Partial<RequestRecord> = {}) {
  const request = aRequest({ endsAt, ...parts });
  if (!isCountdown(request)) throw new Error('it is running');
  return request;
}

test('a countdown is a request that is open and has an end', () => {
  const [bob, carl] = ['bob', 'carl'].map((user) => aSession({}, { user })) as [
    ReturnType<typeof aSession>,
    ReturnType<typeof aSession>,
  ];
  const requests = [
    aRequest({ id: 'r1', session: bob.key, outcome: { kind: 'called-off', reason: 'quit' } }),
    aRequest({ id: 'r2', session: bob.key, endsAt: 1000 }),
    aRequest({ id: 'r3', session: carl.key }),
  ];
  const lab = copyOf({ revision: 1, monotonic: 0, hosts: [aHost()], stations: [], sessions: [bob, carl], requests });
  expect(countdownsOf(lab.requests).map(({ id }) => id)).toEqual(['r2']);
  expect(countdownOn(lab, bob.key)?.id).toBe('r2');
  expect(countdownOn(lab, carl.key)).toBeUndefined();
});

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [42, '0:42'],
  [60, '1:00'],
  [600, '10:00'],
])('%i seconds are %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

test('how much time is left, of one and of several', () => {
  const ending = (ends: readonly [number, number], texts = en) => endingText(texts, ends, 1000);
  expect(ending([43_000, 43_000])).toBe('Ending in 0:42');
  expect(ending([43_000, 43_000], ja)).toBe('あと 0:42 で終了');
  expect(ending([43_000, 103_000])).toBe('Ending in 0:42 to 1:42');
  // Those of one click begin a little apart, also where a second passes between them.
  expect(ending([42_999.6, 43_000.4])).toBe('Ending in 0:43');
  expect(ending([0, 0])).toBe('Ending in 0:00');
});

test('the first and the last end of several', () => {
  expect(endsOf([])).toBeNull();
  expect(endsOf([counting(2000), counting(1000), counting(3000)])).toEqual([1000, 3000]);
});

test('whether the user was warned, with the reason and the words of the host where not', () => {
  expect(warningText(en, null)).toBe('');
  expect(warningText(en, { state: 'shown' })).toBe('The user was warned.');
  expect(warningText(en, { state: 'not-shown', reason: 'not-at-a-station', detail: '' })).toBe(
    'Not warned: the session was not at a station.',
  );
  expect(warningText(en, { state: 'not-shown', reason: 'host-error', detail: 'no tty' })).toBe(
    'Not warned: the computer reported an error. (no tty)',
  );
});

test('10 seconds before the end it is read out, once, those of one click together', () => {
  const [first, second] = [counting(60_000, { id: 'r1' }), counting(60_000.4, { id: 'r2' })];
  const early = endsSoon([first, second], new Map(), 30_000);
  expect([early.fresh, early.next]).toEqual([[], 20_000]);
  const due = endsSoon([first, second], early.told, 50_000);
  expect([due.fresh, due.next]).toEqual([[first, second], null]);
  expect(endsSoon([first, second], due.told, 55_000).fresh).toEqual([]);
});

test('it is read out again for whoever was given more time, and not for who is ended now', () => {
  const one = counting(60_000);
  const { told } = endsSoon([one], new Map(), 51_000);
  const later = counting(120_000);
  const given = endsSoon([later], told, 52_000);
  expect([given.fresh, given.next]).toEqual([[], 58_000]);
  expect(endsSoon([later], given.told, 110_000).fresh).toEqual([later]);
  expect(endsSoon([counting(40_000)], new Map(), 40_000).fresh).toEqual([]);
});
