import { describe, expect, test } from 'vitest';
import { HostError } from '../../../../src/main/hosts/host-backend';
import { asHostError, withinLimit } from '../../../../src/main/lab/within-limit';
import { FakeTime, settled } from '../../../fake-time';

/** Runs a call with a limit of 100 ms; `answer` says how it came out, once it has. */
function run(call: (signal: AbortSignal) => Promise<string>, outer = new AbortController()) {
  const time = new FakeTime();
  const result: { answer?: string; signal?: AbortSignal } = {};
  withinLimit(time, 100, outer.signal, (signal) => {
    result.signal = signal;
    return call(signal);
  }).then(
    (value) => {
      result.answer = value;
    },
    (error: unknown) => {
      result.answer = error instanceof HostError ? `${error.problem} ${error.detail}`.trim() : 'no HostError';
    },
  );
  return { time, outer, result };
}
const never = () => new Promise<string>(() => {});

describe('a call with a time limit', () => {
  test('that answers in time gives its answer and leaves no timer', async () => {
    const { time, result } = run(async () => 'done');
    await settled();
    expect(result.answer).toBe('done');
    expect(time.pending).toBe(0);
    expect(result.signal?.aborted).toBe(false);
  });

  test('that does not answer is given up at the limit, not before', async () => {
    const { time, result } = run(never);
    await time.pass(99);
    expect(result.answer).toBeUndefined();
    await time.pass(1);
    expect(result.answer).toBe('time-limit');
    expect(result.signal?.aborted).toBe(true);
  });

  test('an answer after the limit counts no more', async () => {
    let late = (_: string) => {};
    const { time, result } = run(() => new Promise((resolve) => (late = resolve)));
    await time.pass(100);
    late('late');
    await settled();
    expect(result.answer).toBe('time-limit');
  });

  test('is given up at once when the outer signal aborts, with its reason', async () => {
    const { time, outer, result } = run(never);
    outer.abort(new HostError('connection-lost', 'gone'));
    await settled();
    expect(result.answer).toBe('connection-lost gone');
    expect(result.signal?.aborted).toBe(true);
    expect(time.pending).toBe(0);
  });

  test('does not begin when the outer signal has aborted before', async () => {
    const outer = new AbortController();
    outer.abort(new HostError('connection-lost'));
    const { time, result } = run(async () => 'done', outer);
    await settled();
    expect(result.answer).toBe('connection-lost');
    expect(result.signal).toBeUndefined();
    expect(time.pending).toBe(0);
  });

  test.each([
    ['a HostError', () => Promise.reject(new HostError('not-permitted', 'no')), 'not-permitted no'],
    ['another error', () => Promise.reject(new TypeError('odd')), 'host-error odd'],
    ['no error at all', () => Promise.reject('odd'), 'host-error odd'],
    [
      'an error before there is a promise',
      () => {
        throw new TypeError('odd');
      },
      'host-error odd',
    ],
  ])('that fails with %s gives a HostError and leaves no timer', async (_, call, expected) => {
    const { time, result } = run(call as () => Promise<string>);
    await settled();
    expect(result.answer).toBe(expected);
    expect(time.pending).toBe(0);
  });
});

test('a HostError stays what it is', () => {
  const error = new HostError('no-bus', 'nothing there');
  expect(asHostError(error)).toBe(error);
});
