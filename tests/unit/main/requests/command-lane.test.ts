import { expect, test } from 'vitest';
import { CommandLane, commandsAtOnce } from '../../../../src/main/requests/command-lane';
import { settled } from '../../../fake-time';

test('commands run side by side up to the bound, in their order, and each makes room for one more', async () => {
  const lane = new CommandLane();
  const begun: number[] = [];
  const finish: (() => void)[] = [];
  for (let number = 0; number < commandsAtOnce + 3; number++) {
    lane.add(() => {
      begun.push(number);
      return new Promise((resolve) => finish.push(resolve));
    });
  }
  await settled();
  expect(begun).toHaveLength(commandsAtOnce);
  finish[5]?.();
  await settled();
  expect(begun.slice(commandsAtOnce)).toEqual([commandsAtOnce]);
  for (const each of finish) each();
  await settled();
  expect(begun).toEqual(Array.from({ length: commandsAtOnce + 3 }, (_, number) => number));
  for (const each of finish) each();
  await settled();
  lane.add(async () => void begun.push(100));
  expect(begun.at(-1)).toBe(100);
});
