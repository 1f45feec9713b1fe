import { describe, expect, test } from 'vitest';
import { Lab } from '../../../../src/main/lab/lab';
import { copyOf, type LabCopy, type LabDelta, withDelta } from '../../../../src/shared/lab/snapshot';
import { FakeTime, settled } from '../../../fake-time';
import { hostEntry, KeptOutcomes, quickHost, quickLab } from '../../../lab-on-fake-time';

/** Keeps a copy as the window does. */
function follow(lab: Lab): { readonly copy: LabCopy | undefined } {
  let copy: LabCopy | undefined = copyOf(lab.snapshot());
  lab.onDelta((delta) => {
    copy = copy && withDelta(copy, delta);
  });
  return {
    get copy() {
      return copy;
    },
  };
}

describe('the lab', () => {
  test('shows a host from the start, and its rows from the first reading', async () => {
    const time = new FakeTime();
    const host = quickHost(time);
    host.logOn('ann', '2');
    const entry = { ...hostEntry('lab', host, time), room: 'Room 1', address: 'lab.example' };
    const lab = new Lab([entry], { time, sink: new KeptOutcomes() });
    const before = { connection: { state: 'connecting' }, lastSeen: null };
    expect(lab.snapshot().hosts).toMatchObject([{ id: 'lab', room: 'Room 1', address: 'lab.example', ...before }]);
    await time.pass(1000);
    expect(lab.snapshot().sessions).toEqual([]);
    lab.start();
    await time.pass(2);
    const { hosts, stations, sessions } = lab.snapshot();
    expect(hosts).toMatchObject([{ connection: { state: 'connected' }, lastSeen: time.now(), clockOffset: 0 }]);
    expect(stations.map(({ id, session }) => [id, session])).toEqual([
      ['1', null],
      ['2', sessions[0]?.key],
      ['3', null],
    ]);
    expect(sessions).toMatchObject([{ state: 'active', station: '2', identity: { user: 'ann' } }]);
    await lab.close();
  });

  test('a copy that follows the deltas is what the snapshot says; deltas are bundled', async () => {
    const { time, host, lab, keyOf, ask } = await quickLab((host) => host.logOn('ann', '1'));
    const window = follow(lab);
    const deltas: LabDelta[] = [];
    const stop = lab.onDelta((delta) => deltas.push(delta));
    host.logOn('bob', '2');
    host.lock('1');
    await time.pass(100);
    expect(deltas).toHaveLength(1);
    ask('suspend', [keyOf('1')]);
    await time.pass(1000);
    host.signOut('2');
    host.breakLink();
    await time.pass(1000);
    expect(window.copy).toEqual(copyOf(lab.snapshot()));
    expect(deltas.map(({ from, to }) => to - from)).toEqual(deltas.map(() => 1));
    stop();
    const before = deltas.length;
    host.restoreLink();
    await time.pass(60_000);
    expect(deltas).toHaveLength(before);
  });

  test('a snapshot that is taken before the delta is due has what the delta has, and its revision', async () => {
    const { time, host, lab } = await quickLab((host) => host.logOn('ann', '1'));
    const deltas: LabDelta[] = [];
    lab.onDelta((delta) => deltas.push(delta));
    host.lock('1');
    await time.pass(0);
    lab.reconnect('lab');
    await time.pass(1);
    const { revision, sessions } = lab.snapshot();
    expect(sessions).toMatchObject([{ state: 'locked' }]);
    expect(deltas.map(({ to }) => to)).toEqual([revision]);
    await time.pass(1000);
    expect(deltas).toHaveLength(1);
  });

  test('what did not change is not sent again', async () => {
    const { time, host, lab } = await quickLab((host) => {
      host.logOn('ann', '1');
      host.logOn('bob', '2');
    });
    const deltas: LabDelta[] = [];
    lab.onDelta((delta) => deltas.push(delta));
    host.lock('2');
    await time.pass(100);
    expect(deltas.flatMap(({ sessions }) => sessions.put.map(({ identity }) => identity.user))).toEqual(['bob']);
    expect(deltas.flatMap(({ stations }) => stations.put)).toEqual([]);
  });

  test('a failed reading changes no row; the host tells since when it was not seen', async () => {
    const { time, host, lab } = await quickLab((host) => host.logOn('ann', '1'));
    const { hosts, sessions } = lab.snapshot();
    host.breakLink();
    host.signOut('1');
    await time.pass(60_000);
    const after = lab.snapshot();
    expect(after.sessions).toEqual(sessions);
    expect(after.hosts).toMatchObject([
      {
        lastSeen: hosts[0]?.lastSeen,
        connection: { state: 'unreachable', problem: 'connection-lost', detail: 'No route to host' },
      },
    ]);
  });

  test('a session that the host reports ended and lists again is recorded', async () => {
    const { time, host, sink, rowOf } = await quickLab((host) => host.logOn('ann', '1'));
    host.faults = { spoilReading: (reading) => ({ ...reading, sessions: [] }) };
    await time.pass(12_000);
    const endedAt = rowOf('ann') === undefined ? time.now() : expect.fail('not ended');
    host.faults = {};
    await time.pass(12_000);
    expect(sink.events.map(({ type }) => type)).toEqual(['found', 'missing', 'ended', 'came-back']);
    expect(endedAt - (rowOf('ann')?.reportedEndedAt ?? 0)).toBeLessThan(12_000);
  });

  test('reads an unreachable host again when asked to, and not by itself while paused', async () => {
    const { time, host, lab } = await quickLab();
    const state = () => lab.snapshot().hosts[0]?.connection.state;
    lab.pauseHost('lab');
    host.breakLink();
    await time.pass(1000);
    host.restoreLink();
    await time.pass(60 * 60_000);
    expect(state()).toBe('unreachable');
    lab.reconnect('lab');
    await time.pass(10);
    expect(state()).toBe('connected');
  });

  test('an unknown computer is an error that names it', () => {
    const lab = new Lab([], { time: new FakeTime(), sink: new KeptOutcomes() });
    expect(() => lab.reconnect('nowhere')).toThrow('no computer "nowhere"');
    expect(() => lab.pauseHost('nowhere')).toThrow('no computer "nowhere"');
    return expect(lab.removeHost('nowhere')).rejects.toThrow('no computer "nowhere"');
  });
});

describe('hosts that come and go while the lab runs', () => {
  test('one that is added is read; an id is taken once', async () => {
    const { time, lab } = await quickLab((host) => host.logOn('ann', '1'));
    const other = quickHost(time);
    other.logOn('bob', '3');
    lab.addHost(hostEntry('other', other, time));
    expect(() => lab.addHost(hostEntry('other', other, time))).toThrow('"other"');
    await time.pass(100);
    expect(lab.snapshot().sessions.map(({ identity }) => [identity.host, identity.user])).toEqual([
      ['lab', 'ann'],
      ['other', 'bob'],
    ]);
  });

  test('one that is removed goes with its rows; what is open on it is settled; nothing more is sent', async () => {
    const { time, host, sink, lab, keyOf, ask } = await quickLab((host) => {
      host.logOn('ann', '1');
      host.logOn('bob', '2');
    });
    const other = quickHost(time);
    other.logOn('carl', '3');
    lab.addHost(hostEntry('other', other, time));
    await time.pass(100);
    const window = follow(lab);
    host.setWhenEnded('1', 'stays');
    const commands: string[] = [];
    host.faults = {
      spoilCommand({ identity }) {
        commands.push(identity.user);
        return 'lose-reply';
      },
    };
    ask('end', [keyOf('1')]);
    await time.pass(100);
    ask('end', [keyOf('2')]);
    await lab.removeHost('lab');
    expect(sink.outcomes).toEqual(['end ann: failed computer-removed', 'end bob: refused computer-removed']);
    const { hosts, stations, sessions } = lab.snapshot();
    expect(hosts.map(({ id }) => id)).toEqual(['other']);
    expect(new Set(stations.map(({ host }) => host))).toEqual(new Set(['other']));
    expect(sessions.map(({ identity }) => identity.user)).toEqual(['carl']);
    await time.pass(60_000);
    expect(commands).toEqual(['ann']);
    expect(window.copy).toEqual(copyOf(lab.snapshot()));
  });

  test('one that is removed in the middle of a reading leaves nothing behind, also when its id comes again', async () => {
    const { time, host, lab } = await quickLab((host) => host.logOn('ann', '1'));
    let answer = () => {};
    host.faults = { spoilReading: (reading) => new Promise((resolve) => (answer = () => resolve(reading))) };
    lab.reconnect('lab');
    await time.pass(10);
    answer();
    const removed = lab.removeHost('lab');
    lab.addHost(hostEntry('lab', quickHost(time), time));
    await removed;
    await settled();
    expect(lab.snapshot().sessions).toEqual([]);
    await time.pass(1000);
    expect(lab.snapshot().sessions).toEqual([]);
    expect(lab.snapshot().hosts).toMatchObject([{ connection: { state: 'connected' } }]);
  });
});
