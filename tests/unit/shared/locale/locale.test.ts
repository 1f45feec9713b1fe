import { expect, test } from 'vitest';
import { en, type Texts } from '../../../../src/shared/locale/en';
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
  ['commands.opensDialog', 'the same dots'],
  ['times.timeAndDuration', 'only brackets'],
  ['withDetail', 'only brackets'],
  ['commandLine.badSimulate', 'only the name of the option'],
  ['askDialog.groupTitle', 'only brackets'],
  ['outcomes.line', 'only a colon'],
  ['story.outcome', 'only a colon'],
  ['advice.no-such-session', 'nothing to advise'],
  ['advice.not-supported', 'nothing to advise'],
  ['advice.no-notifications', 'nothing to advise'],
  ['advice.left-the-station', 'nothing to advise'],
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

/** A text for each kind of place that a count is put into. */
const counted: readonly ((texts: Texts, count: number) => string)[] = [
  ({ outcomes }, count) => outcomes.progress(count, 1),
  ({ outcomes }, count) => outcomes.progress(1, count),
  ...(['suspend', 'end', 'lock', 'message'] as const).flatMap((action) => [
    ({ outcomes }: Texts, count: number) => outcomes.summary[action](count, 1),
    ({ outcomes }: Texts, count: number) => outcomes.summary[action](1, count),
  ]),
  ...(['refused', 'failed', 'not-ending', 'not-suspended', 'called-off', 'interrupted', 'already'] as const).map(
    (kind) =>
      ({ outcomes }: Texts, count: number) =>
        outcomes.counts[kind](count),
  ),
  ({ outcomes }, count) => outcomes.more(count),
  ({ outcomes }, count) => outcomes.retryAll(count),
  ({ askDialog }, count) => askDialog.mayLose(count),
  ({ askDialog }, count) => askDialog.gone(count),
  ({ askDialog }, count) => askDialog.scopeAll(count),
  ({ askDialog }, count) => askDialog.scopeAllSimulated(count),
  ({ askDialog }, count) => askDialog.covers(count, 20_000, 1),
  ({ warning }, count) => warning.confirm(count),
  ({ warning }, count) => warning.sooner(count),
  ({ warning }, count) => warning.notSooner(count),
  ({ countdown }, count) => countdown.of('', count),
  ({ countdown }, count) => countdown.notWarned(count),
  ({ countdown }, count) => countdown.running(count),
  ({ countdown }, count) => countdown.begun('', 1, count),
  ({ countdown }, count) => countdown.calledOff('', count),
  ({ countdown }, count) => countdown.soon(count, 1),
  ({ quitDialog }, count) => quitDialog.text(count),
  ({ ownDialog }, count) => ownDialog.others(count),
  ({ ownDialog }, count) => ownDialog.all.suspend(count),
  ({ ownDialog }, count) => ownDialog.all.lock(count),
  ({ status }, count) => status.reachable(count, 20_000),
  ({ tasks }, count) => tasks.someNot(count, 20_000),
  ({ tasks }, count) => tasks.someNot(1, count),
  ({ times }, count) => times.days(count, 0),
  ({ rules }, count) => rules.selects(count),
  ({ rules }, count) => rules.confirm(count),
  ({ rules }, count) => rules.showHidden(count),
  ({ rules }, count) => rules.badMinutes(count),
  ({ rules }, count) => rules.tooManyUsers(count),
  ({ notices }, count) => notices.first(count, ''),
  ({ notices }, count) => notices.next(count, ''),
  ({ notices }, count) => notices.more(count),
  ({ computers }, count) => computers.dialog.longName(count),
  ({ computers }, count) => computers.dialog.works(count),
  ({ computers }, count) => computers.dialog.worksAs('', count),
  ({ computers }, count) => computers.dialog.drops(count),
  ({ computers }, count) => computers.removal.open(count),
  ({ computers }, count) => computers.import.title(count),
  ({ computers }, count) => computers.import.left(count),
  ({ computers }, count) => computers.import.line(count, '', ''),
  ({ computers }, count) => computers.import.more(count),
  ({ computers }, count) => computers.export.done(count, ''),
];

test.each([en, ja])('counts have separators ($tag)', (language) => {
  const said = counted.map((text) => text(language, 12_345));
  expect(said.filter((text) => !text.includes('12,345'))).toEqual([]);
});

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
