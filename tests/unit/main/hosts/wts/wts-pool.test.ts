import { beforeEach, describe, expect, test } from 'vitest';
import { HostError } from '../../../../../src/main/hosts/host-backend';
import { gracePause, patience, WtsFailureError } from '../../../../../src/main/hosts/wts/pool-worker';
import { idlePause, mostOwn, mostShared, type PoolHost, WtsPool } from '../../../../../src/main/hosts/wts/wts-pool';
import { FakeTime, settled } from '../../../../fake-time';
import { type ScriptedWorker, ScriptedWorkers } from './scripted-workers';

const limit = 5000;
const never = new AbortController().signal;
const silent = { changed() {}, waitFailed() {} };

let time: FakeTime;
let workers: ScriptedWorkers;
let pool: WtsPool;

beforeEach(() => {
  time = new FakeTime();
  workers = new ScriptedWorkers();
  pool = new WtsPool(workers.start, time);
});

/** Asks; what came of it is kept. */
function ask(host: PoolHost, signal = never, name: 'reach' | 'read' = 'reach') {
  const asked: { outcome: 'open' | 'answered' | unknown } = { outcome: 'open' };
  host.call(name, null, limit, signal).then(
    () => {
      asked.outcome = 'answered';
    },
    (error: unknown) => {
      asked.outcome = error;
    },
  );
  return asked;
}

/** A host that has answered once, and so shares a worker. */
async function promptHost(server: string, listener = silent): Promise<PoolHost> {
  const host = pool.open(server, listener);
  ask(host);
  workers.at(server).answer();
  await settled();
  return host;
}

describe('where hosts are asked', () => {
  test('one that is being reached has a worker for itself; then it shares one', async () => {
    const [a, b] = [pool.open('a', silent), pool.open('b', silent)];
    ask(a);
    ask(b);
    expect(workers.all.map(({ asked }) => asked)).toEqual([['a'], ['b']]);
    for (const worker of workers.all) worker.answer();
    await settled();
    // Those workers know them no more.
    expect(workers.all.map(({ forgotten }) => forgotten.length)).toEqual([1, 1]);
    const asked = ask(a);
    const third = workers.at('a');
    expect(workers.all.indexOf(third)).toBe(2);
    third.answer();
    await settled();
    expect(asked.outcome).toBe('answered');
    // The worker that was for one alone is used again.
    ask(pool.open('c', silent));
    expect(workers.all).toHaveLength(3);
  });

  test('hosts are spread, and there are never more workers than said', async () => {
    for (let at = 0; at < 20; at++) ask(await promptHost(`prompt-${at}`));
    for (let at = 0; at < 20; at++) ask(pool.open(`new-${at}`, silent));
    expect(workers.alive).toHaveLength(mostShared + mostOwn);
    expect(pool.workers).toBe(8);
    const shared = workers.alive.filter(({ asked }) => asked.at(-1)?.startsWith('prompt'));
    expect(shared).toHaveLength(mostShared);
  });

  test('who finds no worker of its own waits for one, in turn', async () => {
    const hosts = Array.from({ length: mostOwn + 2 }, (_, at) => pool.open(`h${at}`, silent));
    const asked = hosts.map((host) => ask(host));
    expect(workers.alive.flatMap((worker) => worker.asked)).toEqual(['h0', 'h1', 'h2', 'h3']);
    workers.at('h2').answer();
    await settled();
    expect(workers.at('h4').asked).toEqual(['h2', 'h4']);
    // A worker that was killed makes room too.
    await time.pass(limit);
    expect(asked[0]?.outcome).toMatchObject({ problem: 'time-limit' });
    expect(workers.at('h5').asked).toEqual(['h5']);
  });
});

describe('a call that takes long', () => {
  test('others do not wait behind it: after a moment they go to other workers, and it keeps its own', async () => {
    const hosts: PoolHost[] = [];
    for (let at = 0; at <= mostShared; at++) hosts.push(await promptHost(`h${at}`));
    const asked = hosts.map((host) => ask(host, never, 'read'));
    // The last one has to share.
    expect(workers.reading).toEqual(['h0', 'h1', 'h2', 'h3']);
    await time.pass(patience - 1);
    expect(workers.reading).toEqual(['h0', 'h1', 'h2', 'h3']);
    await time.pass(1);
    expect(workers.reading.toSorted()).toEqual(['h0', 'h1', 'h2', 'h3', 'h4']);
    workers.at('h4').answer();
    await settled();
    expect(asked.map(({ outcome }) => outcome)).toEqual(['open', 'open', 'open', 'open', 'answered']);
    // What takes long may still end well.
    const slow = workers.at('h0');
    slow.answer();
    await settled();
    expect(asked[0]?.outcome).toBe('answered');
    // It has that worker until it answers at once again.
    ask(hosts[0] as PoolHost, never, 'read');
    expect(workers.at('h0')).toBe(slow);
    slow.answer();
    await settled();
    ask(hosts[0] as PoolHost, never, 'read');
    expect(workers.at('h0')).not.toBe(slow);
  });

  test('at its limit it is ended with its worker; what waited there is asked elsewhere', async () => {
    const host = pool.open('a', silent);
    const first = ask(host);
    const second = ask(host);
    const worker = workers.at('a');
    await time.pass(limit - 1);
    expect(worker.killed).toBe(false);
    await time.pass(1);
    expect(worker.killed).toBe(true);
    expect(first.outcome).toMatchObject({ problem: 'time-limit' });
    expect(second.outcome).toBe('open');
    workers.at('a').answer();
    await settled();
    expect(second.outcome).toBe('answered');
  });

  test('one that nobody waits for has a moment to end, then its worker is killed', async () => {
    const controller = new AbortController();
    const host = pool.open('a', silent);
    const asked = ask(host, controller.signal);
    const worker = workers.at('a');
    const reason = new HostError('connection-lost');
    controller.abort(reason);
    await settled();
    expect(asked.outcome).toBe(reason);
    await time.pass(gracePause - 1);
    expect(worker.killed).toBe(false);
    await time.pass(1);
    expect(worker.killed).toBe(true);
  });

  test('one that ends in that moment costs no worker', async () => {
    const controller = new AbortController();
    ask(pool.open('a', silent), controller.signal);
    controller.abort(new HostError('time-limit'));
    workers.at('a').answer();
    await time.pass(limit);
    expect(workers.alive).toHaveLength(1);
  });

  test('one that was called off before its turn is never sent', async () => {
    const controller = new AbortController();
    const host = pool.open('a', silent);
    ask(host);
    const second = ask(host, controller.signal);
    controller.abort(new HostError('time-limit'));
    workers.at('a').answer();
    await settled();
    expect(second.outcome).toMatchObject({ problem: 'time-limit' });
    expect(workers.all.flatMap(({ calls }) => calls)).toHaveLength(1);
  });
});

test('a failure of Windows comes back as such, and the host still answers', async () => {
  const host = pool.open('a', silent);
  const asked = ask(host);
  const failure = { kind: 'windows', code: 5, message: 'no' } as const;
  workers.at('a').fail(failure);
  await settled();
  expect(asked.outcome).toBeInstanceOf(WtsFailureError);
  expect(asked.outcome).toMatchObject({ failure });
  expect(workers.alive).toHaveLength(1);
});

describe('a worker that starts', () => {
  test('slowly holds nothing up once it has started, and is not taken for a blocked one', async () => {
    workers.slow = true;
    const asked = ask(pool.open('a', silent));
    await time.pass(limit);
    const [worker] = workers.alive;
    expect(worker?.calls).toEqual([]);
    worker?.ready();
    worker?.answer();
    await settled();
    expect(asked.outcome).toBe('answered');
  });

  test.each([
    ['dies', (worker: ScriptedWorker | undefined) => worker?.die()],
    ['never comes up', () => time.pass(10_000)],
  ])('and %s: what was asked is told so, and no other is started for it', async (_what, happen) => {
    workers.slow = true;
    const asked = ask(pool.open('a', silent));
    await happen(workers.all[0]);
    await settled();
    expect(asked.outcome).toMatchObject({ problem: 'no-wts' });
    expect(workers.all).toHaveLength(1);
    expect(time.pending).toBe(0);
  });
});

test('where events were waited for, they are again when a host has moved', async () => {
  const read = async (host: PoolHost, server: string) => {
    ask(host, never, 'read');
    workers.at(server).answer();
    await settled();
  };
  const hosts: PoolHost[] = [];
  for (let at = 0; at <= mostShared; at++) hosts.push(await promptHost(`h${at}`));
  for (const [at, host] of hosts.entries()) await read(host, `h${at}`);
  const [first] = hosts;
  const last = `h${mostShared}`;
  const shared = workers.at(last);
  expect(shared.asked).toEqual(['h0', last]);
  ask(first as PoolHost, never, 'read');
  await time.pass(patience);
  const watching = workers.alive.filter(({ calls }) => calls.at(-1)?.name === 'watch');
  expect(watching.map(({ asked }) => asked.at(-1))).toEqual([last]);
  expect(watching).not.toContain(shared);
});

test('a worker that dies loses only what it ran', async () => {
  const host = pool.open('a', silent);
  const [first, second] = [ask(host), ask(host)];
  workers.at('a').die();
  await settled();
  expect(first.outcome).toMatchObject({ problem: 'connection-lost' });
  workers.at('a').answer();
  await settled();
  expect(second.outcome).toBe('answered');
});

test('news of a host come from the worker that has it now only', async () => {
  const heard: string[] = [];
  const host = await promptHost('a', {
    changed: () => void heard.push('changed'),
    waitFailed: (code?: number) => void heard.push(`failed ${code}`),
  });
  const before = workers.at('a');
  ask(host);
  const now = workers.at('a');
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
  const host = await promptHost('a');
  const asked = ask(host);
  const worker = workers.at('a');
  host.close();
  await settled();
  expect(asked.outcome).toMatchObject({ problem: 'connection-lost' });
  expect(worker.forgotten).toHaveLength(1);
  worker.answer();
  const later = ask(host);
  await settled();
  expect(later.outcome).toMatchObject({ problem: 'connection-lost' });
  await time.pass(idlePause - 1);
  expect(workers.alive).not.toEqual([]);
  await time.pass(1);
  expect(workers.alive).toEqual([]);
  expect(pool.workers).toBe(0);
});

test('a pool that is closed leaves no worker and no timer, and answers everything', async () => {
  const host = await promptHost('a');
  const asked = [ask(host), ask(pool.open('b', silent))];
  pool.close();
  await settled();
  for (const { outcome } of asked) expect(outcome).toMatchObject({ problem: 'connection-lost' });
  expect(workers.alive).toEqual([]);
  expect(time.pending).toBe(0);
  await expect(host.call('reach', null, limit, never)).rejects.toMatchObject({ problem: 'connection-lost' });
});
