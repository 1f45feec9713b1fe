import { describe, expect, test } from 'vitest';
import { Lab } from '../../../../src/main/lab/lab';
import { noNewsAfter } from '../../../../src/main/requests/request-sender';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { FakeTime } from '../../../fake-time';
import { hostEntry, KeptOutcomes, quickHost } from '../../../lab-on-fake-time';
import { labWith } from './lab-with-power';

describe('a restart', () => {
  test('is open, then down, then done when a new boot is read; its sessions end with it', async () => {
    const { time, host, sink, power, state, now, told, rows } = await labWith();
    const before = host.boot;
    power({ reason: 'updates' });
    expect(state()).toBe('open');
    await time.pass(20);
    expect(state()).toBe('down');
    expect(rows()).toHaveLength(1);
    await time.pass(3000);
    expect(host.boot).not.toBe(before);
    expect(now()).toMatchObject({ action: 'restart', state: 'done', outcome: { kind: 'done', reason: null } });
    expect(rows()).toEqual([]);
    // It is explained by the restart: nobody ended it by themselves.
    expect(sink.events.map(({ type, ours }) => [type, ours])).toEqual([
      ['found', false],
      ['ended-by-restart', true],
    ]);
    expect(told).toEqual(['restart, 1 there, updates', 'goes out', 'done']);
  });

  test('can be asked for again when it is done, and not before', async () => {
    const { time, power, state } = await labWith();
    power();
    expect(() => power()).toThrow('already');
    await time.pass(3000);
    power();
    await time.pass(3000);
    expect(state()).toBe('done');
  });

  test('that the host refuses has failed, in its words', async () => {
    const { time, host, power, now, told } = await labWith();
    host.faults = { spoilPower: () => 'refuse' };
    power();
    await time.pass(100);
    expect(now()).toMatchObject({
      state: 'failed',
      outcome: { kind: 'failed', reason: 'not-permitted', detail: 'Access denied' },
    });
    expect(told.at(-1)).toBe('failed not-permitted');
    expect(host.session('1')).toBeDefined();
  });

  test('whose answer is lost is decided by what the host shows', async () => {
    const { time, host, power, state } = await labWith();
    host.faults = { spoilPower: () => 'lose-reply' };
    power();
    await time.pass(3000);
    expect(state()).toBe('done');
  });

  test('of a host that still runs when the time is up has failed', async () => {
    const { time, host, power, state, outcome } = await labWith();
    host.faults = { spoilPower: () => 'lose-command' };
    power();
    await time.pass(89_000);
    expect(state()).toBe('open');
    await time.pass(2000);
    expect(outcome()).toEqual({ kind: 'failed', reason: 'still-running', detail: '' });
  });

  test('is open again when the same boot can be read again, and fails only when the time is up', async () => {
    const { time, host, power, state, outcome } = await labWith();
    host.faults = { spoilPower: () => 'lose-command' };
    power();
    await time.pass(100);
    host.breakLink();
    await time.pass(100);
    expect(state()).toBe('down');
    host.restoreLink();
    await time.pass(20_000);
    expect(state()).toBe('open');
    await time.pass(90_000);
    expect(outcome()).toMatchObject({ kind: 'failed', reason: 'still-running' });
  });

  test('of which nothing is heard for a day has failed', async () => {
    const { time, host, power, outcome } = await labWith();
    power();
    await time.pass(10);
    host.breakLink();
    await time.pass(noNewsAfter);
    expect(outcome()).toMatchObject({ kind: 'failed', reason: 'no-news' });
  });

  test('explains what ends while the host goes down, and nothing else', async () => {
    const { time, host, sink, power } = await labWith();
    host.delays = { ...host.delays, effect: [5000, 5000] };
    power();
    await time.pass(100);
    host.signOut('1');
    host.logOn('carl', '3');
    await time.pass(100);
    const explained = sink.events.map(({ type, ours }) => `${type} ${ours}`);
    expect(explained.toSorted()).toEqual(['ended true', 'found false', 'logged-on false']);
  });

  test('calls off the countdowns there, and tells nobody that their session stays', async () => {
    const { time, host, sink, lab, rows, power } = await labWith();
    host.delays = { ...host.delays, effect: [1000, 1000] };
    const sessions = rows().map(({ key }) => key);
    lab.ask({ ...plainAsk, action: 'end', sessions, warn: 60_000 });
    await time.pass(100);
    power();
    await time.pass(100);
    expect(sink.outcomes).toEqual(['end ann: called-off computer-going-down']);
    expect(host.session('1')?.messages).toEqual(['warned']);
  });
});

describe('nothing is sent', () => {
  test('where somebody is there who was not shown', async () => {
    const { time, host, power, outcome, told } = await labWith();
    power();
    host.logOn('bob', '2');
    await time.pass(3000);
    expect(outcome()).toEqual({ kind: 'refused', reason: 'others-logged-on', detail: '' });
    expect(told).toEqual(['restart, 1 there, null', 'refused others-logged-on']);
    expect(host.session('2')).toBeDefined();
  });

  test('while somebody is logging on, who is not listed yet', async () => {
    const { time, host, power, outcome } = await labWith();
    host.beginLogOn('bob', '2');
    await time.pass(100);
    power();
    await time.pass(3000);
    expect(outcome()).toMatchObject({ kind: 'refused', reason: 'others-logged-on' });
  });

  test('where the host can not be read just before', async () => {
    const { time, host, power, outcome } = await labWith();
    host.breakLink();
    power();
    await time.pass(3000);
    expect(outcome()).toMatchObject({ kind: 'refused', reason: 'computer-not-reachable' });
  });

  test('where the host was started anew in between', async () => {
    const { time, host, power, outcome, told } = await labWith({ seat: () => {} });
    power();
    host.restart();
    await time.pass(3000);
    expect(outcome()).toMatchObject({ kind: 'failed', reason: 'computer-restarted' });
    expect(told).not.toContain('goes out');
  });

  test('that History could not write, unless nobody minds', async () => {
    const full = () => Promise.reject(new Error('no space left on device'));
    const { time, host, power, outcome } = await labWith({ recorder: { acceptedPower: full, sending: full } });
    power();
    await time.pass(3000);
    expect(outcome()).toEqual({ kind: 'refused', reason: 'no-record', detail: 'no space left on device' });
    expect(host.session('1')).toBeDefined();
    power({ withoutRecord: true });
    await time.pass(3000);
    expect(outcome()).toEqual({ kind: 'done', reason: null });
  });

  test('before it is noted that it goes out', async () => {
    let go = () => {};
    const sending = () => new Promise<void>((resolve) => (go = resolve));
    const { time, host, power, state } = await labWith({ recorder: { sending } });
    power();
    await time.pass(3000);
    expect(host.session('1')).toBeDefined();
    go();
    await time.pass(3000);
    expect(state()).toBe('done');
  });

  test('to a host that is not listed, or was never read', async () => {
    const { lab, power } = await labWith();
    expect(() => power({ host: 'other' })).toThrow('no computer');
    const time = new FakeTime();
    const unread = new Lab([hostEntry('lab', quickHost(time), time)], { time, sink: new KeptOutcomes() });
    const ask = { host: 'lab', action: 'restart', sessions: [], reason: null, withoutRecord: false } as const;
    expect(() => unread.power(ask)).toThrow('has not been read');
    await lab.close();
    expect(() => power()).toThrow('ending');
  });

  test('to a host that is taken off the list meanwhile', async () => {
    const { lab, host, time, power, told } = await labWith();
    power();
    void lab.removeHost('lab');
    await time.pass(3000);
    expect(told.at(-1)).toBe('refused computer-removed');
    expect(host.session('1')).toBeDefined();
  });
});
