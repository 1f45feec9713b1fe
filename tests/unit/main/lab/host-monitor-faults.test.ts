import { describe, expect, test } from 'vitest';
import { HostError } from '../../../../src/main/hosts/host-backend';
import { firstRetryPause, hintPause, longestRetryPause } from '../../../../src/main/lab/host-monitor';
import type { Reading } from '../../../../src/shared/lab/reading';
import { readingOf } from '../../../builders';
import { settled } from '../../../fake-time';
import { monitorOf } from './scripted-monitor';

const refused = new HostError('host-error', 'no');

describe('a host that cannot be read', () => {
  test('is tried again with growing pauses', async () => {
    const { time, backend, connections } = await monitorOf({ connected: false });
    let pause = firstRetryPause;
    for (let tries = 1; tries < 9; tries++) {
      backend.connects.at(-1)?.reject(new HostError('no-bus'));
      await settled();
      await time.pass(pause - 1);
      expect(backend.connects).toHaveLength(tries);
      await time.pass(1);
      expect(backend.connects).toHaveLength(tries + 1);
      pause = Math.min(longestRetryPause, pause * 2);
    }
    expect(pause).toBe(longestRetryPause);
    expect(new Set(connections)).toEqual(new Set(['no-bus']));
  });

  test('a failed reading applies nothing, and keeps the connection', async () => {
    const { time, backend, applied, connections, answer, failRead } = await monitorOf();
    await answer();
    await time.pass(backend.pollEvery);
    await failRead(refused);
    expect(connections).toEqual(['connected', 'host-error']);
    await time.pass(firstRetryPause);
    expect(backend.connects).toHaveLength(1);
    await answer();
    expect(applied).toHaveLength(2);
    expect(connections).toEqual(['connected', 'host-error', 'connected']);
  });

  test('the pause is short again after a success', async () => {
    const { time, backend, answer, failRead } = await monitorOf();
    await failRead(refused);
    await time.pass(firstRetryPause);
    await failRead(refused);
    await time.pass(2 * firstRetryPause);
    await answer();
    await time.pass(backend.pollEvery);
    await failRead(refused);
    const before = backend.reads.length;
    await time.pass(firstRetryPause);
    expect(backend.reads).toHaveLength(before + 1);
  });

  test('garbage is refused and named', async () => {
    const { applied, connections, answer } = await monitorOf();
    await answer({ boot: 7 } as unknown as Reading);
    expect(applied).toEqual([]);
    expect(connections).toEqual(['bad-reading']);
  });

  test('hints do not cut the growing pause short; reconnect and readNow do', async () => {
    const { time, backend, monitor, failRead } = await monitorOf();
    await failRead(refused);
    backend.hint();
    monitor.readSoon();
    await time.pass(firstRetryPause - 1);
    expect(backend.reads).toHaveLength(1);
    monitor.reconnect();
    await settled();
    expect(backend.reads).toHaveLength(2);
    await failRead(refused);
    const now = expect(monitor.readNow()).rejects.toMatchObject({ problem: 'host-error', detail: 'no' });
    await settled();
    expect(backend.reads).toHaveLength(3);
    await failRead(refused);
    await now;
  });

  test('a reading that hangs is given up and the host connected anew; its late answer is never applied', async () => {
    const { time, backend, applied, connections, answer } = await monitorOf();
    await time.pass(backend.limits.read);
    expect(connections).toEqual(['time-limit']);
    expect(backend.reads[0]?.signal.aborted).toBe(true);
    await time.pass(firstRetryPause);
    expect(backend.connects).toHaveLength(2);
    backend.connects[1]?.resolve();
    await settled();
    const fresh = readingOf([], { hostTime: 20_000 });
    await answer(fresh);
    backend.reads[0]?.resolve(readingOf([], { hostTime: 10_000 }));
    await settled();
    expect(applied.map(({ reading }) => reading)).toEqual([fresh]);
  });

  test('a connection that hangs is given up', async () => {
    const { time, backend, connections } = await monitorOf({ connected: false });
    await time.pass(backend.limits.connect);
    expect(connections).toEqual(['time-limit']);
    expect(backend.connects[0]?.signal.aborted).toBe(true);
  });
});

describe('a lost connection', () => {
  const gone = new HostError('connection-lost', 'gone');

  test('is told at once and mended shortly after', async () => {
    const { time, backend, connections, answer } = await monitorOf();
    await answer();
    backend.lose(gone);
    expect(connections).toEqual(['connected', 'connection-lost']);
    await time.pass(hintPause);
    expect(backend.connects).toHaveLength(2);
  });

  test('ends a reading that is under way; it is not applied, and its waiters are told', async () => {
    const { backend, monitor, applied, answer } = await monitorOf();
    await answer();
    const now = monitor.readNow();
    await settled();
    backend.lose(gone);
    await expect(now).rejects.toMatchObject({ problem: 'connection-lost' });
    backend.reads.at(-1)?.resolve(readingOf([]));
    await settled();
    expect(applied).toHaveLength(1);
  });

  test('an answer that came just before the loss is not applied after it', async () => {
    const { backend, applied } = await monitorOf();
    backend.reads[0]?.resolve(readingOf([]));
    backend.lose(gone);
    await settled();
    expect(applied).toEqual([]);
  });

  test('says nothing more afterwards: neither hints nor another loss', async () => {
    const { time, backend, connections, applied, answer } = await monitorOf();
    await answer();
    const old = backend.listener;
    backend.lose(gone);
    await time.pass(hintPause);
    backend.connects[1]?.resolve();
    await settled();
    await answer();
    old?.lost(gone);
    old?.hint({ removed: '7' });
    await time.pass(1000);
    expect(connections).toEqual(['connected', 'connection-lost', 'connected']);
    expect(backend.reads).toHaveLength(2);
    expect(applied.flatMap(({ removed }) => removed)).toEqual([]);
  });
});

describe('a pause', () => {
  test('ends all tries but those that reconnect asks for, until one succeeds', async () => {
    const { time, backend, monitor } = await monitorOf({ connected: false });
    monitor.pause();
    backend.connects[0]?.reject(new HostError('no-logind'));
    await time.pass(24 * 60 * 60_000);
    expect(backend.connects).toHaveLength(1);
    expect(time.pending).toBe(0);
    monitor.reconnect();
    await settled();
    expect(backend.connects).toHaveLength(2);
    backend.connects[1]?.reject(new HostError('no-logind'));
    await time.pass(24 * 60 * 60_000);
    expect(backend.connects).toHaveLength(2);

    monitor.reconnect();
    await settled();
    backend.connects[2]?.resolve();
    await settled();
    backend.reads[0]?.resolve(readingOf([]));
    await settled();
    backend.lose(new HostError('connection-lost'));
    await time.pass(2 * firstRetryPause);
    expect(backend.connects).toHaveLength(4);
  });

  test('begun while a try is being waited for ends that wait', async () => {
    const { time, backend, monitor } = await monitorOf({ connected: false });
    backend.connects[0]?.reject(new HostError('no-logind'));
    await settled();
    monitor.pause();
    await time.pass(10 * longestRetryPause);
    expect(backend.connects).toHaveLength(1);
  });

  test('does not stop the readings of a host that can be read', async () => {
    const { time, backend, monitor, answer } = await monitorOf();
    monitor.pause();
    await answer();
    await time.pass(backend.pollEvery);
    expect(backend.reads).toHaveLength(2);
  });
});

describe('close', () => {
  test('lets go of the backend, whatever is under way, and leaves no timer', async () => {
    for (const connected of [false, true]) {
      const { time, backend, monitor, applied } = await monitorOf({ connected });
      const waiting = monitor.readNow();
      const closing = monitor.close();
      await expect(waiting).rejects.toMatchObject({ problem: 'connection-lost' });
      await closing;
      expect(backend.closed).toBe(1);
      expect(time.pending).toBe(0);
      await expect(monitor.readNow()).rejects.toMatchObject({ problem: 'connection-lost' });
      for (const read of backend.reads) read.resolve(readingOf([]));
      await settled();
      expect(applied).toEqual([]);
    }
  });

  test('ends the pause between two readings', async () => {
    const { backend, monitor, answer } = await monitorOf();
    await answer();
    await monitor.close();
    expect(backend.closed).toBe(1);
  });
});
