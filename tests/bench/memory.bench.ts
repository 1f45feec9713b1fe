import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
import { afterAll, test } from 'vitest';
import { emptyWindow, Opener, type Running, stationmaster } from './contender';
import { comparison } from './figures';

const runs = 5;
const opener = new Opener();
/** Five of six simulated stations have a session. */
const ours = stationmaster('hosts=10,stations=12000,seed=1,still');

afterAll(() => opener.close());

test('memory with 10,000 sessions', async () => {
  const empty: number[] = [];
  const filled: number[] = [];
  for (let run = 0; run < runs; run++) {
    empty.push(await opener.open(emptyWindow, ({ app }) => settledMemory(app)));
    filled.push(await opener.open(ours, memoryWithAllSessions));
  }
  console.log(
    comparison('memory of all processes, 10,000 sessions', 'MB', { 'empty window': empty, Stationmaster: filled }),
  );
});

async function memoryWithAllSessions({ app, page }: Running): Promise<number> {
  await page.getByText('10,000 sessions', { exact: true }).waitFor();
  return settledMemory(app);
}

/** The working sets of all processes in MB, once they stay within 1 % for 2 seconds. Rejects after a minute. */
async function settledMemory(app: ElectronApplication): Promise<number> {
  const samples: number[] = [];
  for (let second = 0; second < 60; second++) {
    samples.push(await memory(app));
    const recent = samples.slice(-3);
    if (recent.length === 3 && Math.max(...recent) <= Math.min(...recent) * 1.01) return samples.at(-1) ?? 0;
    await pause(1000);
  }
  throw new Error(`memory does not settle: ${samples.map((sample) => sample.toFixed(0)).join(', ')} MB`);
}

function memory(app: ElectronApplication): Promise<number> {
  return app.evaluate((electron) => {
    const kilobytes = electron.app.getAppMetrics().map(({ memory }) => memory.workingSetSize);
    return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
  });
}
