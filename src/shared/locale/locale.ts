import { en, type Texts } from './en';
import { ja } from './ja';

/** The languages of the program. */
export const languages = { en, ja } as const satisfies Record<string, Texts>;
export type Language = keyof typeof languages;

/** The language to use for a system that prefers the given BCP 47 tag (`ja-JP`); English where there is none for it. */
export function languageFor(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_.]/)[0] ?? '';
  return primary in languages ? (primary as Language) : 'en';
}

/** The texts of a language. */
export function textsOf(language: Language): Texts {
  return languages[language];
}
