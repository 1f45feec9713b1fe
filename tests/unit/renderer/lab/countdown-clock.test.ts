import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mainNow, secondsUntil, setMainClock } from '../../../../src/renderer/lab/countdown-clock';
import { followLab } from '../../../../src/renderer/lab/lab-store';
import type { LabSnapshot } from '../../../../src/shared/lab/snapshot';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("main's monotonic clock goes on from what it showed", () => {
  setMainClock(500_000);
  vi.advanceTimersByTime(1500);
  expect(mainNow()).toBe(501_500);
});

test.each([-3_600_000, 3_600_000, 1])('a jump of the wall clock by %i ms changes nothing', (jump) => {
  setMainClock(500_000);
  vi.advanceTimersByTime(1000);
  vi.setSystemTime(Date.now() + jump);
  expect(mainNow()).toBe(501_000);
  vi.advanceTimersByTime(1000);
  expect(mainNow()).toBe(502_000);
});

test('each snapshot sets it anew', async () => {
  const snapshot: LabSnapshot = { revision: 1, monotonic: 70_000, hosts: [], stations: [], sessions: [], requests: [] };
  vi.stubGlobal('window', {
    stationmaster: { getLab: async () => ({ ok: true, value: snapshot }), onLabChanged: () => () => {} },
  });
  setMainClock(0);
  const stop = followLab();
  await vi.waitFor(() => expect(mainNow()).toBeGreaterThanOrEqual(70_000));
  stop();
});

test.each([
  [42_000, 42],
  [41_001, 42],
  [41_000, 41],
  [1, 1],
  [0, 0],
  [-5000, 0],
])('%i ms before the end there are %i seconds left', (left, seconds) => {
  expect(secondsUntil(1_000_000 + left, 1_000_000)).toBe(seconds);
});
