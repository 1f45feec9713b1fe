import { describe, expect, test } from 'vitest';
import { en } from '../../../../src/shared/locale/en';
import { longestOutOfReach, moreTime } from '../../../../src/shared/requests/countdown';
import type { RequestRecord } from '../../../../src/shared/requests/request';
import { quickLab } from '../../../lab-on-fake-time';

const { warning, moreTime: givenMore, calledOff } = en.userMessages;

/** Ann works at station 1, bob at 2; both are to be ended in `warn` ms. */
async function counting(warn = 60_000, reason: string | null = null) {
  const ground = await quickLab((host) => {
    host.logOn('ann', '1');
    host.logOn('bob', '2');
  });
  const { lab, time, host, keyOf, ask } = ground;
  ask('end', [keyOf('1'), keyOf('2')], { warn, reason });
  await time.pass(100);
  const request = (user: string): RequestRecord => {
    const found = lab.snapshot().requests.find(({ subject }) => subject.user === user);
    if (found === undefined) throw new Error(`no request for ${user}`);
    return found;
  };
  const messages = (id: string) => host.session(id)?.messages;
  /** How long (ms) until ann's session is ended. */
  const left = () => (request('ann').endsAt ?? Number.NaN) - time.monotonic();
  const change = (user: string, what: 'call-off' | 'end-now' | 'more-time') =>
    lab.changeCountdowns([request(user).id], what);
  return { ...ground, request, messages, left, change };
}

describe('a countdown', () => {
  test('warns at once, at 30 s and at 10 s, and ends when its time is up and not before', async () => {
    const { time, host, sink, messages, request, lab } = await counting(60_000, 'Class is over');
    expect(messages('1')).toEqual([warning(60, 'Class is over')]);
    expect(request('ann').warning).toEqual({ state: 'shown' });
    expect(lab.countdowns).toBe(2);
    await time.pass(30_000);
    expect(messages('1')).toEqual([warning(60, 'Class is over'), warning(30, 'Class is over')]);
    await time.pass(20_000);
    expect(messages('1')?.at(-1)).toBe(warning(10, 'Class is over'));
    await time.pass(9_800);
    expect([...host.sessions]).toHaveLength(2);
    expect(sink.outcomes).toEqual([]);
    await time.pass(1000);
    expect([...host.sessions]).toHaveLength(0);
    expect(sink.outcomes).toEqual(['end ann: done', 'end bob: done']);
    expect(lab.countdowns).toBe(0);
  });

  test('goes on whatever the wall clock does', async () => {
    const { time, host, left } = await counting();
    time.jump(3_600_000);
    expect(left()).toBe(59_900);
    await time.pass(58_000);
    time.jump(-7_200_000);
    expect([...host.sessions]).toHaveLength(2);
    await time.pass(3000);
    expect([...host.sessions]).toHaveLength(0);
  });

  test('stays with its session when that is locked, disconnected or picked up elsewhere', async () => {
    const { time, host, request, sink } = await counting();
    host.lock('1');
    await time.pass(1000);
    host.unlock('1');
    host.disconnect('1');
    await time.pass(29_000);
    // At 30 s there was no screen to warn on.
    expect(request('ann').warning).toMatchObject({ state: 'not-shown', reason: 'not-at-a-station' });
    host.comeBack('1', '3');
    await time.pass(21_000);
    expect(request('ann').warning).toEqual({ state: 'shown' });
    await time.pass(10_000);
    expect(sink.outcomes).toEqual(['end bob: done', 'end ann: done'].toSorted());
  });

  test('is settled by a user who signs out', async () => {
    const { time, host, sink } = await counting();
    host.signOut('1');
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['end ann: done gone-before']);
    await time.pass(60_000);
    expect(sink.outcomes).toEqual(['end ann: done gone-before', 'end bob: done']);
  });

  test('names who could not be warned, and ends them all the same', async () => {
    const { lab, time, host, sink, keyOf, ask } = await quickLab((host) => {
      host.logOn('ann', '1');
      host.disconnect('1');
    });
    ask('end', [keyOf('1')], { warn: 30_000 });
    await time.pass(100);
    expect(lab.snapshot().requests[0]?.warning).toEqual({ state: 'not-shown', reason: 'not-at-a-station', detail: '' });
    await time.pass(31_000);
    expect(host.session('1')).toBeUndefined();
    expect(sink.outcomes).toEqual(['end ann: done']);
  });

  test('lets other things be done with the session meanwhile', async () => {
    const { time, keyOf, ask, sink } = await counting();
    ask('lock', [keyOf('1')]);
    ask('message', [keyOf('2')]);
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['message bob: done', 'lock ann: done']);
  });
});

describe('changing one’s mind', () => {
  test('call off: nothing is ended, users are told, the others go on', async () => {
    const { time, host, sink, messages, change } = await counting();
    change('ann', 'call-off');
    await time.pass(100);
    expect(messages('1')?.at(-1)).toBe(calledOff);
    expect(sink.outcomes).toEqual(['end ann: called-off administrator']);
    await time.pass(120_000);
    expect([...host.sessions].map(({ account }) => account.user)).toEqual(['ann']);
  });

  test('more time: a minute each, and users are told; the warnings come anew', async () => {
    const { time, host, messages, left, change } = await counting(30_000);
    await time.pass(19_000);
    expect(left()).toBe(10_900);
    change('ann', 'more-time');
    expect(left()).toBe(10_900 + moreTime);
    await time.pass(100);
    expect(messages('1')?.at(-1)).toBe(givenMore(71));
    await time.pass(41_000);
    expect(messages('1')?.at(-1)).toBe(warning(30, null));
    expect(host.session('1')).toBeDefined();
    await time.pass(31_000);
    expect(host.session('1')).toBeUndefined();
  });

  test('end now: without a further warning, once, however often it is said', async () => {
    const { time, host, sink, messages, change } = await counting();
    change('ann', 'end-now');
    change('ann', 'end-now');
    await time.pass(5);
    change('ann', 'end-now');
    expect(messages('1') ?? []).toHaveLength(1);
    await time.pass(1000);
    expect(host.session('1')).toBeUndefined();
    expect(host.session('2')).toBeDefined();
    expect(sink.outcomes).toEqual(['end ann: done']);
  });

  test('a countdown that is over can’t be changed, nor can what is unknown', async () => {
    const { time, lab, sink, request } = await counting(30_000);
    const { id } = request('ann');
    await time.pass(31_000);
    lab.changeCountdowns([id, 'nonsense'], 'call-off');
    lab.changeCountdowns([id], 'more-time');
    await time.pass(100);
    expect(sink.outcomes).toEqual(['end ann: done', 'end bob: done']);
  });
});

describe('a second End', () => {
  test('joins the countdown; a shorter time needs a yes', async () => {
    const { time, keyOf, ask, left, sink, request } = await counting();
    expect(ask('end', [keyOf('1')], { warn: 30_000 }).batch).toBe(request('ann').batch);
    expect(ask('end', [keyOf('1')]).batch).toBe(request('ann').batch);
    expect(left()).toBe(59_900);
    ask('end', [keyOf('1')], { warn: 120_000, sooner: true });
    expect(left()).toBe(59_900);
    ask('end', [keyOf('1')], { warn: 30_000, sooner: true });
    expect(left()).toBe(30_000);
    await time.pass(100);
    expect(sink.acceptedRequests).toHaveLength(2);
    ask('end', [keyOf('1')], { sooner: true });
    await time.pass(1000);
    expect(sink.outcomes).toEqual(['end ann: done']);
  });
});

describe('nothing goes on by itself', () => {
  test('a computer that can’t be reached for 10 s', async () => {
    const { time, lab, host, sink } = await counting();
    host.breakLink();
    await time.pass(longestOutOfReach - 1000);
    host.restoreLink();
    lab.reconnect('lab');
    await time.pass(5000);
    expect(sink.outcomes).toEqual([]);
    host.breakLink();
    await time.pass(longestOutOfReach + 100);
    expect(sink.outcomes).toEqual([
      'end ann: called-off computer-not-reachable',
      'end bob: called-off computer-not-reachable',
    ]);
    host.restoreLink();
    await time.pass(300_000);
    expect([...host.sessions]).toHaveLength(2);
  });

  test('a computer that can’t be reached when the time is up', async () => {
    const { time, host, sink } = await counting();
    await time.pass(57_000);
    host.breakLink();
    await time.pass(4000);
    host.restoreLink();
    await time.pass(300_000);
    expect(sink.outcomes).toEqual([
      'end ann: called-off computer-not-reachable',
      'end bob: called-off computer-not-reachable',
    ]);
    expect([...host.sessions]).toHaveLength(2);
  });

  test('a new boot', async () => {
    const { time, host, sink } = await counting();
    host.restart();
    host.logOn('ann', '1');
    await time.pass(300_000);
    expect(sink.outcomes).toEqual(['end ann: called-off computer-restarted', 'end bob: called-off computer-restarted']);
    expect(host.session('1')?.messages).toEqual([]);
  });

  test('sleep: all are called off, and told', async () => {
    const { time, lab, host, sink, messages } = await counting();
    expect(lab.callOffCountdowns('sleep')).toBe(2);
    await time.pass(300_000);
    expect(sink.outcomes).toEqual(['end ann: called-off sleep', 'end bob: called-off sleep']);
    expect(messages('2')?.at(-1)).toBe(calledOff);
    expect([...host.sessions]).toHaveLength(2);
  });

  test('the end of the program: users are told before it lets go of the computer', async () => {
    const { time, lab, sink, messages, ask, keyOf } = await counting();
    const closed = lab.close();
    expect(() => ask('end', [keyOf('1')])).toThrow('ending');
    await time.pass(100);
    await closed;
    expect(messages('1')?.at(-1)).toBe(calledOff);
    expect(sink.outcomes).toEqual(['end ann: called-off quit', 'end bob: called-off quit']);
    await time.pass(300_000);
    expect(time.pending).toBe(0);
  });

  test('the end of the program does not wait for a computer that hangs', async () => {
    const { time, lab, host, sink } = await counting();
    host.faults = { hangs: true };
    const closed = lab.close();
    await time.pass(2100);
    await closed;
    expect(sink.outcomes).toHaveLength(2);
  });

  test('a computer that is taken off the list', async () => {
    const { time, lab, sink } = await counting();
    const removed = lab.removeHost('lab');
    await time.pass(100);
    await removed;
    expect(sink.outcomes).toEqual(['end ann: called-off computer-removed', 'end bob: called-off computer-removed']);
  });
});

test('only End can be counted down to, and its own session needs its own yes', async () => {
  const { time, keyOf, ask, sink } = await quickLab((host) => host.logOn('me', '1'));
  ask('end', [keyOf('1')], { warn: 30_000 });
  await time.pass(100);
  expect(sink.outcomes).toEqual(['end me: refused own-session']);
});
