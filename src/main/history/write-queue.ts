import type { Time } from '../time';
import type { WriteOp, Written } from './history-database';

/** What could not be written is tried again after so many milliseconds, or with what is to be written next. */
export const retryPause = 5000;

/** Things that are written together or not at all. */
export interface Writing {
  readonly ops: readonly WriteOp[];
  /** Where it can't be written, it stays and is tried again. */
  readonly keep: boolean;
  written(result: Written): void;
  /** Told at each try; of what is not kept, once. */
  failed(error: Error): void;
}

/** What waits to be written, in order. All that waits is written at once: one transaction, however many asked. */
export class WriteQueue {
  readonly #write: (ops: readonly WriteOp[]) => Promise<Written>;
  readonly #time: Pick<Time, 'after'>;
  readonly #failureChanged: () => void;
  #waiting: Writing[] = [];
  #running: Promise<void> | null = null;
  #cancelRetry = () => {};
  #stopped = false;
  #failure: string | null = null;

  /** `failureChanged`: there is something now that could not be written, or not any more. */
  constructor(
    write: (ops: readonly WriteOp[]) => Promise<Written>,
    time: Pick<Time, 'after'>,
    failureChanged: () => void,
  ) {
    this.#write = write;
    this.#time = time;
    this.#failureChanged = failureChanged;
  }

  /** Why what waits could not be written, in the system's words; null: nothing waits that was tried. */
  get failure(): string | null {
    return this.#failure;
  }

  /** How many wait, besides what is being written now. */
  get length(): number {
    return this.#waiting.length;
  }

  add(writing: Writing): void {
    if (this.#stopped) {
      writing.failed(new Error('History was closed'));
      return;
    }
    this.#waiting.push(writing);
    // Nobody waits for what is kept: not every new event is to try all of it again.
    if (this.#failure !== null && writing.keep) writing.failed(new Error(this.#failure));
    else void this.#run();
  }

  /** Tries to write what waits. Resolves when nothing is being written. */
  flush(): Promise<void> {
    return this.#run();
  }

  /** Nothing is taken or tried again from now on. */
  stop(): void {
    this.#stopped = true;
    this.#cancelRetry();
  }

  #run(): Promise<void> {
    this.#running ??= this.#writeAll();
    return this.#running;
  }

  async #writeAll(): Promise<void> {
    // So that all that is asked for in this turn is written together.
    await Promise.resolve();
    this.#cancelRetry();
    let wait = false;
    while (this.#waiting.length > 0 && !wait) wait = !(await this.#writeWaiting());
    if (wait) this.#cancelRetry = this.#time.after(retryPause, () => void this.#run());
    // Not later: what is added then would find nobody.
    this.#running = null;
  }

  /** Writes what waits now; the answer is false where it is to be tried again later. */
  async #writeWaiting(): Promise<boolean> {
    const writings = this.#waiting;
    this.#waiting = [];
    try {
      const result = await this.#write(writings.flatMap(({ ops }) => ops));
      this.#failed(null);
      for (const writing of writings) writing.written(result);
      return true;
    } catch (error) {
      const kept = writings.filter(({ keep }) => keep);
      this.#waiting = [...kept, ...this.#waiting];
      if (kept.length > 0) this.#failed((error as Error).message);
      for (const writing of writings) writing.failed(error as Error);
      // Somebody may wait for what came meanwhile.
      return kept.length === 0 || this.#waiting.some(({ keep }) => !keep);
    }
  }

  #failed(failure: string | null): void {
    if (this.#failure === failure) return;
    this.#failure = failure;
    this.#failureChanged();
  }
}
