import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ServerHandle, type WtsApi, WtsError, WtsLayoutError } from '../../src/main/hosts/wts/wts-api';
import { documentedLayouts } from '../../src/main/hosts/wts/wts-layouts';
import { openWtsApi } from '../../src/main/hosts/wts/wtsapi32';
import { connectState, FakeWts, type FakeWtsHost } from './fake-wts';
import { until } from './logind-ground';

let fake: FakeWts;
let host: FakeWtsHost;
let api: WtsApi;
let server: ServerHandle;

beforeEach(() => {
  fake = FakeWts.open();
  host = fake.host('lab-a');
  api = openWtsApi(fake.libraries);
  server = api.open('lab-a');
});
afterEach(async () => {
  api.endWaits(server);
  await until('no waits', () => fake.waits === 0);
  api.close(server);
  expect(fake.leaks).toEqual({ blocks: 0, handles: 0 });
  fake.remove();
});

/** The code with which a call fails. */
function codeOf(call: () => unknown): number {
  try {
    call();
  } catch (error) {
    if (error instanceof WtsError) return error.code;
    throw error;
  }
  throw new Error('it did not fail');
}

test('the C compiler lays the structures out as the documented ones', () => {
  const {
    WTS_SESSION_INFO_1W: one,
    WTSINFOEXW: outer,
    WTSINFOEX_LEVEL1_W: inner,
    WTS_CLIENT_ADDRESS: at,
  } = documentedLayouts;
  const ours = [one, outer, inner, at].flatMap(({ size, fields }) => [size, ...Object.values<number>(fields)]);
  expect(fake.layout).toEqual(ours);
});

describe('names come through whole', () => {
  const names = [
    'ann',
    '山田 花子',
    'مريم الحسيني',
    'שרה',
    '𠮷田😀',
    'a.very.long.account.name.of.more.than.twenty.characters',
    'Михаил',
  ];

  test.each(names)('%s', (name) => {
    const id = host.logOn(host.screenAt(''), name, `${name}-DOM`);
    host.client(`PC-${name}`, 2, [10, 0, 0, 7]);
    const sessions = api.enumerate(server);
    expect(sessions.find((one) => one.id === id)).toEqual({
      id,
      state: connectState.active,
      name: 'Console',
      user: name,
      domain: `${name}-DOM`,
    });
    const client = sessions.find(({ state }) => state === connectState.connected);
    expect(api.client(server, client?.id ?? -1).name).toBe(`PC-${name}`);
    // What stands behind the names in the structure is where it should be, however long they are.
    const { flags, logonTime, currentTime } = api.info(server, id);
    expect(flags).toBe(1);
    expect(Number(BigInt(currentTime) - BigInt(logonTime))).toBeLessThan(60 * 10_000_000);
  });
});

test('services, the listener and the log-on screen of the console are enumerated', () => {
  const states = api.enumerate(server).map(({ name, state, user }) => [name, state, user]);
  expect(states).toEqual([
    ['Services', connectState.disconnected, ''],
    ['RDP-Tcp', connectState.listen, ''],
    ['Console', connectState.connected, ''],
  ]);
});

test('addresses of clients, and the console, which has none', () => {
  const four = host.client('THIN-4', 2, [192, 168, 1, 20]);
  const six = host.client('THIN-6', 23, [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x17]);
  expect(api.client(server, four)).toMatchObject({ protocol: 2, name: 'THIN-4', address: { family: 2 } });
  expect(api.client(server, four).address.bytes.slice(0, 6)).toEqual([0, 0, 192, 168, 1, 20]);
  expect(api.client(server, six).address).toEqual({
    family: 23,
    bytes: [0, 0, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x17, 0, 0],
  });
  expect(api.client(server, host.screenAt(''))).toMatchObject({ protocol: 0, name: '', address: { family: 0 } });
});

test('a lock is seen, and one that is not known too', () => {
  const id = host.logOn(host.screenAt(''), 'ann');
  for (const flags of [0, 1, -1]) {
    host.set(id, 'flags', flags);
    expect(api.info(server, id).flags).toBe(flags);
  }
});

test('errors come with the code of Windows', () => {
  const id = host.logOn(host.screenAt(''), 'ann');
  expect(codeOf(() => api.info(server, 999))).toBe(7022);
  expect(codeOf(() => api.logOff(server, 999))).toBe(2);
  host.set(id, 'denied', 1);
  for (const call of [() => api.info(server, id), () => api.disconnect(server, id)]) expect(codeOf(call)).toBe(5);
  host.set(id, 'denied', 0);
  host.set(id, 'vanishes', 1);
  expect(codeOf(() => api.client(server, id))).toBe(7022);
  host.setHost('denied', 1);
  expect(codeOf(() => api.enumerate(server))).toBe(5);
  host.setHost('down', 1);
  expect(codeOf(() => api.enumerate(server))).toBe(1722);
  const nobody = api.open('no-such-computer');
  expect(codeOf(() => api.enumerate(nobody))).toBe(1722);
  api.close(nobody);
});

test('another length of the structure than the documented one is an error, not a reading', () => {
  const id = host.logOn(host.screenAt(''), 'ann');
  host.setHost('shortInfo', 1);
  expect(() => api.info(server, id)).toThrow(WtsLayoutError);
});

test('disconnect, log off, and a message with all its characters', () => {
  const id = host.logOn(host.screenAt(''), 'ann');
  const box = { title: '知らせ', text: 'The lab closes at 6.\n保存してください。😀', seconds: 9 };
  api.message(server, id, box);
  expect(host.messages).toEqual([{ session: id, ...box }]);
  api.disconnect(server, id);
  expect(host.sessions.find((one) => one.id === id)?.state).toBe(connectState.disconnected);
  api.logOff(server, id);
  expect(host.sessions.map((one) => one.id)).not.toContain(id);
});

test('a wait ends with an event, with the end of waits, and with an error', async () => {
  const event = api.waitForEvent(server);
  await until('a wait', () => fake.waits === 1);
  host.client('THIN-1', 2, [10, 0, 0, 1]);
  expect(await event).toBe(true);
  const none = api.waitForEvent(server);
  await until('a wait', () => fake.waits === 1);
  api.endWaits(server);
  expect(await none).toBe(false);
  const failed = api.waitForEvent(server);
  await until('a wait', () => fake.waits === 1);
  host.setHost('down', 1);
  await expect(failed).rejects.toMatchObject({ code: 1722 });
});

test('this computer needs no name, and the own session is told', () => {
  const here = fake.host();
  const id = here.logOn(here.screenAt(''), 'me');
  expect(api.enumerate(0n).map((one) => one.user)).toContain('me');
  expect(api.ownSession()).toBe(id);
});
