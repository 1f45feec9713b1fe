import { expect, test } from 'vitest';
import { keyAreas, keyText } from '../../../../src/renderer/shell/keys';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';

const lines = Object.values(keyAreas).flat();

test('every meaning that the texts know is in the list, once', () => {
  expect(lines.map(({ meaning }) => meaning).sort()).toEqual(Object.keys(en.keys.meanings).sort());
});

test.each(Object.entries(keyAreas))('%s: no keys stand for two things', (_area, ofArea) => {
  const chords = ofArea.flatMap((line) => line.chords.map((chord) => chord.join('+')));
  expect(new Set(chords).size).toBe(chords.length);
});

test('what is a word of the language is written in it, what is on every keyboard is not', () => {
  const written = new Set(lines.flatMap((line) => line.chords.flat()));
  for (const name of Object.keys(en.keys.names)) expect(written).toContain(name);
  expect(keyText(ja.keys, 'space')).toBe(ja.keys.names.space);
  expect(keyText(ja.keys, 'Ctrl')).toBe('Ctrl');
});
