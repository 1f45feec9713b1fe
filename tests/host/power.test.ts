import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Lab } from '../../src/main/lab/lab';
import { noRecorder } from '../../src/main/requests/recorder';
import type { PowerAction } from '../../src/shared/lab/power';
import type { Outcome } from '../../src/shared/requests/request';
import { KeptOutcomes } from '../lab-on-fake-time';
import { hastyTime } from './hasty-time';
import { describeOnRealHost } from './on-real-host';
import { backendOn } from './real-logind-host';

/** A lab over a real computer, which it really restarts and shuts down. The container tells whether it did. */
describeOnRealHost('restart and shut down', (host) => {
  let lab: Lab;
  let sink: KeptOutcomes;
  /** What History was told. */
  let kept: (Outcome | null)[];

  beforeEach(async () => {
    await host().endAllSessions();
    sink = new KeptOutcomes();
    kept = [];
    const entry = { id: 'lab-a', name: 'lab-a', room: null, address: null, backend: backendOn(host()) };
    const recorder = { ...noRecorder, settled: ({ outcome }: { outcome: Outcome | null }) => void kept.push(outcome) };
    lab = new Lab([entry], { time: hastyTime, sink, recorder });
    lab.start();
    await until('the first reading', () => lab.snapshot().hosts[0]?.connection.state === 'connected');
  });

  afterEach(() => lab.close());

  const until = async (what: string, isTrue: () => boolean) => {
    const end = performance.now() + 30_000;
    while (!isTrue()) {
      if (performance.now() > end) throw new Error(`never: ${what}; it is ${JSON.stringify(lab.snapshot())}`);
      await sleep(10);
    }
  };
  const users = () => lab.snapshot().sessions.map(({ identity }) => identity.user);
  const state = () => lab.snapshot().hosts[0]?.power?.state;
  const power = (action: PowerAction) => {
    const sessions = lab.snapshot().sessions.map(({ key }) => key);
    lab.power({ host: 'lab-a', action, sessions, reason: null, withoutRecord: false });
  };

  it('restarts it with somebody on it: done when the new boot is read, in which nobody is', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    await until('student1', () => users().length === 1);
    const boot = lab.snapshot().sessions[0]?.identity.boot;
    power('restart');
    await host().untilOff();
    await until('down', () => state() === 'down');
    expect(kept).toEqual([]);
    await host().powerOn();
    expect(await host().lastEnd()).toBe('restart');
    await until('done', () => state() === 'done');
    expect(kept).toEqual([{ kind: 'done', reason: null }]);
    expect(users()).toEqual([]);
    await host().logOnAtSeat('student1', 'seat-st2');
    await until('student1 in the new boot', () => users().length === 1);
    expect(lab.snapshot().sessions[0]?.identity.boot).not.toBe(boot);
  });

  it('shuts it down: it is off, and nothing more is said of it until it is started', async () => {
    await host().logOnAtSeat('student2', 'seat-st3');
    await until('student2', () => users().length === 1);
    power('shut-down');
    await host().untilOff();
    await until('down', () => state() === 'down');
    expect(kept).toEqual([]);
    lab.forgetSessions('lab-a');
    expect(users()).toEqual([]);
    await host().powerOn();
    expect(await host().lastEnd()).toBe('power off');
    await until('started again', () => state() === 'done');
    expect(kept).toEqual([{ kind: 'done', reason: null }]);
  });

  it('refuses where somebody is there who was not shown, and the computer goes on', async () => {
    await host().logOnAtSeat('student3', 'seat-st2');
    lab.power({ host: 'lab-a', action: 'restart', sessions: [], reason: null, withoutRecord: false });
    await until('a refusal', () => kept.length > 0);
    expect(kept).toEqual([{ kind: 'refused', reason: 'others-logged-on', detail: '' }]);
    expect((await host().loginctlSessions()).map(({ user }) => user)).toEqual(['student3']);
  });
});
