import * as v from 'valibot';
import { warnChoices } from '../requests/countdown';
import { mostSavedRules, savedRuleSchema } from './select-rule';

/** Languages that can be chosen; `system`: the one that the system prefers. */
export const languageChoices = ['system', 'en', 'ja'] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** Themes that can be chosen; `system`: light or dark as the system is. */
export const themeChoices = ['system', 'light', 'dark', 'high-contrast'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** The columns of the Stations tab, in order. */
export const columns = ['station', 'computer', 'user', 'name', 'state', 'since', 'idle', 'client'] as const;
export type Column = (typeof columns)[number];

/** Least and greatest width of a column in px. */
export const columnWidthBounds = [48, 2000] as const;

/** Least and greatest number of days that History can be kept. */
export const historyDaysBounds = [1, 3650] as const;

const days = v.pipe(v.number(), v.integer(), v.minValue(historyDaysBounds[0]), v.maxValue(historyDaysBounds[1]));
const width = v.pipe(v.number(), v.integer(), v.minValue(columnWidthBounds[0]), v.maxValue(columnWidthBounds[1]));

/** The schema of each preference. */
export const preferenceSchemas = {
  language: v.picklist(languageChoices),
  theme: v.picklist(themeChoices),
  /** In px; a column that is not named has its usual share of the room. */
  columnWidths: v.strictObject(
    Object.fromEntries(columns.map((column) => [column, v.optional(width)])) as Record<
      Column,
      v.OptionalSchema<typeof width, undefined>
    >,
  ),
  /** How long (s) before the end users are warned, unless the dialog says otherwise. */
  warnSeconds: v.picklist(warnChoices),
  /** Days for which History keeps what administrators did, and what users did themselves. */
  actionDays: days,
  eventDays: days,
  /** Whether History keeps the texts of messages. */
  keepMessageTexts: v.boolean(),
  savedRules: v.pipe(v.array(savedRuleSchema), v.maxLength(mostSavedRules)),
};

/** What a person can set. */
export const preferencesSchema = v.strictObject(preferenceSchemas);
export type Preferences = v.InferOutput<typeof preferencesSchema>;

/** A change of some preferences; null: stays as it is. */
export const preferenceChangesSchema = v.strictObject({
  language: v.nullable(preferenceSchemas.language),
  theme: v.nullable(preferenceSchemas.theme),
  columnWidths: v.nullable(preferenceSchemas.columnWidths),
  warnSeconds: v.nullable(preferenceSchemas.warnSeconds),
  actionDays: v.nullable(preferenceSchemas.actionDays),
  eventDays: v.nullable(preferenceSchemas.eventDays),
  keepMessageTexts: v.nullable(preferenceSchemas.keepMessageTexts),
  savedRules: v.nullable(preferenceSchemas.savedRules),
});
export type PreferenceChanges = v.InferOutput<typeof preferenceChangesSchema>;

/** The preferences after a change. */
export function changedPreferences(before: Preferences, changes: PreferenceChanges): Preferences {
  const chosen = Object.entries(changes).filter(([, value]) => value !== null);
  return { ...before, ...Object.fromEntries(chosen) };
}

/** Before anything was chosen. */
export const usualPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  columnWidths: {},
  warnSeconds: 60,
  actionDays: 365,
  eventDays: 30,
  keepMessageTexts: false,
  savedRules: [],
};

/** A change of nothing; spread with what changes. */
export const noPreferenceChanges: PreferenceChanges = {
  language: null,
  theme: null,
  columnWidths: null,
  warnSeconds: null,
  actionDays: null,
  eventDays: null,
  keepMessageTexts: null,
  savedRules: null,
};
