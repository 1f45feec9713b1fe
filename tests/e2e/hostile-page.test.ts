import { expect } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

test('a hostile page gets nothing but the named calls, and those are checked', async ({ start }) => {
  const { page, app } = await start({
    args: ['--simulate', 'still'],
    expectedLog: [/call \w+ rejected: bad-argument/, /ERR_BLOCKED_BY_CSP/, /electron --trace-warnings/],
    expectedConsole: [/Content Security Policy/, /Not allowed to load local resource/],
  });
  await expect(new StationsPage(page).grid).toBeVisible();

  expect(await page.evaluate(() => Object.keys(window.stationmaster).sort())).toEqual([
    'actAsUser',
    'addComputer',
    'ask',
    'changeComputer',
    'changeCountdowns',
    'changePreferences',
    'copyText',
    'dismissBatch',
    'exportComputers',
    'exportHistory',
    'forgetSessions',
    'getAbout',
    'getConsole',
    'getEnvironment',
    'getLab',
    'getSimulatedUsers',
    'getStory',
    'importComputers',
    'leaveSimulatedLab',
    'logOnAs',
    'onConsoleChanged',
    'onHistoryChanged',
    'onLabChanged',
    'onNoticed',
    'onQuitAsked',
    'openSimulatedLab',
    'powerHost',
    'quit',
    'reconnect',
    'removeComputer',
    'renameStation',
    'reportPainted',
    'saveReport',
    'searchHistory',
    'testComputer',
    'troubleHost',
    'verifyHistory',
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

  // No other page, window or code. What goes wrong with the page's own policy is counted by the page.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { stillThere: true, violations: seen });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective));
  });
  for (const address of ['app://stationmaster/other.html', 'app://elsewhere/index.html', 'https://example.org/']) {
    await page.evaluate((to) => {
      location.href = to;
    }, address);
  }
  expect(await page.evaluate(() => window.open('app://stationmaster/index.html'))).toBeNull();
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true;';
    document.head.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'app://stationmaster/index.html';
    document.body.append(frame);
    await fetch('app://stationmaster/index.html').catch(() => {});
    return 'ran' in window;
  });
  expect(ran).toBe(false);
  const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  for (const directive of ['script-src-elem', 'frame-src', 'connect-src']) {
    await expect.poll(violations).toContain(directive);
  }
  expect(await page.evaluate(() => 'stillThere' in window)).toBe(true);
  expect(app.windows()).toHaveLength(1);
  const permission = await page.evaluate(() =>
    navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state),
  );
  expect(permission).toBe('denied');
});
