import { expect, it } from 'vitest';
import { Turns } from '../../../src/main/turns';

const never = new AbortController().signal;

/** Asks for a turn, and notes under a name when it comes. */
async function ask(turns: Turns, come: string[], name: string, signal = never): Promise<() => void> {
  const over = await turns.take(signal);
  come.push(name);
  return over;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('gives so many at one time, and the next to whoever waits longest', async () => {
  const turns = new Turns(2);
  const come: string[] = [];
  const [overA] = await Promise.all([ask(turns, come, 'a'), ask(turns, come, 'b')]);
  const c = ask(turns, come, 'c');
  void ask(turns, come, 'd');
  await settled();
  expect(come).toEqual(['a', 'b']);
  overA();
  (await c)();
  await settled();
  expect(come).toEqual(['a', 'b', 'c', 'd']);
});

it('passes over one who has given up, and takes none from the others', async () => {
  const turns = new Turns(1);
  const come: string[] = [];
  const overA = await ask(turns, come, 'a');
  const leaving = new AbortController();
  const b = ask(turns, come, 'b', leaving.signal);
  const c = ask(turns, come, 'c');
  const reason = new Error('enough');
  leaving.abort(reason);
  await expect(b).rejects.toBe(reason);
  await expect(turns.take(leaving.signal)).rejects.toBe(reason);
  overA();
  (await c)();
  (await ask(turns, come, 'd'))();
  expect(come).toEqual(['a', 'c', 'd']);
});

it('takes a turn back from one who gives up in the moment in which it comes', async () => {
  const turns = new Turns(1);
  const overA = await turns.take(never);
  const leaving = new AbortController();
  const b = turns.take(leaving.signal);
  overA();
  leaving.abort(new Error('enough'));
  await expect(b).rejects.toThrow('enough');
  (await turns.take(never))();
});
