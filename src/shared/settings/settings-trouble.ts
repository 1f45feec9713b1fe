/** One thing that is wrong with the settings file. `field` is its path in the file; `detail` says what is wrong. */
export type SettingsProblem =
  /** It is no JSON, or not the object that is expected: nothing of it is used. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** It could not be opened, in the system's words: nothing of it is used. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** Written by a newer version of the program: nothing of it is used. */
  | { readonly kind: 'newer'; readonly version: number }
  /** It means nothing to this version. */
  | { readonly kind: 'unknown-field'; readonly field: string }
  /** Not used; the usual value is. */
  | { readonly kind: 'bad-field'; readonly field: string; readonly detail: string };

/** What was wrong with the settings file when it was read. */
export interface SettingsTrouble {
  readonly file: string;
  /** Where the file is kept as it was; null: it could not be kept (`unreadable`). */
  readonly keptAs: string | null;
  readonly problems: readonly SettingsProblem[];
}
