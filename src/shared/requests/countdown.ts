/** What can be done with a countdown that is running. */
export const countdownChanges = ['call-off', 'end-now', 'more-time'] as const;
export type CountdownChange = (typeof countdownChanges)[number];

/** Times (s) before the end that can be chosen for the warning; 0: no warning. */
export const warnChoices = [0, 30, 60, 120, 300, 600] as const;

/** Users are warned again so long (ms) before the end. */
export const warnedAgainAt = [30_000, 10_000] as const;

/** How much longer (ms) a countdown takes for each `more-time`. */
export const moreTime = 60_000;

/** A countdown is called off when its host could not be read for so many ms. */
export const longestOutOfReach = 10_000;
