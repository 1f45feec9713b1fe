import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WtsBackend } from '../../src/main/hosts/wts/wts-backend';
import { connectState } from '../../src/main/hosts/wts/wts-moment';
import { systemTime } from '../../src/main/time';
import { LabOnRealHost } from '../host/lab-on-real-host';
import type { FakeWtsHost } from './fake-wts';
import { FakeWtsWorkers } from './fake-wts-workers';

let ground: FakeWtsWorkers;
let hosts = 0;
let host: FakeWtsHost;
let lab: LabOnRealHost;

beforeAll(async () => {
  ground = await FakeWtsWorkers.open();
}, 60_000);
afterAll(() => ground?.close());
beforeEach(async () => {
  const server = `lab-${++hosts}`;
  host = ground.fake.host(server);
  host.client('THIN-01', 2, [10, 0, 0, 7]);
  const parts = { lookUp: async () => {}, account: 'teacher', computer: 'CONSOLE-PC' };
  lab = await LabOnRealHost.open(new WtsBackend({ kind: 'wts', server, pool: ground.pool }, systemTime, parts));
});
afterEach(() => lab.close());

// Real processes, and Windows' own poll pause.
const timeout = 40_000;

test('suspend, found as suspended and not as disconnected; picked up elsewhere; end', { timeout }, async () => {
  const id = host.logOn(host.screenAt('THIN-01'), 'ann');
  const row = await lab.row(`${id}`, 'active');
  expect(row.station).toBe('client:THIN-01');
  expect(await lab.ask('suspend', row)).toBe('suspend LAB\\ann: done');
  expect((await lab.row(`${id}`, 'suspended')).station).toBeNull();
  host.comeBack(id, host.screenAt(''));
  expect((await lab.row(`${id}`, 'active')).station).toBe('console');
  expect(await lab.ask('end', await lab.row(`${id}`, 'active'))).toBe('end LAB\\ann: done');
  expect(lab.lab.snapshot().sessions).toEqual([]);
});

test('whom their user left is disconnected; a lock shows though Windows signals none', { timeout }, async () => {
  const id = host.logOn(host.screenAt(''), 'ann');
  await lab.row(`${id}`, 'active');
  host.set(id, 'flags', 0);
  await lab.row(`${id}`, 'locked');
  host.leave(id, connectState.disconnected);
  expect(await lab.row(`${id}`, 'disconnected')).toMatchObject({ station: null, leaving: false });
});

test('lock is refused with its reason, and nothing is sent', { timeout }, async () => {
  const id = host.logOn(host.screenAt(''), 'ann');
  const row = await lab.row(`${id}`, 'active');
  expect(await lab.ask('lock', row)).toBe('lock LAB\\ann: refused windows-cannot-lock');
});

test('a session whose id is somebody else by now is refused', { timeout }, async () => {
  const id = host.logOn(host.screenAt(''), 'ann');
  const row = await lab.row(`${id}`, 'active');
  host.end(id);
  host.setHost('nextId', id);
  host.logOn(host.client('PC-2', 2, [10, 0, 0, 2]), 'bob');
  expect(await lab.ask('end', row)).toBe('end LAB\\ann: refused session-gone');
  expect(host.sessions.find((one) => one.user === 'bob')?.state).toBe(connectState.active);
});
