import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { test } from './program';
import { StationsPage } from './stations-page';

/** The points of Electron's own security list that only the running program shows; docs/security.md has all of them. */

test('the window is sandboxed, isolated, without Node, and with everything that Chromium protects', async ({
  start,
}) => {
  const { app, page } = await start({ args: ['--simulate', 'still'] });
  await expect(new StationsPage(page).grid).toBeVisible();
  const preferences = await app.evaluate(({ webContents }) => {
    const all = webContents.getAllWebContents() as unknown as { getLastWebPreferences(): Record<string, unknown> }[];
    return all.map((contents) => contents.getLastWebPreferences());
  });
  expect(preferences).toHaveLength(1);
  const [ours = {}] = preferences;
  expect(ours).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  const off = [
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
    'webviewTag',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'plugins',
    'navigateOnDragDrop',
  ];
  for (const name of off) expect([name, ours[name] || false]).toEqual([name, false]);
  const blink = await app.evaluate((electron) => electron.app.commandLine.getSwitchValue('enable-blink-features'));
  expect(blink).toBe('');
  expect(page.url()).toBe('app://stationmaster/index.html');
});

test('nothing is loaded but the files of the page', async ({ start }) => {
  const { page } = await start({
    args: ['--simulate', 'still'],
    expectedConsole: [/Content Security Policy/],
  });
  await expect(new StationsPage(page).grid).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await expect(new StationsPage(page).grid).toBeVisible();
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((address) => !address.startsWith('app://stationmaster/'))).toEqual([]);

  const stopped: Record<string, string> = {};
  for (const [kind, load] of Object.entries(loads)) stopped[kind] = await stoppedBy(page, load);
  expect(stopped).toEqual({
    image: 'img-src',
    script: 'script-src-elem',
    style: 'style-src-elem',
    font: 'font-src',
    fetch: 'connect-src',
    socket: 'connect-src',
    worker: 'worker-src',
    form: 'form-action',
  });
});

test('code in texts and attributes does not run', async ({ start }) => {
  const { page } = await start({
    args: ['--simulate', 'still'],
    expectedConsole: [/Content Security Policy/, /404/],
  });
  await expect(new StationsPage(page).grid).toBeVisible();
  const ran = await page.evaluate(async () => {
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="nothing.png" onerror="window.ranBy = 1"><p style="color: red">';
    document.body.append(holder);
    const image = holder.querySelector('img');
    await new Promise((resolve) => image?.addEventListener('error', resolve, { once: true }));
    const styled = holder.querySelector('p')?.style.color !== '';
    return { attribute: 'ranBy' in window, styled };
  });
  expect(ran).toEqual({ attribute: false, styled: false });
  expect(await stoppedBy(page, "setTimeout('window.ranBy = 2')")).toBe('script-src');
  expect(await stoppedBy(page, "location.href = 'javascript:window.ranBy = 3'")).toBe('script-src-elem');
  expect(await page.evaluate(() => 'ranBy' in window)).toBe(false);
});

test('permissions are denied, devices and downloads too', async ({ start }) => {
  const { app, page } = await start({ args: ['--simulate', 'still'], expectedConsole: [/.*/] });
  await expect(new StationsPage(page).grid).toBeVisible();
  await app.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { downloads: seen });
    session.defaultSession.on('will-download', (event) => seen.push(event.defaultPrevented ? 'prevented' : 'begun'));
  });
  const answers = await page.evaluate(async () => {
    const no = (asked: Promise<unknown>) => asked.then(String, (error: Error) => error.name);
    const position = new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code === 1 ? 'denied' : `code ${code}`),
      ),
    );
    const states = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage'];
    const queried = await Promise.all(
      states.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
    );
    const link = document.createElement('a');
    link.href = './index.html';
    link.download = 'taken.html';
    document.body.append(link);
    link.click();
    link.remove();
    return {
      queried: [...new Set(queried)],
      position: await position,
      notification: await Notification.requestPermission(),
      media: await no(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await no(navigator.mediaDevices.getDisplayMedia()),
      clipboard: await no(navigator.clipboard.readText()),
    };
  });
  expect(answers).toMatchObject({ queried: ['denied'], position: 'denied', notification: 'denied' });
  expect(answers.clipboard).toBe('NotAllowedError');
  expect(answers.media).toMatch(/NotAllowedError|NotFoundError/);
  expect(answers.screen).toMatch(/NotAllowedError|NotSupportedError|InvalidStateError|AbortError/);
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads))
    .toEqual(['prevented']);
});

test('the window stays at its page: no other page, window or webview', async ({ start }) => {
  const { app, page } = await start({ args: ['--simulate', 'still'], expectedConsole: [/.*/], expectedLog: [/.*/] });
  await expect(new StationsPage(page).grid).toBeVisible();
  await page.evaluate(() => Object.assign(window, { stillThere: true }));
  for (const address of [
    'file:///etc/passwd',
    'data:text/html,<h1>other</h1>',
    'javascript:document.title="other"',
    'app://stationmaster/page.css',
    'http://127.0.0.1:9/',
  ]) {
    await page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
      link.remove();
      window.open(to);
    }, address);
  }
  await page.evaluate(() => {
    const webview = document.createElement('webview');
    webview.setAttribute('src', 'https://example.org/');
    webview.setAttribute('allowpopups', '');
    document.body.append(webview);
  });
  // What was asked for before is done before this is answered.
  await page.evaluate(() => window.stationmaster.getEnvironment({}));
  expect(await page.evaluate(() => 'stillThere' in window && document.title)).toBe('Stationmaster');
  expect(page.url()).toBe('app://stationmaster/index.html');
  const contents = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect(contents).toBe(1);
  expect(app.windows()).toHaveLength(1);

  // An empty page is not asked about; ours comes back.
  await page.evaluate(() => {
    location.href = 'about:blank';
  });
  await expect(new StationsPage(page).grid).toBeVisible();
  expect(page.url()).toBe('app://stationmaster/index.html');
  expect(await page.evaluate(() => 'stillThere' in window)).toBe(false);
});

test('names are data: what looks like markup is shown as it is', async ({ start }) => {
  const { page } = await start({
    args: ['--simulate', 'hosts=1,stations=3,seed=5,still'],
    expectedLog: [/renameStation rejected: bad-argument: name: characters that hide/],
  });
  const stations = new StationsPage(page);
  await expect(stations.grid).toBeVisible();
  const name = '<img src=x onerror="window.ran=1"><b>&amp;lt;';
  await page.evaluate(async (name) => {
    const lab = await window.stationmaster.getLab({});
    if (!lab.ok) throw new Error(lab.detail);
    const [station] = lab.value.stations;
    if (station === undefined) throw new Error('no station');
    const answer = await window.stationmaster.renameStation({ host: station.host, station: station.id, name });
    if (!answer.ok) throw new Error(answer.detail);
  }, name);
  await expect(stations.grid.getByText(name, { exact: true })).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await expect(stations.grid.locator('img[src="x"]')).toHaveCount(0);

  const hidden = await page.evaluate(async () => {
    const lab = await window.stationmaster.getLab({});
    const station = lab.ok ? lab.value.stations[0] : undefined;
    if (station === undefined) throw new Error('no station');
    return window.stationmaster.renameStation({ host: station.host, station: station.id, name: 'a\u202eb' });
  });
  expect(hidden).toMatchObject({ ok: false, rejection: 'bad-argument' });
});

test('what a message says is written down nowhere', async ({ start, dataFolder }) => {
  const { page, quit } = await start({ args: ['--simulate', 'hosts=1,stations=4,seed=3,still'], dataFolder });
  const stations = new StationsPage(page);
  const { texts } = stations;
  const secret = 'zebra-lantern-4711';
  await stations.task('messageAll').click();
  await stations.dialog.getByRole('textbox', { name: texts.messageField.label }).fill(secret);
  await stations.dialog.getByRole('button', { name: /^Send/ }).click();
  await expect(stations.outcomes).toBeVisible();
  await expect(stations.dialog).toBeHidden();
  await quit();
  const holding = filesIn(dataFolder).filter((file) => {
    const content = readFileSync(file);
    return content.includes(secret) || content.includes(Buffer.from(secret, 'utf16le'));
  });
  expect(holding).toEqual([]);
  expect(filesIn(dataFolder).map((file) => path.basename(file))).toContain('history.sqlite');
});

/** For each kind of thing that the page could load from elsewhere, how it would. */
const loads: Readonly<Record<string, string>> = {
  image: "new Image().src = 'http://127.0.0.1:9/x.png'",
  script: "document.head.append(Object.assign(document.createElement('script'), { src: 'https://example.org/x.js' }))",
  style:
    "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.org/x.css' }))",
  font: "new FontFace('x', 'url(https://example.org/x.woff2)').load().catch(() => {}); document.fonts.add(new FontFace('x', 'url(https://example.org/x.woff2)')); document.fonts.load('1em x').catch(() => {})",
  fetch: "fetch('https://example.org/').catch(() => {})",
  socket: "new WebSocket('wss://example.org/')",
  worker: "new Worker('data:text/javascript,1')",
  form: "document.body.appendChild(Object.assign(document.createElement('form'), { action: 'https://example.org/' })).submit()",
};

/** Makes the page try it; the answer is which rule of its policy stopped it. */
async function stoppedBy(page: Page, load: string): Promise<string> {
  // Playwright's own way in is not under the policy of the page.
  return page.evaluate(
    `new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      setTimeout(() => resolve('nothing'), 3000);
      try { ${load} } catch {}
    })`,
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
