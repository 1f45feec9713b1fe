import { expect, it } from 'vitest';
import { loopTurns } from '../../../src/main/loop-turns';

it('lets the event loop turn between those that come at once, who keep their order', async () => {
  const turn = loopTurns();
  const order: string[] = [];
  const note = (what: string) => () => void order.push(what);
  const callers = ['first', 'second', 'third'].map((name) => turn().then(note(name)));
  const loop = () => new Promise<void>((resolve) => setImmediate(resolve));
  await loop().then(note('the loop turned'));
  await Promise.all(callers);
  expect(order).toEqual(['first', 'the loop turned', 'second', 'third']);
  await turn().then(note('alone'));
  expect(order.at(-1)).toBe('alone');
});
