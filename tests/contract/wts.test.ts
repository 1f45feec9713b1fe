import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeWtsKind } from './fake-wts-host';
import { FakeWtsWorkers } from './fake-wts-workers';
import { describeHostBackend } from './host-backend.contract';
import { until } from './logind-ground';

let ground: FakeWtsWorkers;

beforeAll(async () => {
  ground = await FakeWtsWorkers.open();
}, 60_000);

afterAll(() => ground?.close());

describeHostBackend(fakeWtsKind(() => ground));

test('nothing that Windows handed out was kept', async () => {
  const { fake } = ground;
  await fake.untilWaits(0);
  await until('handles are given back', () => fake.leaks.handles === 0);
  expect(fake.leaks).toEqual({ blocks: 0, handles: 0 });
});
