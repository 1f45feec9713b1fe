import { describe, expect, test } from 'vitest';
import { quickDelays, quickLab } from '../../../lab-on-fake-time';
import { annAndBob, commandsOf } from './ann-and-bob';

describe('an action that works', () => {
  test.each([
    ['suspend', 'suspended'],
    ['lock', 'locked'],
  ] as const)('%s is done when a reading shows it, not before', async (action, state) => {
    const { time, host, sink, keyOf, rowOf, ask } = await quickLab(annAndBob);
    host.delays = { ...quickDelays, effect: [500, 500] };
    ask(action, [keyOf('1')]);
    await time.pass(400);
    expect(sink.outcomes).toEqual([]);
    await time.pass(200);
    expect(sink.outcomes).toEqual([`${action} ann: done`]);
    expect(rowOf('ann')?.state).toBe(state);
    expect(rowOf('bob')?.state).toBe('active');
  });

  test('end is done when the session is gone; a session that is closing is not ended', async () => {
    const { time, host, sink, keyOf, rowOf, ask } = await quickLab(annAndBob);
    host.delays = { ...quickDelays, end: [3000, 3000] };
    ask('end', [keyOf('1')]);
    await time.pass(2900);
    expect(rowOf('ann')?.leaving).toBe(true);
    expect(sink.outcomes).toEqual([]);
    await time.pass(300);
    expect(sink.outcomes).toEqual(['end ann: done']);
    expect(rowOf('ann')).toBeUndefined();
  });

  test('message is done when it was handed over', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    ask('message', [keyOf('1')], { text: 'Save your work' });
    await time.pass(100);
    expect(sink.outcomes).toEqual(['message ann: done']);
    expect(host.session('1')?.messages).toEqual(['Save your work']);
  });

  test('the sink is told before anything is sent, and what the record was about', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    const commands = commandsOf(host);
    const { batch } = ask('suspend', [keyOf('1'), keyOf('2')]);
    expect(sink.acceptedRequests.map(({ batch, subject }) => ({ batch, ...subject }))).toEqual([
      {
        batch,
        user: 'ann',
        fullName: 'ANN',
        station: { kind: 'simulated', name: 'Station 1', friendlyName: null },
        computer: 'lab',
      },
      {
        batch,
        user: 'bob',
        fullName: 'BOB',
        station: { kind: 'simulated', name: 'Station 2', friendlyName: null },
        computer: 'lab',
      },
    ]);
    expect(commands).toEqual([]);
    await time.pass(1000);
    expect(commands.map(({ action, identity, force, text }) => [action, identity.user, force, text])).toEqual([
      ['suspend', 'ann', false, null],
      ['suspend', 'bob', false, null],
    ]);
  });
});

describe('refused, with nothing sent', () => {
  test('what the state does not allow', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab((host) => {
      annAndBob(host);
      host.lock('1');
      host.disconnect('2');
    });
    const commands = commandsOf(host);
    ask('lock', [keyOf('1'), keyOf('2')]);
    ask('suspend', [keyOf('2')]);
    ask('message', [keyOf('2')]);
    await time.pass(1000);
    expect(sink.outcomes).toEqual([
      'lock ann: refused already-locked',
      'lock bob: refused not-at-a-station',
      'suspend bob: refused not-at-a-station',
      'message bob: refused not-at-a-station',
    ]);
    expect(commands).toEqual([]);
  });

  test('the id belongs to somebody else by now (the same station, the same host id)', async () => {
    const { time, host, sink, keyOf, rowOf, ask } = await quickLab(annAndBob);
    const picked = keyOf('1');
    const commands = commandsOf(host);
    host.signOut('1');
    expect(host.logOn('carl', '1')).toBe('1');
    ask('end', [picked]);
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['end ann: refused session-gone']);
    expect(commands).toEqual([]);
    expect(rowOf('carl')?.state).toBe('active');
  });

  test('the same user logged on anew', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    const picked = keyOf('1');
    host.signOut('1');
    host.logOn('ann', '1');
    ask('end', [picked]);
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['end ann: refused session-gone']);
  });

  test('a session that a reading does not list for the moment', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    const commands = commandsOf(host);
    const picked = keyOf('1');
    // Missing in the re-read only, so that what is asked for is found in the reading after it.
    let readings = 0;
    host.faults = {
      ...host.faults,
      spoilReading: (reading) =>
        ++readings === 1 ? { ...reading, sessions: reading.sessions.filter(({ id }) => id !== '1') } : reading,
    };
    ask('end', [picked]);
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['end ann: done']);
    expect(commands).toHaveLength(1);
    expect(readings).toBeGreaterThan(1);
  });

  test('the own session, unless it was confirmed', async () => {
    const { time, sink, keyOf, ask } = await quickLab((host) => host.logOn('me', '3'));
    const key = keyOf('1');
    ask('end', [key]);
    await time.pass(1000);
    ask('end', [key], { ownConfirmed: true });
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['end me: refused own-session', 'end me: done']);
  });

  test('a host that cannot be read just before', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    const commands = commandsOf(host);
    host.breakLink();
    ask('end', [keyOf('1'), keyOf('2')]);
    await time.pass(100);
    expect(sink.outcomes).toEqual([
      'end ann: refused computer-not-reachable',
      'end bob: refused computer-not-reachable',
    ]);
    expect(sink.settledRequests[0]?.outcome).toMatchObject({ detail: 'No route to host' });
    host.restoreLink();
    await time.pass(60_000);
    expect(commands).toEqual([]);
  });

  test('the same again while it is open, and anything on a session that ends', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.delays = { ...quickDelays, effect: [1000, 1000] };
    const [ann, bob] = [keyOf('1'), keyOf('2')];
    ask('suspend', [ann]);
    ask('suspend', [ann]);
    ask('end', [bob]);
    ask('lock', [bob]);
    await time.pass(3000);
    expect(sink.outcomes).toEqual([
      'suspend ann: refused already-open',
      'lock bob: refused already-ending',
      'suspend ann: done',
      'end bob: done',
    ]);
  });

  test('a suspend that waits to be sent when an End is asked for', async () => {
    const { time, sink, keyOf, ask } = await quickLab(annAndBob);
    const ann = keyOf('1');
    ask('suspend', [ann]);
    ask('end', [ann]);
    await time.pass(3000);
    expect(sink.outcomes).toEqual(['suspend ann: refused already-ending', 'end ann: done']);
  });
});

describe('joining', () => {
  test('an End that joins an open one is the same request', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    const commands = commandsOf(host);
    const [ann, bob] = [keyOf('1'), keyOf('2')];
    const first = ask('end', [ann, ann]);
    expect(ask('end', [ann])).toEqual(first);
    const both = ask('end', [ann, bob]);
    expect(both).not.toEqual(first);
    await time.pass(3000);
    expect(sink.outcomes).toEqual(['end ann: done', 'end bob: done']);
    expect(commands).toHaveLength(2);
  });

  test('an End that is already open by force is joined by any, but does not become one by force', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.signOutLeavingPrograms('1');
    await time.pass(100);
    const ann = keyOf('1');
    const forced = ask('end', [ann], { force: true });
    expect(ask('end', [ann], { force: true })).toEqual(forced);
    expect(ask('end', [ann])).toEqual(forced);
    const bob = keyOf('2');
    ask('end', [bob]);
    ask('end', [bob], { force: true });
    await time.pass(3000);
    expect(sink.outcomes).toEqual([
      'end by force bob: refused force-not-offered',
      'end by force ann: done',
      'end bob: done',
    ]);
  });

  test('nothing selected never means everything', async () => {
    const { time, host, sink, ask } = await quickLab(annAndBob);
    const commands = commandsOf(host);
    ask('end', []);
    await time.pass(3000);
    expect([sink.acceptedRequests, commands]).toEqual([[], []]);
  });
});

describe('end by force', () => {
  test('is nothing for another action', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    const commands = commandsOf(host);
    ask('lock', [keyOf('1')], { force: true });
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['lock ann: done']);
    expect(commands).toMatchObject([{ force: false }]);
  });

  test('only after an End in vain; it takes the place of what stood on the row', async () => {
    const { time, host, sink, lab, keyOf, ask } = await quickLab(annAndBob);
    const ann = keyOf('1');
    host.setWhenEnded('1', 'stays-closing');
    ask('end', [ann]);
    await time.pass(9000);
    ask('end', [ann], { force: true });
    await time.pass(2000);
    expect(sink.outcomes).toEqual(['end by force ann: refused already-ending', 'end ann: not-ending']);
    expect(lab.snapshot().requests.filter(({ standing }) => standing)).toHaveLength(1);
    ask('end', [ann], { force: true });
    await time.pass(1000);
    expect(sink.outcomes.at(-1)).toBe('end by force ann: done');
    expect(lab.snapshot().requests.filter(({ standing }) => standing)).toEqual([]);
    expect(host.session('1')).toBeUndefined();
  });

  test('a session that ends after all, after Not ending, is an event', async () => {
    const { time, host, sink, keyOf, rowOf, ask } = await quickLab(annAndBob);
    host.setWhenEnded('1', 'stays');
    ask('end', [keyOf('1')]);
    await time.pass(11_000);
    expect(sink.outcomes).toEqual(['end ann: not-ending']);
    expect(rowOf('ann')?.state).toBe('active');
    host.signOut('1');
    await time.pass(1000);
    expect(sink.events.at(-1)).toMatchObject({ type: 'ended', session: { identity: { user: 'ann' } } });
    expect(sink.outcomes).toHaveLength(1);
  });
});
