import { HostError } from '../hosts/host-backend';
import type { Time } from '../time';

/**
 * Runs one call to a host with its time limit (ms). When the limit passes, or `outer` aborts, the call's signal aborts
 * and the answer rejects at once, whether the call ends or not. Rejects with a HostError, whatever was thrown.
 */
export function withinLimit<T>(
  time: Time,
  limit: number,
  outer: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const inner = new AbortController();
    const settle = (done: () => void) => {
      cancel();
      outer.removeEventListener('abort', stop);
      done();
    };
    const fail = (error: HostError) =>
      settle(() => {
        reject(error);
        inner.abort(error);
      });
    const stop = () => fail(asHostError(outer.reason));
    const cancel = time.after(limit, () => fail(new HostError('time-limit')));
    if (outer.aborted) return stop();
    outer.addEventListener('abort', stop);
    const answer = (async () => call(inner.signal))();
    answer.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(asHostError(error))),
    );
  });
}

/** Any thrown thing as a HostError: a backend's own, or `host-error` with its words. */
export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  return new HostError('host-error', error instanceof Error ? error.message : String(error));
}
