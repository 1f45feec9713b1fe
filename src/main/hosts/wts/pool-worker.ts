import type { Time } from '../../time';
import { HostError } from '../host-backend';
import type { Job } from './pool-job';
import type { WorkerLink } from './worker-link';
import type { FromWorker, HostEvent, ToWorker, WtsFailure } from './wts-calls';

/** A call of Windows failed; `failure` says how. */
export class WtsFailureError extends Error {
  readonly failure: WtsFailure;

  constructor(failure: WtsFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What a worker tells the pool. */
export interface PoolWorkerListener {
  /** A call has run for longer than most do. */
  slow(job: Job): void;
  /** A call has its answer. `wasSlow`: `slow` was called for it. */
  answered(job: Job, wasSlow: boolean): void;
  event(message: HostEvent): void;
  /** The process is gone, by itself or because it was blocked. `running`: the call that it had. */
  ended(running: Job | null): void;
}

/** A call that runs longer than this (ms) is slow: others are not to wait behind it. */
export const patience = 300;
/** A call that nobody waits for any more may run on for so long (ms) before its worker is killed. */
export const gracePause = 100;

/** How long (ms) a process may take to start. */
const longestStart = 10_000;

/** One worker process. It has one call at a time; the others wait here, where they can still be taken away. */
export class PoolWorker {
  readonly #link: WorkerLink;
  readonly #time: Time;
  readonly #listener: PoolWorkerListener;
  readonly #waiting: Job[] = [];
  #running: { readonly id: number; readonly job: Job; slow: boolean; timers: (() => void)[] } | null = null;
  #lastId = 0;
  #ready = false;
  #ended = false;
  readonly #callOffStart: () => void;

  constructor(link: WorkerLink, time: Time, listener: PoolWorkerListener) {
    this.#link = link;
    this.#time = time;
    this.#listener = listener;
    this.#callOffStart = time.after(longestStart, () => this.kill());
    link.onMessage((message) => this.#heard(message));
    link.onEnd(() => this.#end(new HostError('connection-lost', 'the process that reads Windows sessions ended')));
  }

  /** It has started, and can be asked. */
  get isReady(): boolean {
    return this.#ready;
  }

  get isBusy(): boolean {
    return this.#running !== null || this.#waiting.length > 0;
  }

  run(job: Job): void {
    this.#waiting.push(job);
    this.#next();
  }

  /** Takes away what waits here, of all hosts that are not this one. */
  takeOthers(host: number): Job[] {
    const others = this.#waiting.filter((job) => job.host !== host);
    for (const job of others) this.#waiting.splice(this.#waiting.indexOf(job), 1);
    return others;
  }

  /** Nobody waits for this call any more. One that runs has a moment to end; then the worker is taken for blocked. */
  abandon(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    const running = this.#running;
    if (running?.job !== job) return;
    running.timers.push(this.#time.after(gracePause, () => this.kill()));
  }

  /** Nothing more is asked about this host here. */
  forget(host: number): void {
    if (!this.#ended) this.#post({ name: 'forget', host });
  }

  /** Ends the process. What runs is rejected, what waits comes back with `takeOthers`. */
  kill(): void {
    this.#end(new HostError('time-limit'));
  }

  #next(): void {
    if (this.#running !== null || this.#ended || !this.#ready) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    const { host, server, name, request, limit } = job;
    const id = ++this.#lastId;
    const running = { id, job, slow: false, timers: [] as (() => void)[] };
    this.#running = running;
    running.timers.push(
      this.#time.after(limit, () => this.kill()),
      this.#time.after(patience, () => {
        running.slow = true;
        this.#listener.slow(job);
      }),
    );
    // That the request is the one of this name, who made the job saw to.
    this.#post({ id, host, server, name, request } as ToWorker);
  }

  #heard(message: FromWorker): void {
    if (this.#ended) return;
    if ('event' in message) {
      if (message.event === 'ready') this.#started();
      else this.#listener.event(message);
      return;
    }
    const running = this.#running;
    if (running?.id !== message.id) return;
    this.#running = null;
    for (const callOff of running.timers) callOff();
    if (message.ok) running.job.resolve(message.response);
    else running.job.reject(new WtsFailureError(message.failure));
    this.#listener.answered(running.job, running.slow);
    this.#next();
  }

  #started(): void {
    this.#ready = true;
    this.#callOffStart();
    this.#next();
  }

  #end(error: HostError): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#callOffStart();
    const running = this.#running;
    this.#running = null;
    for (const callOff of running?.timers ?? []) callOff();
    this.#link.kill();
    running?.job.reject(error);
    if (!this.#ready) {
      // The next one would start no better.
      for (const job of this.#waiting.splice(0)) job.reject(new HostError('no-wts', 'its process does not start'));
    }
    this.#listener.ended(running?.job ?? null);
  }

  #post(message: ToWorker): void {
    this.#link.postMessage(message);
  }
}
