import { beforeEach, describe, expect, test } from 'vitest';
import { patience, WtsFailureError } from '../../../../../src/main/hosts/wts/pool-worker';
import { idlePause, mostShared } from '../../../../../src/main/hosts/wts/wts-pool';
import { settled } from '../../../../fake-time';
import { ask, limit, never, PoolGround, silent } from './pool-ground';
import type { ScriptedWorker } from './scripted-workers';

let ground: PoolGround;

beforeEach(() => {
  ground = new PoolGround();
});

test('a failure of Windows comes back as such, and the host still answers', async () => {
  const host = ground.pool.open('a', silent);
  const asked = ask(host);
  const failure = { kind: 'windows', code: 5, message: 'no' } as const;
  ground.workers.at('a').fail(failure);
  await settled();
  expect(asked.outcome).toBeInstanceOf(WtsFailureError);
  expect(asked.outcome).toMatchObject({ failure });
  expect(ground.workers.alive).toHaveLength(1);
});

describe('a worker that starts', () => {
  test('slowly holds nothing up once it has started, and is not taken for a blocked one', async () => {
    ground.workers.slow = true;
    const asked = ask(ground.pool.open('a', silent));
    await ground.time.pass(limit);
    const [worker] = ground.workers.alive;
    expect(worker?.calls).toEqual([]);
    worker?.ready();
    worker?.answer();
    await settled();
    expect(asked.outcome).toBe('answered');
  });

  test.each([
    ['dies', (worker: ScriptedWorker | undefined) => worker?.die()],
    ['never comes up', () => ground.time.pass(10_000)],
  ])('and %s: what was asked is told so, and no other is started for it', async (_what, happen) => {
    ground.workers.slow = true;
    const asked = ask(ground.pool.open('a', silent));
    await happen(ground.workers.all[0]);
    await settled();
    expect(asked.outcome).toMatchObject({ problem: 'no-wts' });
    expect(ground.workers.all).toHaveLength(1);
    expect(ground.time.pending).toBe(0);
  });

  test('nor is one started for hosts of which events were waited for', async () => {
    for (const host of await ground.promptHosts(1)) await ground.read(host, 'h0');
    ground.workers.slow = true;
    ground.workers.at('h0').die();
    await settled();
    const started = ground.workers.all.length;
    ground.workers.all.at(-1)?.die();
    await settled();
    expect(ground.workers.all).toHaveLength(started);
  });
});

test('where events were waited for, they are again when a host has moved', async () => {
  const hosts = await ground.promptHosts(mostShared + 1);
  for (const [at, host] of hosts.entries()) await ground.read(host, `h${at}`);
  const [first] = hosts;
  const last = `h${mostShared}`;
  const shared = ground.workers.at(last);
  expect(shared.asked).toEqual(['h0', last]);
  ask(first, never, 'read');
  await ground.time.pass(patience);
  const watching = ground.workers.alive.filter(({ calls }) => calls.at(-1)?.name === 'watch');
  expect(watching.map(({ asked }) => asked.at(-1))).toEqual([last]);
  expect(watching).not.toContain(shared);
});

test('a worker that dies loses only what it ran', async () => {
  const host = ground.pool.open('a', silent);
  const [first, second] = [ask(host), ask(host)];
  ground.workers.at('a').die();
  await settled();
  expect(first.outcome).toMatchObject({ problem: 'connection-lost' });
  ground.workers.at('a').answer();
  await settled();
  expect(second.outcome).toBe('answered');
});

test('news of a host come from the worker that has it now only', async () => {
  const heard: string[] = [];
  const host = await ground.promptHost('a', {
    changed: () => void heard.push('changed'),
    waitFailed: (code?: number) => void heard.push(`failed ${code}`),
  });
  const before = ground.workers.at('a');
  ask(host);
  const now = ground.workers.at('a');
  const { host: number = 0 } = now.calls.at(-1) ?? {};
  now.event({ event: 'changed', host: number });
  now.event({ event: 'wait-failed', host: number, code: 1722 });
  before.event({ event: 'changed', host: number });
  expect(heard).toEqual(['changed', 'failed 1722']);
  host.close();
  now.event({ event: 'changed', host: number });
  expect(heard).toHaveLength(2);
});

test('a host that is closed rejects what is asked, then and later, and its worker ends after a while', async () => {
  const host = await ground.promptHost('a');
  const asked = ask(host);
  const worker = ground.workers.at('a');
  host.close();
  await settled();
  expect(asked.outcome).toMatchObject({ problem: 'connection-lost' });
  expect(worker.forgotten).toHaveLength(1);
  worker.answer();
  const later = ask(host);
  await settled();
  expect(later.outcome).toMatchObject({ problem: 'connection-lost' });
  await ground.time.pass(idlePause - 1);
  expect(ground.workers.alive).not.toEqual([]);
  await ground.time.pass(1);
  expect(ground.workers.alive).toEqual([]);
  expect(ground.pool.workers).toBe(0);
});

test('a pool that is closed leaves no worker and no timer, and answers everything', async () => {
  const host = await ground.promptHost('a');
  const asked = [ask(host), ask(ground.pool.open('b', silent))];
  ground.pool.close();
  await settled();
  for (const { outcome } of asked) expect(outcome).toMatchObject({ problem: 'connection-lost' });
  expect(ground.workers.alive).toEqual([]);
  expect(ground.time.pending).toBe(0);
  await expect(host.call('reach', null, limit, never)).rejects.toMatchObject({ problem: 'connection-lost' });
});
