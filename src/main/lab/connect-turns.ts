import type { Time } from '../time';
import { Turns } from '../turns';

/** Computers that are begun with at one time. To log on somewhere is work, also for this computer. */
export const connectsAtOnce = 6;
/** A computer makes room for another one after so long (ms) at the latest: it may not answer at all. */
export const longestTurn = 2000;
/** Those that take longer are never more than this many, together with the others: they would only be slower still. */
export const mostConnecting = 12;

/** Lets computers be connected to a few at a time, so that many at once do not make each other miss their time limit. */
export class ConnectTurns {
  readonly #time: Time;
  readonly #begun = new Turns(connectsAtOnce);
  readonly #connecting = new Turns(mostConnecting);

  constructor(time: Time) {
    this.#time = time;
  }

  /** Waits for a turn; the answer, called once, gives it back. Rejects with the signal's reason. */
  async take(signal: AbortSignal): Promise<() => void> {
    const connected = await this.#connecting.take(signal);
    let makeRoom: (() => void) | null = await this.#begun.take(signal).catch((error) => {
      connected();
      throw error;
    });
    const hasBegun = () => {
      makeRoom?.();
      makeRoom = null;
    };
    const callOff = this.#time.after(longestTurn, hasBegun);
    return () => {
      callOff();
      hasBegun();
      connected();
    };
  }
}
