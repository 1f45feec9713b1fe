/**
 * What a person can do as the user of a simulated session. `resist`: a program is left open that will not close, so that
 * the session does not end when it is asked to.
 */
export const userActs = ['lock', 'unlock', 'disconnect', 'sign-out', 'resist'] as const;
export type UserAct = (typeof userActs)[number];

/** What a person can do to a simulated computer: cut it off from the console, undo that, or restart it. */
export const hostTroubles = ['cut-off', 'restore', 'restart'] as const;
export type HostTrouble = (typeof hostTroubles)[number];

/** Someone with an account on a simulated computer. */
export interface SimulatedUser {
  readonly user: string;
  readonly fullName: string;
  /** `at-station`: logged on and at a station; `away`: a session is kept that is picked up at the next logon. */
  readonly presence: 'at-station' | 'away' | 'logged-off';
}
