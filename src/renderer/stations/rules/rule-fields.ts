import * as v from 'valibot';
import { emptyRule } from '../../../shared/lab/select-by-rule';
import { mostUsersInRule, type SelectRule, selectRuleSchema } from '../../../shared/settings/select-rule';

/** A rule as it is filled in: what is typed, whether it can be used or not. */
export interface RuleFields {
  readonly idleOver: string;
  readonly awayOver: string;
  readonly users: string;
  readonly everyoneBut: boolean;
  readonly room: string | null;
}

/** What can't be used of each field; null: nothing. */
export interface FieldProblems {
  readonly idleOver: 'minutes' | null;
  readonly awayOver: 'minutes' | null;
  readonly users: 'too-many' | 'too-long' | null;
}

/** What the fields say: a rule, or what is wrong with them. */
export type FilledIn =
  | { readonly rule: SelectRule; readonly problems: null }
  | { readonly rule: null; readonly problems: FieldProblems };

/** The fields that say a rule. */
export function fieldsOf({ idleOver, awayOver, users, everyoneBut, room }: SelectRule): RuleFields {
  return {
    idleOver: idleOver === null ? '' : String(idleOver),
    awayOver: awayOver === null ? '' : String(awayOver),
    users: users.join(', '),
    everyoneBut,
    room,
  };
}

/** Nothing filled in. */
export const emptyFields: RuleFields = fieldsOf(emptyRule);

const { idleOver: minutesSchema, users: usersSchema } = selectRuleSchema.entries;

/** Reads the fields. */
export function filledIn(fields: RuleFields): FilledIn {
  const idleOver = v.safeParse(minutesSchema, minutesIn(fields.idleOver));
  const awayOver = v.safeParse(minutesSchema, minutesIn(fields.awayOver));
  const names = usersIn(fields.users);
  const users = v.safeParse(usersSchema, names);
  if (idleOver.success && awayOver.success && users.success) {
    const { everyoneBut, room } = fields;
    return {
      rule: { idleOver: idleOver.output, awayOver: awayOver.output, users: users.output, everyoneBut, room },
      problems: null,
    };
  }
  return {
    rule: null,
    problems: {
      idleOver: idleOver.success ? null : 'minutes',
      awayOver: awayOver.success ? null : 'minutes',
      users: users.success ? null : names.length > mostUsersInRule ? 'too-many' : 'too-long',
    },
  };
}

/** Digits of any width; null: nothing is typed; NaN: something else is. */
function minutesIn(text: string): number | null {
  const digits = text.normalize('NFKC').trim();
  if (digits === '') return null;
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

/** The accounts in a text, each once: between commas, semicolons (also Japanese ones) and line breaks. */
function usersIn(text: string): string[] {
  const names = text.split(/[,;、，；\n]/).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}
