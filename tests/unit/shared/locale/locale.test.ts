import { expect, test } from 'vitest';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import { languageFor } from '../../../../src/shared/locale/locale';

type Entry = readonly [path: string, english: unknown, japanese: unknown];

function entries(english: object, japanese: object, at = ''): Entry[] {
  return Object.entries(english).flatMap(([name, value]): Entry[] => {
    const other = (japanese as Record<string, unknown>)[name];
    const path = at === '' ? name : `${at}.${name}`;
    if (typeof value === 'object') return entries(value, other as object, path);
    return [[path, value, other]];
  });
}

/** Texts that are the same in both languages, each with its reason. */
const same = new Map([
  ['product', 'the name of the program'],
  ['grid.unknown', 'a dash'],
  ['stationName.console', 'the name that the computer gives'],
  ['stationName.simulated', 'the name that the computer gives'],
  ['stationName.ssh', 'the name of the protocol'],
  ['computers.kind.logind', 'the name of the system'],
  ['commands.opensDialog', 'the same dots'],
  ['times.timeAndDuration', 'only brackets'],
  ['withDetail', 'only brackets'],
  ['commandLine.badSimulate', 'only the name of the option'],
  ['askDialog.groupTitle', 'only brackets'],
  ['outcomes.line', 'only a colon'],
  ['story.outcome', 'only a colon'],
  ['advice.no-such-session', 'nothing to advise'],
  ['advice.not-supported', 'nothing to advise'],
]);

const texts = entries(en, ja).filter(([path]) => path !== 'tag');
/** A value for every place in a text; the third and fourth would be a mistake if a text had no such places. */
const places = [3, 4, 5, 6] as const;
function words(text: unknown): string {
  if (typeof text !== 'function') return String(text);
  const say = text as (...args: readonly unknown[]) => string;
  try {
    return String(say(...places));
  } catch {
    // It takes names, not counts.
    return say(...places.map(String));
  }
}

test('both languages have the same keys', () => {
  expect(entries(ja, en).map(([path]) => path)).toEqual(entries(en, ja).map(([path]) => path));
});

test.each(texts)('%s is said in both languages, with the same things put in', (path, english, japanese) => {
  expect(typeof japanese).toBe(typeof english);
  if (same.has(path)) expect(words(japanese)).toBe(words(english));
  else expect(words(japanese)).not.toBe(words(english));
  if (typeof english === 'function') expect(placed(japanese)).toEqual(placed(english));
});

/** Which of its arguments a text shows. */
function placed(text: unknown): number[] {
  const said = words(text);
  return places.filter((place, index) => index < (text as { length: number }).length && said.includes(String(place)));
}

test.each([
  ['ja', 'ja'],
  ['ja-JP', 'ja'],
  ['ja_JP.UTF-8', 'ja'],
  ['en-GB', 'en'],
  ['de', 'en'],
  ['', 'en'],
  ['C.UTF-8', 'en'],
  ['toString', 'en'],
] as const)('a system that prefers %j gets %s', (tag, language) => {
  expect(languageFor(tag)).toBe(language);
});
