import { copyOf, type LabCopy, type LabDelta, type LabSnapshot, withDelta } from '../../shared/lab/snapshot';

/** The lab, as far as it is followed. */
interface Followed {
  snapshot(): LabSnapshot;
  onDelta(listener: (delta: LabDelta) => void): () => void;
}

/** A copy of the lab that is always up to date, and can be waited on. */
export class FollowedLab {
  readonly #lab: Followed;
  #copy: LabCopy;
  readonly #waiting = new Set<() => void>();

  constructor(lab: Followed) {
    this.#lab = lab;
    this.#copy = copyOf(lab.snapshot());
    lab.onDelta((delta) => {
      this.#copy = withDelta(this.#copy, delta) ?? copyOf(lab.snapshot());
      this.look();
    });
  }

  /** Has those who wait look again, though nothing has changed. */
  look(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** The lab now. */
  now(): LabCopy {
    // With what has changed in this very moment.
    this.#lab.snapshot();
    return this.#copy;
  }

  /** Resolves with the lab as soon as this holds; rejects with the signal's reason. */
  until(holds: (lab: LabCopy) => boolean, signal?: AbortSignal): Promise<LabCopy> {
    return new Promise((resolve, reject) => {
      const over = () => {
        this.#waiting.delete(look);
        signal?.removeEventListener('abort', abort);
      };
      const abort = () => {
        over();
        reject(signal?.reason);
      };
      const look = () => {
        if (!holds(this.#copy)) return;
        over();
        resolve(this.#copy);
      };
      if (signal?.aborted) {
        abort();
        return;
      }
      signal?.addEventListener('abort', abort);
      this.#waiting.add(look);
      this.now();
      look();
    });
  }
}
