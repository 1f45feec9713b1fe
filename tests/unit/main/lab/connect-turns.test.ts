import { expect, test } from 'vitest';
import { ConnectTurns, connectsAtOnce, longestTurn } from '../../../../src/main/lab/connect-turns';
import { FakeTime } from '../../../fake-time';

const never = new AbortController().signal;

function turnsFor(computers: number) {
  const time = new FakeTime();
  const turns = new ConnectTurns(time);
  const begun: (() => void)[] = [];
  for (let i = 0; i < computers; i++) void turns.take(never).then((over) => begun.push(over));
  return { time, begun };
}

test('a few at a time; the next begins when one is over, however often that is said', async () => {
  const { time, begun } = turnsFor(connectsAtOnce + 2);
  await time.pass(0);
  expect(begun).toHaveLength(connectsAtOnce);
  begun[0]?.();
  begun[0]?.();
  await time.pass(0);
  expect(begun).toHaveLength(connectsAtOnce + 1);
});

test('computers that do not answer hold up the others for a short time only', async () => {
  const { time, begun } = turnsFor(2 * connectsAtOnce + 1);
  await time.pass(longestTurn - 1);
  expect(begun).toHaveLength(connectsAtOnce);
  await time.pass(1);
  expect(begun).toHaveLength(2 * connectsAtOnce);
  // Over already: that one of the first gives up now makes no room.
  begun[0]?.();
  await time.pass(0);
  expect(begun).toHaveLength(2 * connectsAtOnce);
});
