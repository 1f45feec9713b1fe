import type { Outcome } from '../requests/request';

/** What can be done to a host as a whole. */
export const powerActions = ['restart', 'shut-down'] as const;
export type PowerAction = (typeof powerActions)[number];

/** One request to restart or shut down a host, from its acceptance to its one outcome. */
export interface PowerRecord {
  readonly id: string;
  readonly action: PowerAction;
  /** Id of the host in this console's list, its boot then, and its name. */
  readonly host: string;
  readonly boot: string;
  readonly computer: string;
  /** How many sessions were on it when it was asked for. */
  readonly sessions: number;
  /** Why, in the administrator's words; null: nothing was said. */
  readonly reason: string | null;
  /** Console's clock, ms since 1970. */
  readonly acceptedAt: number;
  /** null while open. */
  readonly outcome: Outcome | null;
  readonly settledAt: number | null;
}

/** What was last asked of a host as a whole, and how it went. Times: console's clock, ms since 1970. */
export interface PowerRequest {
  readonly id: string;
  readonly action: PowerAction;
  /** When it was asked for. */
  readonly at: number;
  /**
   * `open`: the host does not show it yet. `down`: it can't be reached since the command went out; of a shut-down computer
   * nothing more is known until it is started again. `done`: it was started anew since. `failed`: it was not done.
   */
  readonly state: 'open' | 'down' | 'done' | 'failed';
  /** Since when it is in that state. */
  readonly since: number;
  /** null: not settled yet. */
  readonly outcome: Outcome | null;
}

/** Whether the host was shut down from here and can't be reached since: its rows may be taken off the list. */
export function isShutDown({ power }: { readonly power: PowerRequest | null }): boolean {
  return power !== null && power.action === 'shut-down' && power.state === 'down';
}

/** Whether something was asked of the host as a whole that is not settled: nothing more can be asked of it then. */
export function isPowerOpen({ power }: { readonly power: PowerRequest | null }): boolean {
  return power !== null && power.outcome === null;
}
