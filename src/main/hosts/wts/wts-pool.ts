import type { Time } from '../../time';
import { HostError } from '../host-backend';
import type { PoolHost, PoolHostListener } from './pool-host';
import { type Job, newJob } from './pool-job';
import { PoolWorker } from './pool-worker';
import type { WorkerLink } from './worker-link';
import type { HostEvent, WtsCallName, WtsCalls } from './wts-calls';

/** Workers that hosts share, and workers that have one host each: one that is being reached, or is slow. */
export const mostShared = 4;
export const mostOwn = 4;
/** A worker for which there is nothing to do ends after so long (ms); an idle one takes 25 MB. */
export const idlePause = 30_000;

/** How long (ms) it may take to begin to wait for events, which asks the host nothing. */
const longestWatch = 5000;
/** A signal that does not abort. */
const never: AbortSignal = new AbortController().signal;

interface PooledHost {
  readonly number: number;
  readonly server: string | null;
  readonly listener: PoolHostListener;
  /** It answers, and at once: it may share a worker. */
  prompt: boolean;
  place: Place | null;
  /** Events of it are waited for. */
  watched: boolean;
  readonly jobs: Set<Job>;
}

/** A worker with its hosts. */
interface Place {
  readonly worker: PoolWorker;
  /** It is for one host only. */
  own: boolean;
  readonly hosts: Set<PooledHost>;
  idle: () => void;
}

/**
 * Spreads hosts over worker processes, in which every call blocks. A host shares a worker with others as long as it answers
 * at once. While it is being reached, and from when a call takes long, it has one for itself: nobody waits behind it. A
 * call that takes too long is ended together with its worker.
 */
export class WtsPool {
  readonly #start: () => WorkerLink;
  readonly #time: Time;
  readonly #places = new Set<Place>();
  readonly #hosts = new Map<number, PooledHost>();
  /** Calls of hosts that wait for a worker of their own. */
  #waiting: Job[] = [];
  #lastNumber = 0;
  #closed = false;

  /** `start` starts a worker process. */
  constructor(start: () => WorkerLink, time: Time) {
    this.#start = start;
    this.#time = time;
  }

  /** A host to be asked; `server`: its name, null for this computer. */
  open(server: string | null, listener: PoolHostListener): PoolHost {
    const host: PooledHost = {
      number: ++this.#lastNumber,
      server,
      listener,
      prompt: false,
      place: null,
      watched: false,
      jobs: new Set(),
    };
    this.#hosts.set(host.number, host);
    return {
      call: (name, request, limit, signal) => this.#call(host, name, request, limit, signal),
      close: () => this.#closeHost(host),
    };
  }

  /** How many processes there are now. */
  get workers(): number {
    return this.#places.size;
  }

  /** Ends all workers. */
  close(): void {
    this.#closed = true;
    for (const host of [...this.#hosts.values()]) this.#closeHost(host);
    for (const place of [...this.#places]) place.worker.kill();
  }

  async #call<N extends WtsCallName>(
    host: PooledHost,
    name: N,
    request: WtsCalls[N]['request'],
    limit: number,
    signal: AbortSignal,
  ): Promise<WtsCalls[N]['response']> {
    signal.throwIfAborted();
    if (this.#closed || !this.#hosts.has(host.number)) throw new HostError('connection-lost');
    const asked = { host: host.number, server: host.server, name, request, limit };
    const { job, answer } = newJob(asked, signal, {
      settled: (job, answered) => {
        host.jobs.delete(job);
        host.watched ||= answered && (name === 'watch' || name === 'read');
      },
      abandoned: (job) => this.#abandon(host, job),
    });
    host.jobs.add(job);
    this.#run(host, job);
    return answer;
  }

  #run(host: PooledHost, job: Job): void {
    if (host.place !== null && this.#isCrowded(host.place, host)) this.#leave(host);
    host.place ??= this.#placeFor(host);
    if (host.place === null) this.#waiting.push(job);
    else host.place.worker.run(job);
  }

  #abandon(host: PooledHost, job: Job): void {
    this.#waiting = this.#waiting.filter((one) => one !== job);
    host.place?.worker.abandon(job);
  }

  #closeHost(host: PooledHost): void {
    if (!this.#hosts.delete(host.number)) return;
    for (const job of [...host.jobs]) {
      this.#abandon(host, job);
      job.reject(new HostError('connection-lost'));
    }
    this.#leave(host);
  }

  /** null: all workers for one host only are taken. */
  #placeFor(host: PooledHost): Place | null {
    const place = host.prompt ? this.#sharedPlace() : this.#freeOwnPlace();
    place?.idle();
    place?.hosts.add(host);
    return place;
  }

  /** Another worker has clearly fewer hosts, and nothing of this one is under way. */
  #isCrowded(place: Place, host: PooledHost): boolean {
    const [emptiest] = this.#shared().filter(({ worker }) => worker.isReady);
    return !place.own && host.jobs.size === 1 && emptiest !== undefined && emptiest.hosts.size + 1 < place.hosts.size;
  }

  /** The one with the fewest hosts. While there may be more and all have some, another one is started; nobody waits for it. */
  #sharedPlace(): Place {
    if (this.#shared().length < mostShared && this.#shared().every(({ hosts }) => hosts.size > 0)) {
      this.#endWhenIdle(this.#newPlace(false));
    }
    const shared = this.#shared();
    const place = shared.find(({ worker }) => worker.isReady) ?? shared[0];
    if (place === undefined) throw new Error('no worker, and none could be started');
    return place;
  }

  /** The workers that hosts share, those with the fewest hosts first. */
  #shared(): Place[] {
    return [...this.#places].filter(({ own }) => !own).sort((a, b) => a.hosts.size - b.hosts.size);
  }

  #freeOwnPlace(): Place | null {
    const own = [...this.#places].filter((place) => place.own);
    const unused = own.find(({ hosts, worker }) => hosts.size === 0 && !worker.isBusy);
    return unused ?? (own.length < mostOwn ? this.#newPlace(true) : this.#vacated());
  }

  /** A worker for one host only that runs nothing now: a host that is slow, but answers, gives it up for another one. */
  #vacated(): Place | null {
    const place = [...this.#places].find(({ own, worker }) => own && !worker.isBusy);
    if (place === undefined) return null;
    for (const host of [...place.hosts]) {
      host.prompt = true;
      this.#move(host);
    }
    // Whoever waited for one may have taken it just now.
    return place.hosts.size === 0 && !place.worker.isBusy ? place : null;
  }

  #newPlace(own: boolean): Place {
    const worker = new PoolWorker(this.#start(), this.#time, {
      slow: (job) => this.#slow(place, job),
      answered: (job, wasSlow) => this.#answered(place, job, wasSlow),
      event: (message) => this.#event(place, message),
      ended: (running) => this.#ended(place, running),
    });
    const place: Place = { worker, own, hosts: new Set(), idle: () => {} };
    this.#places.add(place);
    return place;
  }

  /** The host keeps the worker that it holds up; the others go to other ones. */
  #slow(place: Place, job: Job): void {
    if (place.own) return;
    if ([...this.#places].filter(({ own }) => own).length >= mostOwn) {
      const vacated = this.#vacated();
      if (vacated === null) return;
      vacated.worker.kill();
    }
    place.own = true;
    const slow = this.#hosts.get(job.host);
    if (slow !== undefined) slow.prompt = false;
    const taken = place.worker.takeOthers(job.host);
    for (const host of [...place.hosts]) if (host !== slow) this.#move(host);
    this.#runAgain(taken);
  }

  #answered(place: Place, job: Job, wasSlow: boolean): void {
    const host = this.#hosts.get(job.host);
    if (host !== undefined && host.place === place && place.own && !wasSlow && host.jobs.size === 0) {
      // From its next call on it shares a worker.
      host.prompt = true;
      this.#move(host);
    }
    this.#serveWaiting();
    this.#endWhenIdle(place);
  }

  #event(place: Place, message: HostEvent): void {
    const host = this.#hosts.get(message.host);
    if (host?.place !== place) return;
    if (message.event === 'changed') host.listener.changed();
    else host.listener.waitFailed(message.code);
  }

  #ended(place: Place, running: Job | null): void {
    this.#places.delete(place);
    place.idle();
    const blocked = running === null ? undefined : this.#hosts.get(running.host);
    if (blocked !== undefined) blocked.prompt = false;
    const hosts = [...place.hosts];
    place.hosts.clear();
    for (const host of hosts) {
      host.place = null;
      // The next one would start no better than one that never did: a reading tries it in its own time.
      if (host !== blocked && place.worker.isReady) this.#watchAgain(host);
    }
    // No host has the number 0.
    this.#runAgain(place.worker.takeOthers(0));
    this.#serveWaiting();
  }

  /** Calls that were not begun, at another worker. */
  #runAgain(jobs: readonly Job[]): void {
    for (const job of jobs) {
      const host = this.#hosts.get(job.host);
      if (host !== undefined) this.#run(host, job);
    }
  }

  #serveWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#runAgain(waiting);
  }

  /** To another worker, at once where events of it are waited for, else with its next call. */
  #move(host: PooledHost): void {
    this.#leave(host);
    this.#watchAgain(host);
  }

  #watchAgain(host: PooledHost): void {
    if (!host.watched || this.#closed) return;
    // Where it fails, the next reading does it.
    this.#call(host, 'watch', null, longestWatch, never).catch(() => {});
  }

  #leave(host: PooledHost): void {
    const { place } = host;
    if (place === null) return;
    host.place = null;
    place.hosts.delete(host);
    place.worker.forget(host.number);
    this.#serveWaiting();
    this.#endWhenIdle(place);
  }

  #endWhenIdle(place: Place): void {
    if (!this.#places.has(place) || place.hosts.size > 0 || place.worker.isBusy || this.#closed) return;
    place.idle();
    place.idle = this.#time.after(idlePause, () => {
      if (place.hosts.size === 0 && !place.worker.isBusy) place.worker.kill();
    });
  }
}
