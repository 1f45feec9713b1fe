import type { Texts } from '../../shared/locale/en';

type KeyTexts = Texts['keys'];

/** Keys that are held together, by what is written on them; a name of the texts stands for a word of the language. */
type Chord = readonly string[];

/** What some keys do: any of the chords does it. */
export interface KeyLine {
  readonly chords: readonly Chord[];
  readonly meaning: keyof KeyTexts['meanings'];
}

/** Every key of the program, by where it holds. */
export const keyAreas: Readonly<Record<keyof KeyTexts['areas'], readonly KeyLine[]>> = {
  lists: [
    { chords: [['↑'], ['↓']], meaning: 'row' },
    { chords: [['Page Up'], ['Page Down']], meaning: 'page' },
    { chords: [['Home'], ['End']], meaning: 'ends' },
  ],
  stations: [
    { chords: [['space'], ['Ctrl', 'click']], meaning: 'toggle' },
    {
      chords: [
        ['Shift', '↑'],
        ['Shift', '↓'],
        ['Shift', 'space'],
        ['Shift', 'click'],
      ],
      meaning: 'range',
    },
    { chords: [['Ctrl', 'A']], meaning: 'selectAll' },
    { chords: [['Esc']], meaning: 'selectNone' },
    { chords: [['Shift', 'F10'], ['menu']], meaning: 'rowMenu' },
    { chords: [['F2']], meaning: 'rename' },
  ],
  columns: [
    { chords: [['Enter']], meaning: 'sort' },
    {
      chords: [
        ['Alt', '←'],
        ['Alt', '→'],
      ],
      meaning: 'width',
    },
    { chords: [['Alt', 'Home']], meaning: 'usualWidth' },
  ],
  history: [
    { chords: [['Enter'], ['space']], meaning: 'entry' },
    { chords: [['Esc']], meaning: 'closeEntry' },
  ],
  computers: [
    { chords: [['space']], meaning: 'computer' },
    { chords: [['Enter'], ['F2']], meaning: 'editComputer' },
    { chords: [['Delete']], meaning: 'removeComputer' },
    { chords: [['Shift', 'F10'], ['menu']], meaning: 'computerMenu' },
  ],
  window: [
    {
      chords: [['Ctrl', '1–3']],
      meaning: 'tabs',
    },
    { chords: [['F6'], ['Shift', 'F6']], meaning: 'areas' },
    { chords: [['F1']], meaning: 'keys' },
    { chords: [['Ctrl', 'F'], ['/']], meaning: 'search' },
    {
      chords: [
        ['Ctrl', '+'],
        ['Ctrl', '-'],
      ],
      meaning: 'zoom',
    },
    { chords: [['Ctrl', '0']], meaning: 'zoomReset' },
    { chords: [['F11']], meaning: 'fullScreen' },
    { chords: [['Ctrl', 'Q']], meaning: 'quit' },
  ],
  dialogs: [
    { chords: [['Esc']], meaning: 'close' },
    { chords: [['Ctrl', 'Enter']], meaning: 'send' },
  ],
};

/** What is written on a key. */
export function keyText({ names }: KeyTexts, key: string): string {
  return key in names ? names[key as keyof typeof names] : key;
}
