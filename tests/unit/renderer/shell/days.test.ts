import { expect, test } from 'vitest';
import { daysOf } from '../../../../src/renderer/shell/days';
import { historyDaysBounds } from '../../../../src/shared/settings/preferences';

const [least, most] = historyDaysBounds;

test.each([
  ['30', 30],
  [' 30 ', 30],
  ['３０', 30],
  ['007', 7],
  [String(least), least],
  [String(most), most],
])('%j is a number of days', (typed, days) => {
  expect(daysOf(typed)).toBe(days);
});

test.each(['', ' ', '-1', '+5', '1.5', '1e2', '0x10', 'ten', '1 0', String(least - 1), String(most + 1), 'Infinity'])(
  '%j is none that can be kept',
  (typed) => {
    expect(daysOf(typed)).toBeNull();
  },
);
