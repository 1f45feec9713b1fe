import { describe, expect, test } from 'vitest';
import {
  byText,
  outcomeOf,
  outcomeSentence,
  outcomeWord,
  placeText,
  rowText,
  storyLine,
  utcText,
  whatText,
  wholeTimeText,
} from '../../../../src/renderer/history/item-text';
import { verdictText } from '../../../../src/renderer/history/verdict-text';
import type { KeptEventType } from '../../../../src/shared/history/history-item';
import { searchedOutcomes } from '../../../../src/shared/history/history-query';
import type { BookVerdict } from '../../../../src/shared/history/history-state';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { Outcome } from '../../../../src/shared/requests/request';
import { anAction, anEvent, aTime } from './builders';

const said: Readonly<Record<KeptEventType, string>> = {
  'logged-on': 'Logged on',
  moved: 'Moved',
  locked: 'Locked',
  unlocked: 'Unlocked',
  disconnected: 'Disconnected',
  suspended: 'Suspended by this console',
  resumed: 'Resumed',
  leaving: 'Signed out, programs still running',
  stayed: 'Stayed after all',
  ended: 'Ended',
  'ended-by-restart': 'Ended: the computer was restarted',
  'came-back': 'Came back: reported ended, but still there',
};
const events = Object.keys(said) as KeptEventType[];

const outcomes: readonly (readonly [outcome: Outcome | null, word: string, sentence: string])[] = [
  [null, 'Open', 'There is no outcome yet.'],
  [{ kind: 'done', reason: null }, 'Done', 'Ended.'],
  [{ kind: 'done', reason: 'gone-before' }, 'Done', 'Ended: the user signed out before the time was up.'],
  [{ kind: 'done', reason: 'computer-restarted' }, 'Done', 'Ended. The computer was restarted.'],
  [
    { kind: 'refused', reason: 'session-gone', detail: '' },
    'Refused',
    `Refused, nothing was sent: ${en.refusals['session-gone']}`,
  ],
  [
    { kind: 'failed', reason: 'host-error', detail: 'EIO <b>' },
    'Failed',
    `Failed: ${en.failures['host-error']} (EIO <b>)`,
  ],
  [{ kind: 'not-ending' }, 'Not ended', 'Not ended in time: the session was still there.'],
  [{ kind: 'not-suspended' }, 'Not suspended', 'Not suspended in time: the session was still at its station.'],
  [{ kind: 'called-off', reason: 'quit' }, 'Called off', `Called off: ${en.callOffs.quit}`],
  [{ kind: 'interrupted' }, 'Interrupted', 'Interrupted: this program ended first.'],
];

describe('what happened', () => {
  test.each(events)('%s is said in both languages', (event) => {
    expect(whatText(en, anEvent({ event }))).toBe(said[event]);
    expect(whatText(ja, anEvent({ event }))).toBe(ja.story.seen[event](null));
  });

  test('an action by its name, force by its own', () => {
    expect(
      (['suspend', 'end', 'lock', 'message'] as const).map((action) => whatText(en, anAction({ action }))),
    ).toEqual(['Suspend', 'End', 'Lock', 'Send message']);
    expect(whatText(en, anAction({ force: true }))).toBe('End by force');
  });

  test('nobody is said to have done what was only seen', () => {
    expect(byText(en, anAction())).toBe('root');
    expect(byText(en, anEvent())).toBe(en.grid.unknown);
  });

  test('a station by its name, else that there was none', () => {
    expect(placeText(en, anEvent())).toBe('Window 1');
    expect(placeText(en, anEvent({ subject: { ...anEvent().subject, station: null } }))).toBe('no station');
  });
});

describe('what came of it', () => {
  test.each(outcomes)('%j', (outcome, word, sentence) => {
    const item = anAction({ outcome });
    expect(outcomeWord(en, item)).toBe(word);
    expect(outcomeSentence(en, item)).toBe(sentence);
    for (const say of [outcomeWord, outcomeSentence]) expect(say(ja, item)).not.toBe(say(en, item));
  });

  test('every outcome that can be searched for is among them', () => {
    const known = new Set(outcomes.map(([outcome]) => outcomeOf(anAction({ outcome }))));
    expect([...known].sort()).toEqual([...searchedOutcomes].sort());
  });

  test('what was only seen has none', () => {
    expect(outcomeOf(anEvent())).toBeNull();
    expect(outcomeWord(en, anEvent()) + outcomeSentence(en, anEvent())).toBe('');
  });
});

test('times are told to the second by the clock of the console, and in UTC', () => {
  const parts = new Date(aTime);
  const local = [parts.getHours(), parts.getMinutes(), parts.getSeconds()].map((part) => String(part).padStart(2, '0'));
  expect(wholeTimeText(en, aTime)).toMatch(new RegExp(`2026, ${local.join(':')}$`));
  expect(utcText(en, aTime)).toBe('2026-07-25 14:03:22 UTC');
  expect(utcText(ja, aTime)).toContain('2026-07-25 14:03:22');
});

test('a line of a story says where, or by whom and how it went', () => {
  expect(storyLine(en, anEvent())).toBe('Logged on at Window 1');
  expect(storyLine(en, anAction())).toBe('End, by root: Ended.');
});

test('a row is called by its time, what, whom and how', () => {
  const time = wholeTimeText(en, aTime);
  expect(rowText(en, anAction())).toBe(`${time}, End, ann, Done`);
  expect(rowText(en, anEvent())).toBe(`${time}, Logged on, ann`);
});

describe('a verdict', () => {
  const verdict: BookVerdict = { book: 'actions', entries: 1234, since: aTime, pruned: null, broken: null };
  const time = (at: number) => wholeTimeText(en, at);

  test('whole', () => {
    expect(verdictText(en, verdict)).toBe(
      `What administrators did: whole since ${time(aTime)} (1,234 records). None was removed for its age.`,
    );
  });

  test('whole, with what was removed and when', () => {
    const pruned = { on: aTime + 1000, olderThan: aTime - 1000 };
    expect(verdictText(en, { ...verdict, book: 'events', pruned })).toBe(
      `What users did: whole since ${time(aTime)} (1,234 records). Earlier records, from before ${time(aTime - 1000)}, were removed on ${time(aTime + 1000)}.`,
    );
  });

  test('nothing is there', () => {
    expect(verdictText(en, { ...verdict, entries: 0, since: null })).toContain('no records.');
  });

  test('broken: where and what, and nothing of it is called whole', () => {
    for (const [texts, word] of [
      [en, 'whole'],
      [ja, 'すべて'],
    ] as const) {
      const text = verdictText(texts, { ...verdict, broken: { entry: 12_345, what: 'hash' } });
      expect(text).toContain('12,345');
      expect(text).toContain('hash');
      expect(text).not.toContain(word);
    }
  });
});
