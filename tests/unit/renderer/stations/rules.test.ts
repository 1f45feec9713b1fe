import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { useConsole } from '../../../../src/renderer/shell/console-store';
import { emptyFields, fieldsOf, filledIn } from '../../../../src/renderer/stations/rules/rule-fields';
import { keepRules, nameProblem, withRule } from '../../../../src/renderer/stations/rules/saved-rules';
import type { ConsoleState } from '../../../../src/shared/ipc/console-state';
import { emptyRule } from '../../../../src/shared/lab/select-by-rule';
import { en } from '../../../../src/shared/locale/en';
import { usualPreferences } from '../../../../src/shared/settings/preferences';
import {
  longestRuleName,
  mostSavedRules,
  mostUsersInRule,
  type SelectRule,
  selectRuleSchema,
} from '../../../../src/shared/settings/select-rule';

const rule: SelectRule = { idleOver: 30, awayOver: null, users: ['ann', 'bob'], everyoneBut: true, room: 'Room 1' };
const saved = (...names: readonly string[]) => names.map((name) => ({ name, rule }));

describe('what is filled in', () => {
  test('nothing is the rule that says nothing; a rule is read back as it was', () => {
    expect(filledIn(emptyFields).rule).toEqual(emptyRule);
    expect(filledIn(fieldsOf(rule)).rule).toEqual(rule);
  });

  test('users stand between commas, semicolons and line breaks, also Japanese ones, each once', () => {
    const { rule } = filledIn({ ...emptyFields, users: ' ann,bob;carl、dora，erik；ann\nD\\fay gray\n,' });
    expect(rule?.users).toEqual(['ann', 'bob', 'carl', 'dora', 'erik', 'D\\fay gray']);
  });

  test.each([
    ['30', 30],
    [' 1 ', 1],
    ['１５', 15],
    ['100000', 100_000],
    ['  ', null],
  ])('%j is %j minutes', (idleOver, minutes) => {
    expect(filledIn({ ...emptyFields, idleOver }).rule?.idleOver).toBe(minutes);
  });

  test.each(['0', '-1', '1.5', '1e3', '0x10', 'ten', '100001', '9'.repeat(400)])('%j is no time', (text) => {
    expect(filledIn({ ...emptyFields, idleOver: text })).toMatchObject({
      rule: null,
      problems: { idleOver: 'minutes' },
    });
    expect(filledIn({ ...emptyFields, awayOver: text })).toMatchObject({
      rule: null,
      problems: { idleOver: null, awayOver: 'minutes', users: null },
    });
  });

  test('too many users, or too long a one', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`).join();
    expect(filledIn({ ...emptyFields, users: many(mostUsersInRule + 1) }).problems?.users).toBe('too-many');
    expect(filledIn({ ...emptyFields, users: 'x'.repeat(257) }).problems?.users).toBe('too-long');
    const most = filledIn({ ...emptyFields, users: many(mostUsersInRule) }).rule;
    expect(v.is(selectRuleSchema, most)).toBe(true);
  });
});

describe('saved rules', () => {
  test('a new one comes last, one of the same name takes the place, a deleted one comes back where it was', () => {
    const other = { name: 'B', rule: emptyRule };
    expect(withRule(saved('A', 'C'), other)).toEqual([...saved('A', 'C'), other]);
    expect(withRule(saved('A', 'B', 'C'), other)).toEqual([...saved('A'), other, ...saved('C')]);
    expect(withRule(saved('A', 'C'), other, 1)).toEqual([...saved('A'), other, ...saved('C')]);
  });

  test('why a rule cannot be saved under a name', () => {
    const full = saved(...Array.from({ length: mostSavedRules }, (_, index) => String(index)));
    expect(nameProblem([], '', rule)).toBe('no-name');
    expect(nameProblem([], 'x'.repeat(longestRuleName + 1), rule)).toBe('name-too-long');
    expect(nameProblem([], 'x'.repeat(longestRuleName), rule)).toBeNull();
    expect(nameProblem(full, 'new', rule)).toBe('too-many');
    expect(nameProblem(full, '7', emptyRule)).toBeNull();
    const { room, users, ...rest } = rule;
    expect(nameProblem(full, '7', { room, users: [...users], ...rest })).toBe('is-saved');
  });

  describe('told to main', () => {
    afterEach(() => vi.unstubAllGlobals());
    const answer = (reply: unknown) => {
      const changePreferences = vi.fn(() => Promise.resolve(reply));
      vi.stubGlobal('window', { stationmaster: { changePreferences } });
      const preferences = { ...usualPreferences, savedRules: saved('A') };
      useConsole.setState({ console: { preferences } as unknown as ConsoleState });
      return changePreferences;
    };
    const change = () => keepRules(en, (all) => withRule(all, { name: 'B', rule }));

    test('only the rules change', async () => {
      const told = answer({ ok: true, value: null });
      expect(await change()).toBeNull();
      expect(told).toHaveBeenCalledWith({
        ...Object.fromEntries(Object.keys(usualPreferences).map((name) => [name, null])),
        savedRules: saved('A', 'B'),
      });
    });

    test('what was used but not kept is told apart from what was refused', async () => {
      answer({ ok: false, rejection: 'not-kept', detail: 'disk full' });
      expect(await change()).toBe(en.settings.notKept('disk full'));
      answer({ ok: false, rejection: 'bad-argument', detail: 'bad' });
      expect(await change()).toBe(en.errors.callRejected('bad'));
    });
  });
});
