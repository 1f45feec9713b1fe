import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isVisibleText, visibleText } from '../../../src/shared/visible-text';

test.each([
  ['a right-to-left override turns the rest around', 'student\u202e1resu', 'student\\u202e1resu'],
  ['isolates and marks of direction', '\u2066a\u2069\u200f\u061c', '\\u2066a\\u2069\\u200f\\u061c'],
  ['an escape that a terminal obeys', '\u001b[2Jroot', '\\u001b[2Jroot'],
  ['a second line', 'a\r\nb\u2028c\u0085', 'a\\u000d\\u000ab\\u2028c\\u0085'],
  ['what is nothing to see at all', 'stu\u200bdent\ufeff\u00ad', 'stu\\u200bdent\\ufeff\\u00ad'],
  ['a joiner between Latin letters', 'stu\u200ddent', 'stu\\u200ddent'],
  ['a joiner behind nothing', '\u200ca', '\\u200ca'],
  ['tags beyond the first plane', 'a\u{e0041}', 'a\\u{e0041}'],
])('%s', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
  expect(isVisibleText(text)).toBe(false);
});

test.each([
  ['student1'],
  ['Zoë Ångström-Müller'],
  ['山田 太郎'],
  ['محمد علی'],
  // Persian writes "I go" with a joiner that keeps its parts together.
  ['می\u200cروم'],
  ['क्\u200dष'],
  ['<b>&amp;</b>'],
  ['👩 🙂'],
])('%s stays as it is', (text) => {
  expect(visibleText(text)).toBe(text);
  expect(isVisibleText(text)).toBe(true);
});

test('whatever comes, nothing hides in what is shown, and showing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visibleText(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
      expect(visibleText(shown)).toBe(shown);
    }),
  );
});
