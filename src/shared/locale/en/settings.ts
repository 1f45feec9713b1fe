import type { LanguageChoice, ThemeChoice } from '../../settings/preferences';
import { plural } from './counts';

/** Settings, what was wrong with the settings file, and the list of keys, in English. */
export const enSettings = {
  settings: {
    title: 'Settings',
    language: 'Language',
    languages: {
      system: 'Follow the system',
      en: 'English',
      ja: '日本語 (Japanese)',
    } satisfies Record<LanguageChoice, string>,
    theme: 'Theme',
    themes: {
      system: 'Follow the system',
      light: 'Light',
      dark: 'Dark',
      'high-contrast': 'High contrast',
    } satisfies Record<ThemeChoice, string>,
    columnWidths: 'Columns of the Stations tab',
    resetWidths: 'Reset column widths',
    widthsAreUsual: 'Every column has its usual width.',
    notKept: (reason: string) => `It is used now, but could not be saved for the next start: ${reason}`,
    close: 'Close',
  },
  settingsTrouble: {
    title: 'Settings file.',
    damaged: 'The settings file is damaged; the usual settings are used.',
    unreadable: 'The settings file could not be opened; the usual settings are used.',
    newer: (version: number) =>
      `The settings file was written by a newer version of this program (format ${version}); the usual settings are used.`,
    unknownFields: (fields: string) => `Not known to this version, and not used: ${fields}`,
    badFields: (fields: string) => `Not valid, so the usual value is used: ${fields}`,
    keptAs: (file: string) => `The file is kept as it was: ${file}`,
    more: (count: number) => `${plural(count, 'more problem', 'more problems')}.`,
    notKept: (file: string) =>
      `It could not be kept as it was, so nothing is written in its place: what you set now holds until the program ends. The file: ${file}`,
  },
  keys: {
    title: 'Keys',
    open: 'Help: all keys (F1)',
    key: 'Key',
    meaning: 'What it does',
    or: 'or',
    areas: {
      stations: 'List of stations',
      columns: 'On the title of a column',
      window: 'Everywhere',
      dialogs: 'In a dialog',
    },
    /** What is written on a key, where that is a word of the language. */
    names: { space: 'Space', menu: 'Menu key', click: 'click' },
    meanings: {
      row: 'Go to the row above or below',
      page: 'Go one page up or down',
      ends: 'Go to the first or the last row',
      toggle: 'Add the row to the selection, or take it out',
      range: 'Select everything up to there',
      selectAll: 'Select all sessions in the list',
      selectNone: 'Select nothing',
      rowMenu: 'Open the commands for the row',
      rename: 'Rename the station',
      sort: 'Sort by this column; again: the other way round',
      width: 'Make the column narrower or wider',
      usualWidth: 'Give the column its usual width',
      keys: 'Show this list',
      search: 'Search',
      zoom: 'Make everything larger or smaller',
      zoomReset: 'Back to the actual size',
      fullScreen: 'Full screen, and back',
      quit: 'Quit the program',
      close: 'Close',
      send: 'Send the message',
    },
  },
};
