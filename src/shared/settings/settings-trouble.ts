/** One thing that is wrong with the settings file. `field` is its path in the file; `detail` says what is wrong. */
export type SettingsProblem =
  /** It is no JSON, not the object that is expected, or far too large: nothing of it is used. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** It could not be opened, in the system's words: nothing of it is used. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** Written by a newer version of the program: nothing of it is used. */
  | { readonly kind: 'newer'; readonly version: number }
  /** It means nothing to this version. */
  | { readonly kind: 'unknown-field'; readonly field: string }
  /** Not used; the usual value is. */
  | { readonly kind: 'bad-field'; readonly field: string; readonly detail: string }
  /** So many more than are told; always the last. */
  | { readonly kind: 'more'; readonly count: number };

/** What was wrong with the settings file when it was read. */
export interface SettingsTrouble {
  readonly file: string;
  /** Where the file is kept as it was; null: it could not be kept, so nothing is written in its place. */
  readonly keptAs: string | null;
  readonly problems: readonly SettingsProblem[];
}
