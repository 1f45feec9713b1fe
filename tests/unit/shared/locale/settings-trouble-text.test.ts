import { expect, test } from 'vitest';
import { en } from '../../../../src/shared/locale/en';
import { settingsTroubleText } from '../../../../src/shared/locale/settings-trouble-text';
import type { SettingsProblem } from '../../../../src/shared/settings/settings-trouble';

const file = '/home/ann/settings.json';
const keptAs = '/home/ann/settings.kept.json';
const { settingsTrouble: say } = en;

test.each<readonly [SettingsProblem, string]>([
  [{ kind: 'damaged', detail: 'no JSON' }, en.withDetail(say.damaged, 'no JSON')],
  [{ kind: 'unreadable', detail: 'EACCES' }, en.withDetail(say.unreadable, 'EACCES')],
  [{ kind: 'newer', version: 7 }, say.newer(7)],
])('$0.kind: says so, and where the file is kept', (problem, text) => {
  expect(settingsTroubleText(en, { file, keptAs, problems: [problem] })).toEqual([text, say.keptAs(keptAs)]);
});

test('names every field, the unknown ones and the bad ones together, and counts those that are not told', () => {
  const problems: SettingsProblem[] = [
    { kind: 'unknown-field', field: 'colour' },
    { kind: 'bad-field', field: 'theme', detail: 'purple' },
    { kind: 'unknown-field', field: 'columnWidths.door' },
    { kind: 'bad-field', field: 'language', detail: '7' },
    { kind: 'more', count: 3 },
  ];
  expect(settingsTroubleText(en, { file, keptAs, problems })).toEqual([
    say.unknownFields('colour, columnWidths.door'),
    say.badFields('theme (purple), language (7)'),
    say.more(3),
    say.keptAs(keptAs),
  ]);
});

test('a file that could not be kept is named itself', () => {
  const lines = settingsTroubleText(en, { file, keptAs: null, problems: [{ kind: 'newer', version: 2 }] });
  expect(lines.at(-1)).toBe(say.notKept(file));
});
