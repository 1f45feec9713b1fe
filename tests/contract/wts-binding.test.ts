import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWtsApi } from '../../src/main/hosts/wts/windows-api';
import { FakeWts } from './fake-wts';
import { type BindingGround, bindingCases } from './wts-binding-cases';

let ground: BindingGround;

beforeEach(() => {
  const fake = FakeWts.open();
  const api = openWtsApi(fake.libraries);
  const host = fake.host('lab-a');
  ground = { fake, host, api, server: api.open('lab-a') };
});
afterEach(async () => {
  const { fake, api, server } = ground;
  await api.endWaits(server);
  await fake.untilWaits(0);
  await api.close(server);
  expect(fake.leaks).toEqual({ blocks: 0, handles: 0 });
  fake.remove();
});

test.each(bindingCases.map(({ name, run }) => [name, run] as const))('%s', async (_name, run) => {
  await run(ground);
});
