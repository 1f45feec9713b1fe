import type { FromWorker, ToWorker } from './wts-calls';

/** Main's end of the way to a worker, which is a process of its own. */
export interface WorkerLink {
  postMessage(message: ToWorker): void;
  onMessage(heard: (message: FromWorker) => void): void;
  /** The process has ended. */
  onEnd(heard: () => void): void;
  /** Ends it now, also where it is blocked. */
  kill(): void;
}
