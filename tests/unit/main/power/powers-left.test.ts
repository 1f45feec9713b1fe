import { describe, expect, test } from 'vitest';
import type { SimulatedHost } from '../../../../src/main/hosts/simulated/simulated-host';
import { noNewsAfter } from '../../../../src/main/requests/request-sender';
import type { PowerRecord } from '../../../../src/shared/lab/power';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { FakeTime } from '../../../fake-time';
import { quickHost } from '../../../lab-on-fake-time';
import { labWith } from './lab-with-power';

describe('a shut-down', () => {
  test('is down, and nothing is said to have ended, until the host is started again', async () => {
    const { time, host, sink, power, state, rows, told } = await labWith();
    power({ action: 'shut-down' });
    await time.pass(3_600_000);
    expect(state()).toBe('down');
    expect(rows()).toHaveLength(1);
    expect(sink.events.filter(({ type }) => type.startsWith('ended'))).toEqual([]);
    expect(told).toEqual(['shut-down, 1 there, null', 'goes out']);
    host.restart();
    await time.pass(31_000);
    expect(state()).toBe('done');
    expect(rows()).toEqual([]);
    expect(told.at(-1)).toBe('done');
  });

  test('of which nothing is heard for a day is done, not confirmed, and still down', async () => {
    const { time, power, now } = await labWith();
    power({ action: 'shut-down' });
    await time.pass(noNewsAfter + 1000);
    expect(now()).toMatchObject({ state: 'down', outcome: { kind: 'done', reason: 'not-confirmed' } });
  });

  test('lets its rows be taken off the list until it can be read again', async () => {
    const { time, host, lab, power, rows, sink } = await labWith();
    expect(() => lab.forgetSessions('lab')).toThrow('was not shut down');
    power({ action: 'shut-down' });
    await time.pass(1000);
    lab.forgetSessions('lab');
    expect(rows()).toEqual([]);
    expect(lab.snapshot().stations).toEqual([]);
    host.restart();
    host.logOn('bob', '2');
    await time.pass(31_000);
    expect(rows().map(({ identity }) => identity.user)).toEqual(['bob']);
    expect(lab.snapshot().stations).toHaveLength(3);
    expect(sink.events.map(({ type }) => type)).toEqual(['found', 'found']);
  });

  test('that was only a lost connection: the same sessions are found again, with their marks', async () => {
    const { time, host, lab, power, rows } = await labWith();
    lab.ask({ ...plainAsk, action: 'suspend', sessions: rows().map(({ key }) => key) });
    await time.pass(1000);
    host.faults = { spoilPower: () => 'lose-command' };
    power({ action: 'shut-down' });
    await time.pass(100);
    host.breakLink();
    await time.pass(100);
    lab.forgetSessions('lab');
    host.restoreLink();
    await time.pass(30_000);
    expect(rows().map(({ identity, state }) => `${identity.user} ${state}`)).toEqual(['ann suspended']);
  });
});

describe('the end of the program', () => {
  test('leaves what was sent to the next run, and interrupts what was not', async () => {
    const sent = await labWith();
    sent.power();
    await sent.time.pass(10);
    await sent.lab.close();
    expect(sent.told).toEqual(['restart, 1 there, null', 'goes out']);
    const unsent = await labWith();
    unsent.power();
    await unsent.lab.close();
    expect(unsent.told.at(-1)).toBe('interrupted');
    await unsent.time.pass(1000);
    expect(unsent.host.session('1')).toBeDefined();
  });

  const record: PowerRecord = {
    id: 'run0p1',
    action: 'restart',
    host: 'lab',
    boot: 'boot-0',
    computer: 'lab',
    sessions: 1,
    reason: null,
    acceptedAt: 0,
    outcome: null,
    settledAt: null,
  };

  test('what it left is done when another boot is read', async () => {
    const { now, told } = await labWith({ left: [{ record, sentAt: Date.UTC(2026, 3, 1, 7) }] });
    expect(now()).toMatchObject({ id: 'run0p1', state: 'done' });
    expect(told).toEqual(['done']);
  });

  test('what it left is interrupted when the same boot is read, or nothing was sent', async () => {
    const { boot } = quickHost(new FakeTime());
    const same = await labWith({ left: [{ record: { ...record, boot }, sentAt: Date.UTC(2026, 3, 1, 7) }] });
    expect(same.told).toEqual(['interrupted']);
    const unsent = await labWith({ left: [{ record, sentAt: null }] });
    expect(unsent.told).toEqual(['interrupted']);
    expect(unsent.now()).toBeNull();
  });

  test('of what it left nothing was heard for a day', async () => {
    const left = (action: PowerRecord['action']) => ({ record: { ...record, action }, sentAt: Date.UTC(2026, 2, 31) });
    const seat = (host: SimulatedHost) => host.breakLink();
    expect((await labWith({ seat, left: [left('restart')] })).told).toEqual(['failed no-news']);
    expect((await labWith({ seat, left: [left('shut-down')] })).told).toEqual(['done not-confirmed']);
  });
});
