import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSleep } from '../../src/main/hosts/logind/sleep-watch';
import { systemTime } from '../../src/main/time';
import { FakeLogind } from './fake-logind';

let fake: FakeLogind;
let slept = 0;
let stop = () => {};

const watched = 'sleep of this computer is watched';
let logged: string[] = [];
const isWatched = (times: number) =>
  vi.waitFor(() => expect(logged.filter((line) => line === watched)).toHaveLength(times), { timeout: 10_000 });

beforeEach(async () => {
  fake = await FakeLogind.start();
  slept = 0;
  logged = [];
  stop = watchSleep(fake.address, systemTime, { info: (line) => logged.push(line) }, () => slept++);
  await isWatched(1);
});

afterEach(async () => {
  stop();
  await fake.stop();
});

test('tells each time when logind says that the computer goes to sleep, and not when it wakes', async () => {
  fake.signalSleep(false);
  fake.signalSleep(true);
  await vi.waitFor(() => expect(slept).toBe(1));
  fake.signalSleep(false);
  fake.signalSleep(true);
  await vi.waitFor(() => expect(slept).toBe(2));
});

test('believes nobody but logind', async () => {
  await fake.impostorSignalsSleep();
  fake.signalSleep(true);
  await vi.waitFor(() => expect(slept).toBe(1));
});

test('watches again when the bus was away', async () => {
  await fake.breakLink();
  await fake.restoreLink();
  await isWatched(2);
  fake.signalSleep(true);
  await vi.waitFor(() => expect(slept).toBe(1));
});

test('stopped, it lets go of the bus', async () => {
  const connections = fake.connections;
  stop();
  await vi.waitFor(() => expect(fake.connections).toBe(connections - 1));
});
