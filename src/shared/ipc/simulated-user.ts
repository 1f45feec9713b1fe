/** What a person can do as the user of a simulated session. */
export const userActs = ['lock', 'unlock', 'disconnect', 'sign-out'] as const;
export type UserAct = (typeof userActs)[number];

/** Someone with an account on a simulated computer. */
export interface SimulatedUser {
  readonly user: string;
  readonly fullName: string;
  /** `at-station`: logged on and at a station; `away`: a session is kept that is picked up at the next logon. */
  readonly presence: 'at-station' | 'away' | 'logged-off';
}
