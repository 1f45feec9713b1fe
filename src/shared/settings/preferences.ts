import * as v from 'valibot';

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
};

/** What a person can set about how the window looks. */
export const preferencesSchema = v.strictObject(preferenceSchemas);
export type Preferences = v.InferOutput<typeof preferencesSchema>;

/** A change of some preferences; null: stays as it is. */
export const preferenceChangesSchema = v.strictObject({
  language: v.nullable(preferenceSchemas.language),
  theme: v.nullable(preferenceSchemas.theme),
  columnWidths: v.nullable(preferenceSchemas.columnWidths),
});
export type PreferenceChanges = v.InferOutput<typeof preferenceChangesSchema>;

/** The preferences after a change. */
export function changedPreferences(before: Preferences, changes: PreferenceChanges): Preferences {
  return {
    language: changes.language ?? before.language,
    theme: changes.theme ?? before.theme,
    columnWidths: changes.columnWidths ?? before.columnWidths,
  };
}

/** Before anything was chosen. */
export const usualPreferences: Preferences = { language: 'system', theme: 'system', columnWidths: {} };
