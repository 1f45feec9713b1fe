import { expect } from 'playwright/test';
import type { ConsoleApi } from '../../src/shared/ipc/contract';
import { test } from './program';
import { StationsPage } from './stations-page';

declare global {
  interface Window {
    readonly stationmaster: ConsoleApi;
  }
}

test('a hostile page gets nothing but the named calls, and those are checked', async ({ start }) => {
  const { page, app } = await start({
    args: ['--simulate'],
    expectedLog: [/call \w+ rejected: bad-argument/],
    expectedConsole: [/Content Security Policy/, /Not allowed to load local resource/],
  });
  await expect(new StationsPage(page).grid).toBeVisible();

  expect(await page.evaluate(() => Object.keys(window.stationmaster).sort())).toEqual([
    'ask',
    'dismissBatch',
    'getEnvironment',
    'getLab',
    'onLabChanged',
    'reconnect',
    'reportPainted',
  ]);
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)),
  ).toEqual([]);

  const tries = await page.evaluate(async () => {
    const bad = [null, 1, 'all', [], { action: 'end' }, { action: 'shutdown', force: true, sessions: [] }];
    const replies: { ok: boolean }[] = [];
    for (const request of bad) {
      replies.push(await (window.stationmaster.ask as (request: unknown) => Promise<{ ok: boolean }>)(request));
    }
    return replies;
  });
  for (const reply of tries) expect(reply).toMatchObject({ ok: false, rejection: 'bad-argument' });

  // No other page, window or code.
  const address = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true;';
    document.head.append(script);
    return 'ran' in window;
  });
  expect(ran).toBe(false);
  expect(await page.evaluate(() => fetch('https://example.org/').then(String, (error) => error.name))).toBe(
    'TypeError',
  );
  const permission = await page.evaluate(() =>
    navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state),
  );
  expect(permission).toBe('denied');
});
