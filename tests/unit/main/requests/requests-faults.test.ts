import { describe, expect, test } from 'vitest';
import { commandsAtOnce } from '../../../../src/main/requests/command-lane';
import { quickDelays, quickLab } from '../../../lab-on-fake-time';
import { annAndBob, commandsOf } from './ann-and-bob';

describe('in vain', () => {
  test('Not suspended at the limit, and what comes later is no suspend of ours', async () => {
    const { time, host, sink, keyOf, rowOf, ask } = await quickLab(annAndBob);
    host.delays = { ...quickDelays, effect: [6000, 6000] };
    ask('suspend', [keyOf('1')]);
    await time.pass(4900);
    expect(sink.outcomes).toEqual([]);
    await time.pass(200);
    expect(sink.outcomes).toEqual(['suspend ann: not-suspended']);
    await time.pass(1000);
    expect(rowOf('ann')?.state).toBe('disconnected');
  });

  test('nothing locks the screen', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.dropLocker('1');
    ask('lock', [keyOf('1')]);
    await time.pass(3100);
    expect(sink.outcomes).toEqual(['lock ann: failed no-locker-answered']);
  });

  test('the session goes, or leaves its station, before the effect', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.delays = { ...quickDelays, effect: [2000, 2000] };
    ask('suspend', [keyOf('1')]);
    ask('lock', [keyOf('2')]);
    await time.pass(500);
    host.signOut('1');
    host.disconnect('2');
    await time.pass(500);
    expect(sink.outcomes).toEqual(['suspend ann: failed session-ended', 'lock bob: failed left-the-station']);
  });

  test('the host says no: those fail with its words, the others are done', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.faults = { spoilCommand: ({ identity }) => (identity.user === 'ann' ? 'refuse' : null) };
    ask('end', [keyOf('1'), keyOf('2')]);
    await time.pass(3000);
    expect(sink.outcomes).toEqual(['end ann: failed not-permitted', 'end bob: done']);
    expect(sink.settledRequests[0]?.outcome).toMatchObject({ detail: 'Access denied' });
  });

  test('a message to who is gone by then', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.delays = { ...quickDelays, command: [100, 100] };
    ask('message', [keyOf('1')]);
    await time.pass(50);
    host.disconnect('1');
    await time.pass(100);
    expect(sink.outcomes).toEqual(['message ann: failed host-error']);
  });
});

describe('the link', () => {
  test('a lost reply: what is there decides', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.faults = { spoilCommand: ({ identity }) => (identity.user === 'ann' ? 'lose-reply' : 'lose-command') };
    ask('end', [keyOf('1'), keyOf('2')]);
    await time.pass(11_000);
    expect(sink.outcomes).toEqual(['end ann: done', 'end bob: not-ending']);
  });

  test('a lost reply to a message: it may have arrived, so it is not called done', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.faults = { spoilCommand: () => 'lose-reply' };
    ask('message', [keyOf('1')]);
    await time.pass(6000);
    expect(sink.outcomes).toEqual(['message ann: failed time-limit']);
  });

  test('lost in the middle: what is open stays open until the first good reading of that boot', async () => {
    const { time, host, sink, lab, keyOf, ask } = await quickLab(annAndBob);
    host.setWhenEnded('2', 'stays');
    ask('end', [keyOf('1'), keyOf('2')]);
    await time.pass(20);
    host.breakLink();
    await time.pass(60_000);
    expect(sink.outcomes).toEqual([]);
    expect(lab.snapshot().requests.map(({ outcome }) => outcome)).toEqual([null, null]);
    host.restoreLink();
    await time.pass(60_000);
    expect(sink.outcomes).toEqual(['end bob: not-ending', 'end ann: done']);
  });

  test('restarted in between: an open End is done, the others failed', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.delays = { ...quickDelays, effect: [2000, 2000] };
    ask('end', [keyOf('1')]);
    ask('suspend', [keyOf('2')]);
    await time.pass(100);
    host.restart();
    host.logOn('ann', '1');
    host.logOn('bob', '2');
    await time.pass(3000);
    expect(sink.outcomes).toEqual(['end ann: done computer-restarted', 'suspend bob: failed computer-restarted']);
    expect(host.session('1')?.phase).toBe('open');
  });

  test('no news for a day: given up', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.setWhenEnded('1', 'stays');
    ask('end', [keyOf('1')]);
    await time.pass(100);
    host.breakLink();
    await time.pass(24 * 60 * 60_000 - 1000);
    expect(sink.outcomes).toEqual([]);
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['end ann: failed no-news']);
    host.restoreLink();
    await time.pass(60_000);
    expect(sink.outcomes).toHaveLength(1);
  });

  test('the wall clock jumps: limits stay right', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    host.setWhenEnded('1', 'stays');
    ask('end', [keyOf('1')]);
    await time.pass(1000);
    time.jump(3_600_000);
    await time.pass(1000);
    time.jump(-7_200_000);
    await time.pass(7900);
    expect(sink.outcomes).toEqual([]);
    await time.pass(200);
    expect(sink.outcomes).toEqual(['end ann: not-ending']);
  });
});

describe('many at once', () => {
  test('side by side with a bound, over all asks on a host', async () => {
    const { time, host, sink, keyOf, ask } = await quickLab(annAndBob);
    let underWay = 0;
    let most = 0;
    host.faults = {
      spoilCommand() {
        most = Math.max(most, ++underWay);
        return 'lose-reply';
      },
    };
    for (let count = 0; count < 2 * commandsAtOnce; count++) ask('message', [keyOf('1')]);
    await time.pass(4000);
    expect([most, sink.outcomes.length]).toEqual([commandsAtOnce, 0]);
    underWay = 0;
    await time.pass(10_000);
    expect([most, sink.outcomes.length]).toEqual([commandsAtOnce, 2 * commandsAtOnce]);
  });

  test('one re-read serves a whole ask', async () => {
    const { time, host, keyOf, ask } = await quickLab(annAndBob);
    let readings = 0;
    host.faults = {
      spoilReading(reading) {
        readings++;
        return reading;
      },
    };
    ask('message', [keyOf('1'), keyOf('2')]);
    await time.pass(20);
    expect(readings).toBe(1);
  });
});

describe('the end of the program', () => {
  test('open requests are interrupted, sent or not; nothing is sent afterwards', async () => {
    const { time, host, sink, lab, keyOf, ask } = await quickLab(annAndBob);
    const commands = commandsOf(host);
    host.setWhenEnded('1', 'stays');
    ask('end', [keyOf('1')]);
    await time.pass(100);
    ask('end', [keyOf('2')]);
    await lab.close();
    await time.pass(60_000);
    expect(sink.outcomes).toEqual(['end ann: interrupted', 'end bob: interrupted']);
    expect(commands).toHaveLength(1);
    expect(time.pending).toBe(0);
  });
});
