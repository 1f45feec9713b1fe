import type { WtsCallName, WtsCalls } from './wts-calls';

/** What a worker is to be asked. */
export interface Asked<N extends WtsCallName = WtsCallName> {
  /** The pool's number for the host. */
  readonly host: number;
  /** Its name; null: this computer. */
  readonly server: string | null;
  readonly name: N;
  readonly request: WtsCalls[N]['request'];
  /** How long (ms) it may run. */
  readonly limit: number;
}

/** One call that waits for its turn, or runs. */
export interface Job extends Asked {
  resolve(response: WtsCalls[WtsCallName]['response']): void;
  reject(error: Error): void;
}

/** What its maker is told of a job, once each at the most. */
export interface JobListener {
  /** It has its outcome. `answered`: it is a good one. */
  settled(job: Job, answered: boolean): void;
  /** Nobody waits for it any more; it is rejected next. */
  abandoned(job: Job): void;
}

/** A job, and its answer, which rejects at once when the signal aborts. */
export function newJob<N extends WtsCallName>(
  asked: Asked<N>,
  signal: AbortSignal,
  listener: JobListener,
): { readonly job: Job; readonly answer: Promise<WtsCalls[N]['response']> } {
  const { promise, resolve, reject } = Promise.withResolvers<WtsCalls[N]['response']>();
  const settle = (answered: boolean) => {
    signal.removeEventListener('abort', abort);
    listener.settled(job, answered);
  };
  const job: Job = {
    ...asked,
    // That the answer is the one of this call, the worker sees to.
    resolve(response) {
      settle(true);
      resolve(response as WtsCalls[N]['response']);
    },
    reject(error) {
      settle(false);
      reject(error);
    },
  };
  const abort = () => {
    listener.abandoned(job);
    job.reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  return { job, answer: promise };
}
