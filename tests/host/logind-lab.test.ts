import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Lab } from '../../src/main/lab/lab';
import type { LabSnapshot } from '../../src/shared/lab/snapshot';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import type { Ask } from '../../src/shared/requests/request';
import { KeptOutcomes } from '../lab-on-fake-time';
import { hastyTime } from './hasty-time';
import { describeOnRealHost } from './on-real-host';
import { backendOn } from './real-logind-host';

describeOnRealHost('the lab', (host) => {
  let lab: Lab;
  let sink: KeptOutcomes;

  beforeEach(async () => {
    await host().endAllSessions();
    sink = new KeptOutcomes();
    const entry = { id: 'lab-a', name: 'lab-a', room: null, address: null, backend: backendOn(host()) };
    lab = new Lab([entry], { time: hastyTime, sink });
    lab.start();
    await until('the first reading', ({ hosts }) => hosts[0]?.connection.state === 'connected');
  });

  afterEach(async () => {
    await lab.close();
    await host().startBus();
  });

  const until = async (what: string, isTrue: (snapshot: LabSnapshot) => boolean) => {
    const end = performance.now() + 30_000;
    while (!isTrue(lab.snapshot())) {
      if (performance.now() > end) throw new Error(`never: ${what}; it is ${JSON.stringify(lab.snapshot())}`);
      await sleep(10);
    }
  };
  const users = ({ sessions }: LabSnapshot) => sessions.map(({ identity }) => identity.user).sort();
  const listed = (...expected: readonly string[]) =>
    until(expected.join(), (snapshot) => users(snapshot).join() === expected.join());
  const ask = (action: Ask['action'], of: readonly string[], force = false) => {
    const picked = lab.snapshot().sessions.filter(({ identity }) => of.includes(identity.user));
    lab.ask({ ...plainAsk, action, sessions: picked.map(({ key }) => key), force, ownConfirmed: false, text: null });
  };
  const outcomes = async (count: number) => {
    await until(`${count} outcomes`, () => sink.outcomes.length >= count);
    return sink.outcomes.toSorted();
  };

  it('ends one, then all; loginctl says the same', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    await host().logOnAtSeat('student2', 'seat-st3');
    await host().sshLogOn('student3');
    await listed('student1', 'student2', 'student3');
    ask('end', ['student2']);
    expect(await outcomes(1)).toEqual(['end student2: done']);
    const left = (await host().loginctlSessions()).map(({ user }) => user);
    expect(left.toSorted()).toEqual(['student1', 'student3']);
    ask('end', ['student1', 'student3']);
    expect(await outcomes(3)).toEqual(['end student1: done', 'end student2: done', 'end student3: done']);
    expect(await host().loginctlSessions()).toEqual([]);
    const stations = lab.snapshot().stations.map(({ id, session }) => `${id}: ${session}`);
    expect(stations.toSorted()).toEqual(['seat-st2: null', 'seat-st3: null', 'seat-st4: null']);
  });

  it('does not say that a leftover has ended before it has; force ends it', async () => {
    const id = await host().leaveProgramsBehind('student4');
    await until('leaving', ({ sessions }) => sessions[0]?.leaving === true);
    ask('end', ['student4']);
    expect(await outcomes(1)).toEqual(['end student4: not-ending']);
    expect(await host().loginctl(id)).toMatchObject({ state: 'closing' });
    ask('end', ['student4'], true);
    expect(await outcomes(2)).toContain('end by force student4: done');
    expect(await host().loginctl(id)).toBeUndefined();
  });

  it('fails to lock where nothing answers, and then says why it cannot', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    await listed('student1');
    ask('lock', ['student1']);
    expect(await outcomes(1)).toEqual(['lock student1: failed no-locker-answered']);
    await until('the reason', ({ sessions }) => sessions[0]?.cannot.lock === 'no-locker-answered');
  });

  it('keeps the rows while the bus is gone, and is right when it is back', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    const leaves = await host().logOnAtSeat('student2', 'seat-st3');
    await listed('student1', 'student2');
    const before = lab.snapshot().sessions.find(({ identity }) => identity.user === 'student1');
    await host().stopBus();
    await until('the loss', ({ hosts }) => hosts[0]?.connection.state === 'unreachable');
    expect(users(lab.snapshot())).toEqual(['student1', 'student2']);
    ask('end', ['student1']);
    expect(await outcomes(1)).toEqual(['end student1: refused computer-not-reachable']);
    await host().startBus();
    await until('it is back', ({ hosts }) => hosts[0]?.connection.state === 'connected');
    await host().signOut(leaves);
    await listed('student1');
    expect(lab.snapshot().sessions).toEqual([before]);
  });

  it('has ended everything that was there before a restart', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    await listed('student1');
    const { key } = lab.snapshot().sessions[0] ?? { key: '' };
    await host().restart();
    await host().logOnAtSeat('student1', 'seat-st2');
    await until('the new session', ({ sessions }) => sessions.length === 1 && sessions[0]?.key !== key);
    expect(sink.events.map(({ type }) => type)).toContain('ended-by-restart');
  });
});
