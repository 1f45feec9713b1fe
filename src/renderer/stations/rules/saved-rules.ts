import { CallError } from '../../../shared/ipc/contract';
import type { Texts } from '../../../shared/locale/en';
import { noPreferenceChanges } from '../../../shared/settings/preferences';
import { longestRuleName, mostSavedRules, type SavedRule, type SelectRule } from '../../../shared/settings/select-rule';
import { call, whyOf } from '../../bridge';
import { useConsole } from '../../shell/console-store';

/** Why a rule can't be saved under a name. */
export type NameProblem = 'no-name' | 'name-too-long' | 'too-many' | 'is-saved';

/** Why a rule can't be saved under a name; null: it can. */
export function nameProblem(saved: readonly SavedRule[], name: string, rule: SelectRule): NameProblem | null {
  const same = saved.find((one) => one.name === name);
  if (name === '') return 'no-name';
  if (name.length > longestRuleName) return 'name-too-long';
  if (same === undefined) return saved.length >= mostSavedRules ? 'too-many' : null;
  return JSON.stringify(inOrder(same.rule)) === JSON.stringify(inOrder(rule)) ? 'is-saved' : null;
}

function inOrder({ idleOver, awayOver, users, everyoneBut, room }: SelectRule): readonly unknown[] {
  return [idleOver, awayOver, users, everyoneBut, room];
}

/** The saved rules with this one: in the place of the one that has its name, else at `place` (else last). */
export function withRule(saved: readonly SavedRule[], rule: SavedRule, place = saved.length): SavedRule[] {
  if (saved.some(({ name }) => name === rule.name)) return saved.map((one) => (one.name === rule.name ? rule : one));
  return [...saved.slice(0, place), rule, ...saved.slice(place)];
}

/** Has main use and keep other saved rules. Answers with what went wrong, in words; null: nothing. */
export async function keepRules(
  texts: Texts,
  change: (saved: readonly SavedRule[]) => readonly SavedRule[],
): Promise<string | null> {
  const saved = useConsole.getState().console?.preferences.savedRules ?? [];
  try {
    await call('changePreferences', { ...noPreferenceChanges, savedRules: [...change(saved)] });
    return null;
  } catch (error) {
    const isUsed = error instanceof CallError && error.rejection === 'not-kept';
    return isUsed ? texts.settings.notKept(whyOf(error)) : texts.errors.callRejected(whyOf(error));
  }
}
