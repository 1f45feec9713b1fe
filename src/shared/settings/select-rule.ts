import * as v from 'valibot';

/** Longest name of a saved rule, in UTF-16 units. */
export const longestRuleName = 60;
/** Most rules that are saved, and most users named in one. */
export const mostSavedRules = 50;
export const mostUsersInRule = 500;
/** Most minutes that a part of a rule can say. */
export const mostMinutes = 100_000;

const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostMinutes));

/** The schema of a rule that selects sessions: all of its parts must fit; a part that is null or empty says nothing. */
export const selectRuleSchema = v.strictObject({
  /** Idle for longer than so many minutes. An unknown idle time never fits. */
  idleOver: v.nullable(minutes),
  /** Disconnected or suspended for longer than so many minutes. */
  awayOver: v.nullable(minutes),
  /** Accounts. */
  users: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(256))), v.maxLength(mostUsersInRule)),
  /** Everybody but these users, instead of these. */
  everyoneBut: v.boolean(),
  room: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
});
export type SelectRule = v.InferOutput<typeof selectRuleSchema>;

/** The schema of a rule under its name. */
export const savedRuleSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(longestRuleName)),
  rule: selectRuleSchema,
});
export type SavedRule = v.InferOutput<typeof savedRuleSchema>;
