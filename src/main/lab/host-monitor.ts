import type { HostConnection } from '../../shared/lab/host';
import type { Reading } from '../../shared/lab/reading';
import { tornStations } from '../../shared/lab/torn-stations';
import { type HostBackend, HostError } from '../hosts/host-backend';
import type { LoopTurn } from '../loop-turns';
import { growingPause, type Time } from '../time';
import type { ConnectTurns } from './connect-turns';
import { readChecked } from './read-checked';
import { asHostError, withinLimit } from './within-limit';

/** Hints within this many milliseconds of each other cause one reading. */
export const hintPause = 30;
/** Pauses between tries to reach a host, in ms: the first, and the longest that they grow to. */
export const firstRetryPause = 1000;
export const longestRetryPause = 30_000;

/** When a reading began: as a place in the lab's order of things, and by the monotonic clock. */
export interface ReadingStart {
  readonly order: number;
  readonly at: number;
}

/** What a monitor tells the lab. */
export interface MonitorListener {
  /** Applies a good reading. True: read once more, at once. */
  reading(reading: Reading, start: ReadingStart, removed: ReadonlySet<string>): boolean;
  connection(connection: HostConnection): void;
  /** The next place in the lab's order of things. */
  nextOrder(): number;
}

interface Waiter {
  resolve(): void;
  reject(error: HostError): void;
}

/**
 * Keeps one host read: connects, reads one at a time, reads again on hints (coalesced), polls, and tries again with
 * growing pauses when the host can't be read. A failed reading changes nothing but the connection.
 */
export class HostMonitor {
  readonly #backend: HostBackend;
  readonly #time: Time;
  readonly #listener: MonitorListener;
  readonly #turns: ConnectTurns | undefined;
  readonly #loopTurn: LoopTurn | undefined;
  readonly #closing = new AbortController();
  /** Replaced at each connection; aborted when it is lost. */
  #link = new AbortController();
  #linked = false;
  #waiters: Waiter[] = [];
  /** Removal signals: the host's session id, and the order in which the signal came. */
  readonly #removed = new Map<string, number>();
  #wake: () => void = () => {};
  /** Earliest thing that asks for a reading: `now`, a hint, or nothing but the poll. */
  #wanted: 'now' | 'soon' | null = 'now';
  #failures = 0;
  #paused = false;
  #running: Promise<void> = Promise.resolve();

  /** `turns`: of which it takes one to connect, before the time limit of that begins. `loopTurn`: see `readChecked`. */
  constructor(
    backend: HostBackend,
    time: Time,
    listener: MonitorListener,
    { turns, loopTurn }: { readonly turns?: ConnectTurns | undefined; readonly loopTurn?: LoopTurn | undefined } = {},
  ) {
    this.#backend = backend;
    this.#time = time;
    this.#listener = listener;
    this.#turns = turns;
    this.#loopTurn = loopTurn;
  }

  /** Begins to keep the host read, until `close`. */
  start(): void {
    this.#running = this.#run();
  }

  /** Resolves when a reading that began after this call was applied; rejects with a HostError when it failed. */
  readNow(): Promise<void> {
    if (this.#closing.signal.aborted) return Promise.reject(new HostError('connection-lost'));
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#want('now');
    });
  }

  /** Asks for a reading soon, one for all that ask at about the same time; no try to reach a lost host. */
  readSoon(): void {
    this.#want('soon');
  }

  /** Tries to read the host once, now instead of after the pause. */
  reconnect(): void {
    this.#want('now');
  }

  /** The host is not tried again by itself until it could be read: after `reconnect` or `readNow`. */
  pause(): void {
    this.#paused = true;
    this.#wake();
  }

  /** Lets go of the host. */
  async close(): Promise<void> {
    this.#closing.abort(new HostError('connection-lost'));
    this.#link.abort(new HostError('connection-lost'));
    this.#wake();
    await this.#running;
    await this.#backend.close();
  }

  get #closed(): boolean {
    return this.#closing.signal.aborted;
  }

  #want(when: 'now' | 'soon'): void {
    if (this.#wanted !== 'now') this.#wanted = when;
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      this.#wanted = null;
      const serving = this.#waiters;
      this.#waiters = [];
      try {
        if (!this.#linked) await this.#connect();
        const again = await this.#readOnce();
        this.#failures = 0;
        this.#paused = false;
        for (const waiter of serving) waiter.resolve();
        if (again) this.#wanted = 'now';
      } catch (thrown) {
        const error = asHostError(thrown);
        this.#failures++;
        if (connectionMayHang(error)) this.#unlink(error);
        for (const waiter of serving) waiter.reject(error);
        if (this.#closed) break;
        this.#listener.connection({ state: 'unreachable', problem: error.problem, detail: error.detail });
      }
      await this.#pause();
    }
    for (const waiter of this.#waiters) waiter.reject(new HostError('connection-lost'));
  }

  async #connect(): Promise<void> {
    this.#link.abort(new HostError('connection-lost'));
    this.#link = new AbortController();
    const link = this.#link;
    const { connect } = this.#backend.limits;
    const listener = {
      hint: ({ removed }: { readonly removed?: string }) => {
        if (link.signal.aborted) return;
        if (removed !== undefined) this.#removed.set(removed, this.#listener.nextOrder());
        this.#want('soon');
      },
      lost: (error: HostError) => {
        if (link.signal.aborted) return;
        this.#unlink(error);
        this.#listener.connection({ state: 'unreachable', problem: error.problem, detail: error.detail });
        this.#want('soon');
      },
    };
    const { signal: closing } = this.#closing;
    const turnOver = await this.#turns?.take(closing);
    try {
      await withinLimit(this.#time, connect, closing, (signal) => this.#backend.connect(listener, signal));
    } finally {
      turnOver?.();
    }
    this.#linked = !link.signal.aborted;
  }

  #unlink(error: HostError): void {
    this.#linked = false;
    this.#link.abort(error);
  }

  /** One reading, applied; a torn one is read once more first. Answers whether another is wanted at once. */
  async #readOnce(): Promise<boolean> {
    let { reading, start } = await this.#read();
    if (tornStations(reading).length > 0) ({ reading, start } = await this.#read());
    this.#link.signal.throwIfAborted();
    // A signal that came before a reading which lists the session was about an earlier one with its id, or is wrong.
    const listed = new Set(reading.sessions.map((session) => session.id));
    const again = this.#listener.reading(reading, start, new Set(this.#removed.keys()));
    for (const [id, order] of this.#removed) if (!listed.has(id) || order < start.order) this.#removed.delete(id);
    this.#listener.connection({ state: 'connected' });
    return again;
  }

  async #read(): Promise<{ reading: Reading; start: ReadingStart }> {
    const start = { order: this.#listener.nextOrder(), at: this.#time.monotonic() };
    return { reading: await readChecked(this.#backend, this.#time, this.#link.signal, this.#loopTurn), start };
  }

  /** Waits until a reading is due: at once, shortly after a hint, or after the poll or retry pause. */
  async #pause(): Promise<void> {
    const from = this.#time.monotonic();
    let soonFrom: number | null = null;
    while (!this.#closed && this.#wanted !== 'now') {
      const now = this.#time.monotonic();
      // A hint from a host that can't be read does not cut the growing pause short.
      if (this.#wanted === 'soon' && this.#failures === 0) soonFrom ??= now;
      const longest = this.#longestPause();
      const due = soonFrom === null ? from + longest : Math.min(from + longest, soonFrom + hintPause);
      if (now >= due) return;
      await this.#sleep(due - now);
    }
  }

  #longestPause(): number {
    if (this.#failures === 0) return this.#backend.pollEvery;
    if (this.#paused) return Number.POSITIVE_INFINITY;
    return growingPause(this.#failures - 1, firstRetryPause, longestRetryPause);
  }

  /** Until the duration is over or `#wake` is called; an infinite one needs no timer. */
  #sleep(duration: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.#wake = () => {};
        resolve();
      };
      const cancel = duration === Number.POSITIVE_INFINITY ? () => {} : this.#time.after(duration, wake);
      this.#wake = wake;
    });
  }
}

/** Whether only a new connection helps: one that hangs lets every later reading hang as well. */
function connectionMayHang({ problem }: HostError): boolean {
  return problem === 'time-limit' || problem === 'connection-lost';
}
