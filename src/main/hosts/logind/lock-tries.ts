import type { SessionProperties } from './logind-properties';

interface LockTry {
  /** Monotonic time at which the command was sent. */
  readonly at: number;
  inVain: boolean;
}

/**
 * The sessions that were asked to lock their screen. logind passes that on and can't tell whether anything answers, so
 * a session whose screen did not lock within the limit is remembered, until it locks after all.
 */
export class LockTries {
  readonly #limit: number;
  readonly #tries = new Map<string, LockTry>();

  /** `limit`: how long a locker may take, in ms. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A session was asked to lock, at a monotonic time (ms). */
  asked(id: string, logon: string, at: number): void {
    this.#tries.set(keyOf(id, logon), { at, inVain: false });
  }

  /** Nothing is seen for a while: whatever is undecided stays so. */
  forgetUndecided(): void {
    for (const [key, { inVain }] of this.#tries) if (!inVain) this.#tries.delete(key);
  }

  /** Takes in a reading that began at a monotonic time (ms); the answer is the ids of the sessions tried in vain. */
  seen(sessions: readonly SessionProperties[], began: number): ReadonlySet<string> {
    const inVain = new Set<string>();
    const listed = new Set<string>();
    for (const session of sessions) {
      const key = keyOf(session.Id, String(session.Timestamp));
      const tried = this.#tries.get(key);
      if (tried === undefined || session.LockedHint) continue;
      // Left before it was decided: that says nothing about its locker.
      if (!tried.inVain && session.State !== 'active') continue;
      listed.add(key);
      if (began >= tried.at + this.#limit) tried.inVain = true;
      if (tried.inVain) inVain.add(session.Id);
    }
    for (const key of this.#tries.keys()) if (!listed.has(key)) this.#tries.delete(key);
    return inVain;
  }
}

function keyOf(id: string, logon: string): string {
  return JSON.stringify([id, logon]);
}
