import { expect, test } from 'vitest';
import { ConnectTurns, longestTurn, mostConnecting } from '../../../../src/main/lab/connect-turns';
import { FakeTime } from '../../../fake-time';
import { monitorOf } from './scripted-monitor';

const never = new AbortController().signal;

test('its time limit to connect begins with its turn; the turn is over when it is connected, or is not', async () => {
  const time = new FakeTime();
  const turns = new ConnectTurns(time);
  const others: (() => void)[] = [];
  for (let i = 0; i < mostConnecting; i++) void turns.take(never).then((over) => others.push(over));
  await time.pass(longestTurn);
  expect(others).toHaveLength(mostConnecting);
  const { backend, connections } = await monitorOf({ time, turns, connected: false });
  await time.pass(backend.limits.connect);
  expect(backend.connects).toEqual([]);
  expect(connections).toEqual([]);
  others[0]?.();
  await time.pass(backend.limits.connect - 1);
  expect(backend.connects).toHaveLength(1);
  expect(connections).toEqual([]);
  const next = turns.take(never);
  await time.pass(1);
  expect(connections).toEqual(['time-limit']);
  await next;
});

test('closed while it waits for its turn to connect', async () => {
  const time = new FakeTime();
  const turns = new ConnectTurns(time);
  for (let i = 0; i < mostConnecting; i++) void turns.take(never);
  const { backend, monitor, connections } = await monitorOf({ time, turns, connected: false });
  await monitor.close();
  expect(backend.connects).toEqual([]);
  expect(connections).toEqual([]);
});
