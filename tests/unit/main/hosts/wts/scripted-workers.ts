import type { WorkerLink } from '../../../../../src/main/hosts/wts/worker-link';
import type { FromWorker, ToWorker, WtsCall, WtsFailure } from '../../../../../src/main/hosts/wts/wts-calls';

/** A worker that a test answers for. */
export class ScriptedWorker implements WorkerLink {
  readonly calls: WtsCall[] = [];
  /** Hosts that it was told to forget. */
  readonly forgotten: number[] = [];
  killed = false;
  /** It starts when the test says so. */
  readonly slow: boolean;
  #heard: (message: FromWorker) => void = () => {};
  #ended = () => {};

  constructor(slow: boolean) {
    this.slow = slow;
  }

  postMessage(message: ToWorker): void {
    if (message.name === 'forget') this.forgotten.push(message.host);
    else this.calls.push(message);
  }

  onMessage(heard: (message: FromWorker) => void): void {
    this.#heard = heard;
    if (!this.slow) this.ready();
  }

  /** It has started, and can be asked. */
  ready(): void {
    this.#heard({ event: 'ready' });
  }

  onEnd(heard: () => void): void {
    this.#ended = heard;
  }

  kill(): void {
    this.killed = true;
  }

  /** The names of the servers that it was asked about, in turn. */
  get asked(): (string | null)[] {
    return this.calls.map(({ server }) => server);
  }

  /** Answers the newest call. */
  answer(): void {
    this.#heard({ id: this.#newest.id, ok: true, response: null });
  }

  fail(failure: WtsFailure): void {
    this.#heard({ id: this.#newest.id, ok: false, failure });
  }

  /** Something happened on the host of a call. */
  event(message: Extract<FromWorker, { readonly event: string }>): void {
    this.#heard(message);
  }

  /** The process dies. */
  die(): void {
    this.#ended();
  }

  get #newest(): WtsCall {
    const newest = this.calls.at(-1);
    if (newest === undefined) throw new Error('it was asked nothing');
    return newest;
  }
}

/** Starts scripted workers for a pool, and keeps them. */
export class ScriptedWorkers {
  readonly all: ScriptedWorker[] = [];
  /** Those that are started from now on start when the test says so. */
  slow = false;

  start = (): ScriptedWorker => {
    const worker = new ScriptedWorker(this.slow);
    this.all.push(worker);
    return worker;
  };

  get alive(): ScriptedWorker[] {
    return this.all.filter(({ killed }) => !killed);
  }

  /** The servers that are being read now, or were read last, by worker. */
  get reading(): (string | null)[] {
    return this.alive.flatMap(({ calls }) => {
      const newest = calls.at(-1);
      return newest?.name === 'read' ? newest.server : [];
    });
  }

  /** The worker that was asked last about a server. */
  at(server: string): ScriptedWorker {
    const worker = this.all.findLast(({ calls }) => calls.at(-1)?.server === server);
    if (worker === undefined) throw new Error(`nobody was asked about ${server} last`);
    return worker;
  }
}
