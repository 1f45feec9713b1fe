import { afterAll, expect, test } from 'vitest';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import { Opener, stationmaster } from './contender';

const opener = new Opener();
afterAll(() => opener.close());

/** Countdowns that run at one time. */
const countdowns = 1000;
/** Longest time (ms) that they may take in all: the warning, and the end of every session. */
const longest = 120_000;

test(`${countdowns} countdowns at once: the longest block of main and of the window`, async () => {
  await opener.open(stationmaster('still,hosts=4,stations=1600'), async ({ app, page }) => {
    await app.evaluate(() => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      Object.assign(globalThis, { delay });
    });
    await page.evaluate(() => {
      const blocks: number[] = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) blocks.push(duration);
      }).observe({ type: 'longtask', buffered: false });
      Object.assign(window, { blocks });
    });
    const begun = await page.evaluate(
      async ({ plainAsk, countdowns }) => {
        const lab = await window.stationmaster.getLab({});
        if (!lab.ok) throw new Error(lab.detail);
        const sessions = lab.value.sessions.flatMap(({ key, own }) => (own ? [] : [key])).slice(0, countdowns);
        await window.stationmaster.ask({ ...plainAsk, action: 'end', sessions, warn: 30_000 });
        return sessions.length;
      },
      { plainAsk: { ...plainAsk }, countdowns },
    );
    expect(begun).toBe(countdowns);
    const settled = () =>
      page.evaluate(async () => {
        const lab = await window.stationmaster.getLab({});
        return lab.ok ? lab.value.requests.filter(({ outcome }) => outcome !== null).length : 0;
      });
    const start = performance.now();
    await expect.poll(settled, { timeout: longest, interval: 1000 }).toBe(countdowns);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const main = await app.evaluate(() => {
      const { delay } = globalThis as unknown as { delay: { max: number; percentile(p: number): number } };
      return { max: delay.max / 1e6, p99: delay.percentile(99) / 1e6 };
    });
    const blocks = await page.evaluate(() => (window as unknown as { blocks: number[] }).blocks);
    console.log(
      `${countdowns} countdowns of 30 s, all ended after ${seconds} s. Main: longest block ${main.max.toFixed(0)} ms, ` +
        `p99 ${main.p99.toFixed(1)} ms. Window: longest block ${Math.max(0, ...blocks).toFixed(0)} ms, ` +
        `${blocks.length} over 50 ms.`,
    );
  });
});
