import { describe, expect, test } from 'vitest';
import type { HostError } from '../../../../../src/main/hosts/host-backend';
import { SimulatedBackend } from '../../../../../src/main/hosts/simulated/simulated-backend';
import type { Action } from '../../../../../src/shared/session/actions';
import { FakeTime, settled } from '../../../../fake-time';
import { identityOf, quickHost } from '../../../../lab-on-fake-time';

async function connected() {
  const time = new FakeTime();
  const host = quickHost(time);
  const id = host.logOn('ann', '1');
  const backend = new SimulatedBackend({ kind: 'simulated', host }, time);
  const told: string[] = [];
  const listener = { hint: () => told.push('hint'), lost: ({ problem }: HostError) => told.push(problem) };
  /** Runs a call while 10 ms pass; its answer, or its problem. */
  const run = async <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T | string> => {
    const answer = call(new AbortController().signal).catch((error: HostError) => error.problem ?? String(error));
    await time.pass(10);
    return answer;
  };
  const connect = () => run((signal) => backend.connect(listener, signal));
  const act = (action: Action) =>
    run((signal) =>
      backend.act(
        { action, identity: identityOf('lab', host, id), force: false, text: null, brief: false, title: '' },
        signal,
      ),
    );
  await connect();
  return { time, host, id, backend, told, run, connect, act };
}

describe('the connection to a simulated host', () => {
  test('is needed for everything', async () => {
    const { backend, run, act } = await connected();
    await backend.close();
    expect(await run((signal) => backend.read(signal))).toBe('connection-lost');
    expect(await act('lock')).toBe('connection-lost');
  });

  test('is told of changes until it is closed', async () => {
    const { host, id, backend, told } = await connected();
    host.lock(id);
    await backend.close();
    host.unlock(id);
    expect(told).toEqual(['hint']);
  });

  test('breaks, also under a call, and can be made again', async () => {
    const { time, host, backend, told, run, connect } = await connected();
    const reading = backend.read(new AbortController().signal).catch(({ problem }: HostError) => problem);
    host.breakLink();
    await time.pass(10);
    expect(await reading).toBe('connection-lost');
    expect(told).toEqual(['connection-lost']);
    expect(await connect()).toBe('connection-lost');
    host.restoreLink();
    expect(await connect()).toBeUndefined();
    expect(await run((signal) => backend.read(signal))).toMatchObject({ boot: host.boot });
  });

  test('made twice is one: a change is told once', async () => {
    const { host, id, told, connect } = await connected();
    await connect();
    host.lock(id);
    expect(told).toEqual(['hint']);
  });

  test('is not made when the call was given up before', async () => {
    const { time, host, id, backend, told } = await connected();
    await backend.close();
    const giveUp = new AbortController();
    const connecting = backend.connect({ hint: () => told.push('hint'), lost: () => {} }, giveUp.signal).catch(String);
    giveUp.abort('given up');
    expect(await connecting).toBe('given up');
    await time.pass(1000);
    host.lock(id);
    expect(told).toEqual([]);
    expect(time.pending).toBe(0);
  });
});

describe('faults of a simulated host', () => {
  test('a slow one answers when its time is over', async () => {
    const { time, host, backend } = await connected();
    host.delays = { ...host.delays, read: [3000, 3000] };
    let answered = false;
    const reading = backend.read(new AbortController().signal).finally(() => {
      answered = true;
    });
    await time.pass(2999);
    expect(answered).toBe(false);
    await time.pass(1);
    expect(await reading).toMatchObject({ hostTime: time.now() });
  });

  test('one that hangs answers nothing until the call is given up', async () => {
    const { time, host, backend } = await connected();
    host.faults = { hangs: true };
    const giveUp = new AbortController();
    let answer: unknown = 'nothing';
    void backend.read(giveUp.signal).catch((error: unknown) => {
      answer = error;
    });
    await time.pass(60_000);
    expect(answer).toBe('nothing');
    giveUp.abort('given up');
    await settled();
    expect(answer).toBe('given up');
  });

  test('a reading can be anything, also held back', async () => {
    const { host, backend, run } = await connected();
    host.faults = { spoilReading: () => 'garbage' };
    expect(await run((signal) => backend.read(signal))).toBe('garbage');
    host.faults = { spoilReading: async (reading) => ({ ...reading, boot: 'late' }) };
    expect(await run((signal) => backend.read(signal))).toMatchObject({ boot: 'late' });
  });

  test.each([
    ['refuse', 'not-permitted', false],
    ['lose-command', 'nothing', false],
    ['lose-reply', 'nothing', true],
    [null, undefined, true],
  ] as const)('command %s: answer %s, effect %s', async (fault, expected, effect) => {
    const { time, host, id, backend } = await connected();
    host.faults = { spoilCommand: () => fault };
    let answer: unknown = 'nothing';
    backend
      .act(
        { action: 'lock', identity: identityOf('lab', host, id), force: false, text: null, brief: false, title: '' },
        new AbortController().signal,
      )
      .then(
        (value) => {
          answer = value;
        },
        ({ problem }: HostError) => {
          answer = problem;
        },
      );
    await time.pass(60_000);
    expect(answer).toBe(expected);
    expect(host.session(id)?.locked).toBe(effect);
  });
});
