import type { Time } from '../../time';
import { untilAborted } from '../../until-aborted';

/** A service that does not answer, such as a polkit that looks up groups in a directory, holds up no reading longer: in ms. */
const longestAnswer = 1500;

/** What a service of a host said on one connection. While it does not answer, what it said before holds. */
export class KnownAnswer<T> {
  readonly #ask: () => Promise<T>;
  readonly #believedFor: number;
  readonly #time: Time;
  #value: T;
  #until = Number.NEGATIVE_INFINITY;
  /** One question at a time: each that is not answered takes a place among the calls of the connection. */
  #asking: Promise<void> | null = null;

  /** `first` holds before any answer, and an answer for `believedFor` ms. */
  constructor(ask: () => Promise<T>, { first, believedFor }: { first: T; believedFor: number }, time: Time) {
    this.#ask = ask;
    this.#value = first;
    this.#believedFor = believedFor;
    this.#time = time;
  }

  /** The answer now. Rejects with the signal's reason, or where the connection was lost. */
  async read(signal: AbortSignal): Promise<T> {
    if (this.#time.monotonic() < this.#until) return this.#value;
    this.#asking ??= this.#askNow();
    const limit = new AbortController();
    const cancel = this.#time.after(longestAnswer, () => limit.abort());
    try {
      await untilAborted(this.#asking, AbortSignal.any([signal, limit.signal]));
    } catch (error) {
      if (signal.aborted || error !== limit.signal.reason) throw error;
    } finally {
      cancel();
    }
    return this.#value;
  }

  #askNow(): Promise<void> {
    const asking = this.#ask()
      .then((value) => {
        this.#value = value;
        this.#until = this.#time.monotonic() + this.#believedFor;
      })
      .finally(() => {
        this.#asking = null;
      });
    // Nobody may be waiting any more.
    asking.catch(() => {});
    return asking;
  }
}
