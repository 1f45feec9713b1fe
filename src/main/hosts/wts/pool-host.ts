import type { WtsCallName, WtsCalls } from './wts-calls';

/** What is called back about a host. */
export interface PoolHostListener {
  /** Something happened to a session there. */
  changed(): void;
  /** Events of it can't be waited for now; `code`: what GetLastError said. */
  waitFailed(code: number): void;
}

/** One host, as its backend uses the pool. */
export interface PoolHost {
  /**
   * Asks a worker. `limit`: how long (ms) the call may run once it has its turn. Rejects with a `WtsFailureError`, with a
   * HostError, or with the reason of the signal.
   */
  call<N extends WtsCallName>(
    name: N,
    request: WtsCalls[N]['request'],
    limit: number,
    signal: AbortSignal,
  ): Promise<WtsCalls[N]['response']>;
  /** Lets go of it; calls that are under way are rejected. */
  close(): void;
}
