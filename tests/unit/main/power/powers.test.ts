import { describe, expect, test } from 'vitest';
import type { SimulatedHost } from '../../../../src/main/hosts/simulated/simulated-host';
import { Lab } from '../../../../src/main/lab/lab';
import type { PowerAsk } from '../../../../src/main/power/powers';
import { noRecorder, type PowerLeftOpen, type Recorder } from '../../../../src/main/requests/recorder';
import { noNewsAfter } from '../../../../src/main/requests/requests';
import type { PowerRecord } from '../../../../src/shared/lab/power';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { FakeTime } from '../../../fake-time';
import { hostEntry, KeptOutcomes, quickHost } from '../../../lab-on-fake-time';

interface Parts {
  readonly seat?: (host: SimulatedHost) => void;
  readonly recorder?: Partial<Recorder>;
  readonly left?: readonly PowerLeftOpen[];
}

/** A lab over one quick host with ann at station 1, which has been read. */
async function labWith({ seat = (host) => host.logOn('ann', '1'), recorder = {}, left = [] }: Parts = {}) {
  const time = new FakeTime();
  const host = quickHost(time);
  const sink = new KeptOutcomes();
  /** What History was told, in order. */
  const told: string[] = [];
  const lab = new Lab([hostEntry('lab', host, time)], {
    time,
    sink,
    run: 'run1',
    recorder: {
      ...noRecorder,
      acceptedPower: async ({ action, sessions, reason }) => void told.push(`${action}, ${sessions} there, ${reason}`),
      sending: async () => void told.push('goes out'),
      settled: ({ outcome }) => {
        const reason = outcome !== null && 'reason' in outcome ? outcome.reason : null;
        told.push(`${outcome?.kind}${reason === null ? '' : ` ${reason}`}`);
      },
      ...recorder,
    },
    userMessages: () => ({
      title: '',
      warning: () => 'warned',
      moreTime: () => 'more time',
      calledOff: 'stays',
    }),
  });
  seat(host);
  lab.takeOver(left);
  lab.start();
  await time.pass(1000);
  const rows = () => lab.snapshot().sessions;
  const power = (parts: Partial<PowerAsk> = {}) => {
    const sessions = rows().map(({ key }) => key);
    lab.power({ host: 'lab', action: 'restart', sessions, reason: null, withoutRecord: false, ...parts });
  };
  const now = () => lab.snapshot().hosts[0]?.power ?? null;
  const state = () => now()?.state;
  const outcome = () => now()?.outcome;
  return { time, host, sink, lab, rows, power, now, state, outcome, told };
}

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
