import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { offTheSystemBus } from '../../scripts/setup/off-the-system-bus.mjs';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { openBusSocket, SystemBus } from '../../src/main/hosts/logind/system-bus';
import { en } from '../../src/shared/locale/en';
import { RealHost } from '../host/real-host';
import { Opener, onHost } from './contender';
import { percentiles } from './figures';
import { logOnMany } from './many-sessions';

/** Sessions that are there all the time. */
const sessions = 20;
/** Changes of each kind. */
const changes = 100;
/** The image may have to be built first. */
const longestSetUp = 15 * 60_000;

declare global {
  interface Window {
    /** Resolves with the time (ms since 1970) at which the row of the user was painted as it was waited for. */
    painted: Promise<number>;
  }
}

const never = new AbortController().signal;
const login1 = 'org.freedesktop.login1';
const obstacle = realHostObstacle();
const opener = new Opener();
let host: RealHost;

beforeAll(async () => {
  if (obstacle !== null) return;
  host = await RealHost.boot();
  await logOnMany(host, sessions);
}, longestSetUp);

afterAll(async () => {
  opener.close();
  await host?.stop();
}, longestSetUp);

/** Has the page note when the row of a user is painted: with a text, or, without one, as gone. */
async function expectPaint(page: Page, user: string, text: string | null): Promise<void> {
  await page.evaluate(
    ({ user, text }) => {
      const isThere = () => {
        const rows = [...document.querySelectorAll('[role=row]')].map((row) => row.textContent ?? '');
        const row = rows.find((one) => one.includes(user));
        return text === null ? row === undefined : (row?.includes(text) ?? false);
      };
      if (isThere()) throw new Error('it is so already');
      window.painted = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          // A task behind the next frame: by then it has been painted.
          requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    },
    { user, text },
  );
}

it('a change on the host, until its row is painted', async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  const removed = new Set<string>();
  const heard = {
    signal: ({ member, body: [id] }: { readonly member: string; readonly body: readonly unknown[] }) => {
      if (member === 'SessionRemoved') removed.add(String(id));
    },
    lost() {},
  };
  const bus = await SystemBus.over(await openBusSocket(host.busAddress, never), heard, never);
  const manager = { destination: login1, path: '/org/freedesktop/login1', interface: `${login1}.Manager` } as const;
  await bus.addMatch(`type='signal',interface='${manager.interface}'`, never);
  const onSession = (path: string) => ({ destination: login1, path, interface: `${login1}.Session` }) as const;
  const pathOf = async (id: string) =>
    String(await bus.call({ ...manager, member: 'GetSession', signature: 's', body: [id] }, never));

  await opener.open(onHost(offTheSystemBus({ DBUS_SYSTEM_BUS_ADDRESS: host.busAddress })), async ({ page }) => {
    const locks: number[] = [];
    const path = await pathOf(await host.logOnAtSeat('teacher', 'seat-st2'));
    await page.getByRole('row', { name: /teacher/ }).waitFor();
    for (let change = 0; change < changes; change++) {
      const locked = change % 2 === 0;
      await expectPaint(page, 'teacher', locked ? en.states.locked : en.states.active);
      const at = Date.now();
      await bus.call({ ...onSession(path), member: 'SetLockedHint', signature: 'b', body: [locked] }, never);
      locks.push((await page.evaluate(() => window.painted)) - at);
    }
    console.log(`locked or unlocked until painted: ${percentiles(locks)}`);

    const gone: number[] = [];
    for (let change = 0; change < changes; change++) {
      const id = await host.logOnAtSeat('greeter', 'seat-st3');
      await page.getByRole('row', { name: /greeter/ }).waitFor();
      await expectPaint(page, 'greeter', null);
      await bus.call({ ...manager, member: 'TerminateSession', signature: 's', body: [id] }, never);
      while (!removed.has(id)) await new Promise((resolve) => setImmediate(resolve));
      const at = Date.now();
      gone.push((await page.evaluate(() => window.painted)) - at);
    }
    console.log(`session gone until painted: ${percentiles(gone)}`);
    expect(locks).toHaveLength(changes);
    expect(gone).toHaveLength(changes);
  });
  await bus.close();
});
