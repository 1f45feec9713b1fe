import { describe, expect, test } from 'vitest';
import { type HostBackend, HostError } from '../../../../src/main/hosts/host-backend';
import { testBackend, testComputer } from '../../../../src/main/lab/test-computer';
import { systemTime } from '../../../../src/main/time';
import { FakeLogind } from '../../../contract/fake-logind';
import { FakeTime } from '../../../fake-time';
import { hostEntry, quickHost } from '../../../lab-on-fake-time';
import { nowhere } from './lab-in-view-ground';

/** A simulated host with a backend that counts how often it is closed; `parts` change it. */
function ground(parts: Partial<HostBackend> = {}) {
  const time = new FakeTime();
  const host = quickHost(time);
  const { backend } = hostEntry('lab', host, time);
  let closed = 0;
  const watched: HostBackend = {
    kind: backend.kind,
    limits: backend.limits,
    pollEvery: backend.pollEvery,
    canForce: backend.canForce,
    connect: (listener, signal) => backend.connect(listener, signal),
    read: (signal) => backend.read(signal),
    act: (command, signal) => backend.act(command, signal),
    async close() {
      closed++;
      await backend.close();
    },
    ...parts,
  };
  const test = async (passes = 100, name: string | null = 'lab') => {
    const result = testBackend(watched, time, name);
    await time.pass(passes);
    return result;
  };
  return { time, host, test, closed: () => closed };
}

test('what can be read: its name and how many sessions, and it is let go of', async () => {
  const { time, host, test, closed } = ground();
  host.logOn('ann', '1');
  host.logOn('bob', '2');
  await time.pass(1000);
  await expect(test()).resolves.toEqual({ ok: true, name: 'lab', sessions: 2 });
  expect(closed()).toBe(1);
  expect(time.pending).toBe(0);
});

test('the name that it calls itself, where it is not known before and can be told', async () => {
  const named = ground({ ownName: () => Promise.resolve('lab-a') });
  await expect(named.test(100, null)).resolves.toEqual({ ok: true, name: 'lab-a', sessions: 0 });
  await expect(ground().test(100, null)).resolves.toEqual({ ok: true, name: null, sessions: 0 });
  const silent = ground({ ownName: () => Promise.reject(new HostError('connection-lost')) });
  await expect(silent.test(100, null)).resolves.toEqual({ ok: true, name: null, sessions: 0 });
});

describe('what cannot be read: why, in its own words, and it is let go of', () => {
  test('no connection', async () => {
    const { test, closed } = ground({ connect: () => Promise.reject(new HostError('log-on-refused', 'Denied (key)')) });
    await expect(test()).resolves.toEqual({ ok: false, problem: 'log-on-refused', detail: 'Denied (key)' });
    expect(closed()).toBe(1);
  });

  test('a connection that hangs, for as long as the backend allows', async () => {
    const { time, test, closed } = ground({ connect: () => new Promise(() => {}) });
    await expect(test(20_000)).resolves.toMatchObject({ ok: false, problem: 'time-limit' });
    expect(closed()).toBe(1);
    expect(time.pending).toBe(0);
  });

  test('a connection that is lost while it is read', async () => {
    const { test, closed } = ground({
      async connect(listener) {
        listener.lost(new HostError('connection-lost', 'reset'));
      },
      read: () => new Promise(() => {}),
    });
    await expect(test()).resolves.toEqual({ ok: false, problem: 'connection-lost', detail: 'reset' });
    expect(closed()).toBe(1);
  });

  test('an answer that nobody understands', async () => {
    const { test, closed } = ground({ read: () => Promise.resolve({ sessions: 'many' } as never) });
    await expect(test()).resolves.toMatchObject({ ok: false, problem: 'bad-reading' });
    expect(closed()).toBe(1);
  });
});

test('this computer, with and without a systemd-logind', async () => {
  const here = { kind: 'local', room: null } as const;
  await expect(testComputer(here, { place: nowhere, windows: null }, systemTime)).resolves.toMatchObject({
    ok: false,
    problem: 'no-bus',
  });
  const logind = await FakeLogind.start('seat0');
  try {
    const place = { address: logind.address, uid: 4242, sessionId: null };
    await expect(testComputer(here, { place, windows: null }, systemTime)).resolves.toMatchObject({
      ok: true,
      sessions: 0,
    });
  } finally {
    await logind.stop();
  }
});
