import { beforeEach, describe, expect, test } from 'vitest';
import { HostError } from '../../../../../src/main/hosts/host-backend';
import type { PoolHost } from '../../../../../src/main/hosts/wts/pool-host';
import { gracePause, patience } from '../../../../../src/main/hosts/wts/pool-worker';
import { mostOwn, mostShared } from '../../../../../src/main/hosts/wts/wts-pool';
import { settled } from '../../../../fake-time';
import { ask, limit, never, PoolGround, silent } from './pool-ground';

let ground: PoolGround;

beforeEach(() => {
  ground = new PoolGround();
});

describe('where hosts are asked', () => {
  test('one that is being reached has a worker for itself; then it shares one', async () => {
    const [a, b] = [ground.pool.open('a', silent), ground.pool.open('b', silent)];
    ask(a);
    ask(b);
    expect(ground.workers.all.map(({ asked }) => asked)).toEqual([['a'], ['b']]);
    for (const worker of ground.workers.all) worker.answer();
    await settled();
    // Those workers know them no more.
    expect(ground.workers.all.map(({ forgotten }) => forgotten.length)).toEqual([1, 1]);
    const asked = ask(a);
    const third = ground.workers.at('a');
    expect(ground.workers.all.indexOf(third)).toBe(2);
    third.answer();
    await settled();
    expect(asked.outcome).toBe('answered');
    // The worker that was for one alone is used again.
    ask(ground.pool.open('c', silent));
    expect(ground.workers.all).toHaveLength(3);
  });

  test('hosts are spread, and there are never more workers than said', async () => {
    for (let at = 0; at < 20; at++) ask(await ground.promptHost(`prompt-${at}`));
    for (let at = 0; at < 20; at++) ask(ground.pool.open(`new-${at}`, silent));
    expect(ground.workers.alive).toHaveLength(mostShared + mostOwn);
    expect(ground.pool.workers).toBe(8);
    const shared = ground.workers.alive.filter(({ asked }) => asked.at(-1)?.startsWith('prompt'));
    expect(shared).toHaveLength(mostShared);
  });

  test('nobody waits for one that is being started, and hosts move to it once it is there', async () => {
    const hosts: PoolHost[] = [];
    for (let at = 0; at < 3; at++) {
      // Of those that share, only the first starts at once.
      if (at === 1) ground.workers.slow = true;
      const host = ground.pool.open(`h${at}`, silent);
      hosts.push(host);
      ask(host);
      ground.workers.at(`h${at}`).answer();
      await settled();
      ask(host, never, 'read');
      ground.workers.at(`h${at}`).answer();
      await settled();
    }
    const crowded = ground.workers.at('h2');
    expect(crowded.asked).toEqual(['h0', 'h1', 'h2']);
    const spare = ground.workers.alive.find((worker) => worker.slow);
    spare?.ready();
    for (const host of hosts) ask(host, never, 'read');
    expect(spare?.asked).toEqual(['h0']);
  });

  test('who finds no worker of its own waits for one, in turn', async () => {
    const hosts = Array.from({ length: mostOwn + 2 }, (_, at) => ground.pool.open(`h${at}`, silent));
    const asked = hosts.map((host) => ask(host));
    expect(ground.workers.alive.flatMap((worker) => worker.asked)).toEqual(['h0', 'h1', 'h2', 'h3']);
    ground.workers.at('h2').answer();
    await settled();
    expect(ground.workers.at('h4').asked).toEqual(['h2', 'h4']);
    // A worker that was killed makes room too.
    await ground.time.pass(limit);
    expect(asked[0]?.outcome).toMatchObject({ problem: 'time-limit' });
    expect(ground.workers.at('h5').asked).toEqual(['h5']);
  });
});

describe('a call that takes long', () => {
  test('others do not wait behind it: after a moment they go to other workers, and it keeps its own', async () => {
    const hosts = await ground.promptHosts(mostShared + 1);
    const asked = hosts.map((host) => ask(host, never, 'read'));
    // The last one has to share.
    expect(ground.workers.reading).toEqual(['h0', 'h1', 'h2', 'h3']);
    await ground.time.pass(patience - 1);
    expect(ground.workers.reading).toEqual(['h0', 'h1', 'h2', 'h3']);
    await ground.time.pass(1);
    expect(ground.workers.reading.toSorted()).toEqual(['h0', 'h1', 'h2', 'h3', 'h4']);
    ground.workers.at('h4').answer();
    await settled();
    expect(asked.map(({ outcome }) => outcome)).toEqual(['open', 'open', 'open', 'open', 'answered']);
    // What takes long may still end well.
    const slow = ground.workers.at('h0');
    slow.answer();
    await settled();
    expect(asked[0]?.outcome).toBe('answered');
    // It has that worker until it answers at once again.
    ask(hosts[0], never, 'read');
    expect(ground.workers.at('h0')).toBe(slow);
    slow.answer();
    await settled();
    ask(hosts[0], never, 'read');
    expect(ground.workers.at('h0')).not.toBe(slow);
  });

  test('hosts that are slow but answer do not keep all workers from those that are being reached', async () => {
    const slow = Array.from({ length: mostOwn }, (_, at) => ground.pool.open(`slow-${at}`, silent));
    for (const host of slow) ask(host, never, 'read');
    await ground.time.pass(patience);
    for (let at = 0; at < mostOwn; at++) ground.workers.at(`slow-${at}`).answer();
    await settled();
    // One of them is busy again.
    ask(slow[0], never, 'read');
    const asked = ask(ground.pool.open('new', silent));
    const worker = ground.workers.at('new');
    expect(worker.asked.some((server) => server === 'slow-0')).toBe(false);
    worker.answer();
    await settled();
    expect(asked.outcome).toBe('answered');
    // Who made way is asked elsewhere; events there were waited for, and are again.
    const moved = ground.workers.at('slow-1');
    expect(moved.calls.at(-1)?.name).toBe('watch');
    moved.answer();
    const again = ask(slow[1], never, 'read');
    moved.answer();
    await settled();
    expect(again.outcome).toBe('answered');
    expect(ground.pool.workers).toBeLessThanOrEqual(mostShared + mostOwn);
  });

  test('at its limit it is ended with its worker; what waited there is asked elsewhere', async () => {
    const host = ground.pool.open('a', silent);
    const first = ask(host);
    const second = ask(host);
    const worker = ground.workers.at('a');
    await ground.time.pass(limit - 1);
    expect(worker.killed).toBe(false);
    await ground.time.pass(1);
    expect(worker.killed).toBe(true);
    expect(first.outcome).toMatchObject({ problem: 'time-limit' });
    expect(second.outcome).toBe('open');
    ground.workers.at('a').answer();
    await settled();
    expect(second.outcome).toBe('answered');
  });

  test('one that nobody waits for has a moment to end, then its worker is killed', async () => {
    const controller = new AbortController();
    const host = ground.pool.open('a', silent);
    const asked = ask(host, controller.signal);
    const worker = ground.workers.at('a');
    const reason = new HostError('connection-lost');
    controller.abort(reason);
    await settled();
    expect(asked.outcome).toBe(reason);
    await ground.time.pass(gracePause - 1);
    expect(worker.killed).toBe(false);
    await ground.time.pass(1);
    expect(worker.killed).toBe(true);
  });

  test('one that ends in that moment costs no worker', async () => {
    const controller = new AbortController();
    ask(ground.pool.open('a', silent), controller.signal);
    controller.abort(new HostError('time-limit'));
    ground.workers.at('a').answer();
    await ground.time.pass(limit);
    expect(ground.workers.alive).toHaveLength(1);
  });

  test('one that was called off before its turn is never sent', async () => {
    const controller = new AbortController();
    const host = ground.pool.open('a', silent);
    ask(host);
    const second = ask(host, controller.signal);
    controller.abort(new HostError('time-limit'));
    ground.workers.at('a').answer();
    await settled();
    expect(second.outcome).toMatchObject({ problem: 'time-limit' });
    expect(ground.workers.all.flatMap(({ calls }) => calls)).toHaveLength(1);
  });
});
