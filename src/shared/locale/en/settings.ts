import type { LanguageChoice, ThemeChoice } from '../../settings/preferences';

/** Settings and the list of keys, in English. */
export const enSettings = {
  settings: {
    title: 'Settings',
    language: 'Language',
    languages: {
      system: 'As the system',
      en: 'English',
      ja: '日本語 (Japanese)',
    } satisfies Record<LanguageChoice, string>,
    theme: 'Theme',
    themes: {
      system: 'As the system',
      light: 'Light',
      dark: 'Dark',
      'high-contrast': 'High contrast',
    } satisfies Record<ThemeChoice, string>,
  },
};
