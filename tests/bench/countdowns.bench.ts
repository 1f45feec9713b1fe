import type { ElectronApplication, Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import type { ConsoleApi } from '../../src/shared/ipc/contract';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import { Opener, stationmaster } from './contender';

declare global {
  interface Window {
    readonly stationmaster: ConsoleApi;
    /** Ids of the requests whose user was warned, or could not be; and of those that are settled. */
    readonly seen: { readonly warned: Set<string>; readonly settled: Set<string> };
    /** Lengths (ms) of the blocks of the window since they were last looked at. */
    readonly blocks: number[];
  }
}

const opener = new Opener();
afterAll(() => opener.close());

/** Countdowns that run at one time. */
const countdowns = 1000;
/** Longest time (ms) that they may take in all: the warning, and the end of every session. */
const longest = 120_000;

test(`${countdowns} countdowns at once: the longest block of main and of the window`, async () => {
  await opener.open(stationmaster('still,hosts=4,stations=1600'), async ({ app, page }) => {
    await watch(app, page);
    const sessions = await page.evaluate(async (countdowns) => {
      const lab = await window.stationmaster.getLab({});
      if (!lab.ok) throw new Error(lab.detail);
      return lab.value.sessions.flatMap(({ key, own }) => (own ? [] : [key])).slice(0, countdowns);
    }, countdowns);
    expect(sessions).toHaveLength(countdowns);
    await blocks(app, page);

    const start = performance.now();
    const ask = { ...plainAsk, action: 'end', sessions, warn: 30_000 } as const;
    await page.evaluate(async (ask) => void (await window.stationmaster.ask(ask)), ask);
    const all = (what: 'warned' | 'settled') =>
      expect
        .poll(() => page.evaluate((what) => window.seen[what].size, what), { timeout: longest, interval: 500 })
        .toBe(countdowns);
    await all('warned');
    console.log(`${countdowns} countdowns begun, everybody warned: ${await blocks(app, page)}`);
    await all('settled');
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`warned again at 10 s, all ended ${seconds} s after the ask: ${await blocks(app, page)}`);
  });
});

/** Has blocks of main and of the window measured from now on, and what becomes of requests noted. */
async function watch(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    Object.assign(globalThis, { delay });
  });
  await page.evaluate(() => {
    const seen = { warned: new Set<string>(), settled: new Set<string>() };
    const blocks: number[] = [];
    Object.assign(window, { seen, blocks });
    window.stationmaster.onLabChanged(({ requests }) => {
      for (const { id, warning, outcome } of requests.put) {
        if (warning !== null && warning.state !== 'on-its-way') seen.warned.add(id);
        if (outcome !== null) seen.settled.add(id);
      }
    });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) blocks.push(duration);
    }).observe({ type: 'longtask', buffered: false });
  });
}

/** The blocks since this was last asked, in words. */
async function blocks(app: ElectronApplication, page: Page): Promise<string> {
  const main = await app.evaluate(() => {
    const { delay } = globalThis as unknown as {
      delay: { max: number; percentile(p: number): number; reset(): void };
    };
    const found = { max: delay.max / 1e6, p99: delay.percentile(99) / 1e6 };
    delay.reset();
    return found;
  });
  const ofWindow = await page.evaluate(() => window.blocks.splice(0));
  return (
    `main: longest block ${main.max.toFixed(0)} ms, p99 ${main.p99.toFixed(1)} ms; ` +
    `window: longest block ${Math.max(0, ...ofWindow).toFixed(0)} ms, ${ofWindow.length} over 50 ms.`
  );
}
