import type { LabDelta, LabSnapshot } from '../../shared/lab/snapshot';
import type { Time } from '../time';
import { PublishedLab } from './published-lab';

/** Changes within this many milliseconds go to the window as one delta. */
const deltaPause = 10;

/** Tells what is published: everything at one moment, and the deltas that follow. */
export class LabFeed {
  readonly published = new PublishedLab(() => this.#schedule());
  readonly #time: Time;
  readonly #listeners = new Set<(delta: LabDelta) => void>();
  #cancel: (() => void) | null = null;

  constructor(time: Time) {
    this.#time = time;
  }

  /** Everything now, with its revision. */
  snapshot(): LabSnapshot {
    this.#send();
    return this.published.snapshot(this.#time.monotonic());
  }

  /** Calls `listener` with each delta from now on; the answer stops it. */
  onDelta(listener: (delta: LabDelta) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells what has not been told, and nothing more after it. */
  close(): void {
    this.#send();
    this.#listeners.clear();
  }

  #schedule(): void {
    this.#cancel = this.#time.after(deltaPause, () => this.#send());
  }

  #send(): void {
    this.#cancel?.();
    this.#cancel = null;
    const delta = this.published.takeDelta();
    if (delta !== null) for (const listener of this.#listeners) listener(delta);
  }
}
