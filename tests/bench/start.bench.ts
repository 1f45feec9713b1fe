import { afterAll, expect, test } from 'vitest';
import { emptyWindow, Opener, stationmaster } from './contender';
import { comparison } from './figures';

const runs = 9;
const opener = new Opener();
const ours = stationmaster('hosts=2,stations=24,seed=1,still');

afterAll(() => opener.close());

test('launch to first filled row', async () => {
  const empty: number[] = [];
  const filled: number[] = [];
  // Side by side, so that what else the computer does hits both; the first start of each fills caches and is not counted.
  for (let run = 0; run <= runs; run++) {
    for (const [contender, figures] of [
      [emptyWindow, empty],
      [ours, filled],
    ] as const) {
      const started = await opener.open(contender, async (running) => running.started);
      if (run > 0) figures.push(started);
    }
  }
  console.log(comparison('launch to first filled row', 'ms', { 'empty window': empty, Stationmaster: filled }));
  expect(filled).toHaveLength(runs);
});
