import { expect, test } from 'vitest';
import { ConnectTurns, connectsAtOnce, longestTurn, mostConnecting } from '../../../../src/main/lab/connect-turns';
import { FakeTime } from '../../../fake-time';

const never = new AbortController().signal;

function turnsFor(computers: number) {
  const time = new FakeTime();
  const turns = new ConnectTurns(time);
  const begun: (() => void)[] = [];
  for (let i = 0; i < computers; i++) void turns.take(never).then((over) => begun.push(over));
  return { time, turns, begun };
}

test('a few are begun with at one time; the next one when one is connected', async () => {
  const { time, begun } = turnsFor(connectsAtOnce + 2);
  await time.pass(0);
  expect(begun).toHaveLength(connectsAtOnce);
  begun[0]?.();
  await time.pass(0);
  expect(begun).toHaveLength(connectsAtOnce + 1);
});

test('computers that do not answer hold up the others for a short time only, as long as there are not many', async () => {
  const { time, begun } = turnsFor(mostConnecting + 2);
  await time.pass(longestTurn - 1);
  expect(begun).toHaveLength(connectsAtOnce);
  await time.pass(1);
  expect(begun).toHaveLength(2 * connectsAtOnce);
  await time.pass(60_000);
  expect(begun).toHaveLength(mostConnecting);
  // One is given up.
  begun[0]?.();
  await time.pass(0);
  expect(begun).toHaveLength(mostConnecting + 1);
});

test('one that leaves while it waits takes no place', async () => {
  const { time, turns, begun } = turnsFor(connectsAtOnce);
  await time.pass(0);
  const leaving = new AbortController();
  const left = Array.from({ length: mostConnecting }, () => turns.take(leaving.signal));
  await time.pass(0);
  leaving.abort(new Error('left'));
  for (const one of left) await expect(one).rejects.toThrow('left');
  begun[0]?.();
  await expect(turns.take(never)).resolves.toBeTypeOf('function');
});
