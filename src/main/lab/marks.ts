import type { SessionKey } from '../../shared/session/identity';

/** Keeps, beyond the end of the program, which sessions this console suspended (docs/design.md 2.3). */
export interface Marks {
  /** The marks of a host, each with the host's time at which it was seen suspended. */
  of(host: string): ReadonlyMap<SessionKey, number>;
  /** These are the marks of a host from now on. */
  keep(host: string, marks: ReadonlyMap<SessionKey, number>): void;
}

/** Keeps nothing. */
export const noMarks: Marks = { of: () => new Map(), keep: () => {} };

/** Whether two sets of marks say the same. */
export function sameMarks(a: ReadonlyMap<SessionKey, number>, b: ReadonlyMap<SessionKey, number>): boolean {
  return a.size === b.size && [...a].every(([key, at]) => b.get(key) === at);
}
