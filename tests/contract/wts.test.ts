import { afterAll, beforeAll, expect, test } from 'vitest';
import { WtsPool } from '../../src/main/hosts/wts/wts-pool';
import { systemTime } from '../../src/main/time';
import { FakeWts } from './fake-wts';
import { fakeWtsKind } from './fake-wts-host';
import { ForkedWtsWorkers } from './forked-wts-workers';
import { describeHostBackend } from './host-backend.contract';
import { until } from './logind-ground';

let fake: FakeWts;
let workers: ForkedWtsWorkers;
let pool: WtsPool;

beforeAll(async () => {
  fake = FakeWts.open();
  workers = await ForkedWtsWorkers.build(fake.libraries);
  pool = new WtsPool(workers.start, systemTime);
}, 60_000);

afterAll(() => {
  pool?.close();
  workers?.remove();
  fake?.remove();
});

describeHostBackend(fakeWtsKind(() => ({ fake, pool })));

test('nothing that Windows handed out was kept', async () => {
  await until('all is given back', () => fake.leaks.handles === 0 && fake.waits === 0);
  expect(fake.leaks).toEqual({ blocks: 0, handles: 0 });
});
