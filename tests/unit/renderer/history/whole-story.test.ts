import { expect, test } from 'vitest';
import { readWholeStory } from '../../../../src/renderer/history/whole-story';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import { ann } from '../../../builders';
import { anAction, anEvent } from './builders';

test('a story is everything of one session, page after page, the oldest first', async () => {
  const items = [anAction({ place: 9 }), anEvent({ place: 7 }), anEvent({ place: 4 }), anEvent({ place: 1 })];
  const asked: unknown[] = [];
  const story = await readWholeStory(async (query, before) => {
    asked.push([query, before]);
    const found = items.filter(({ place }) => before === null || place < before);
    return { items: found.slice(0, 2), before: found.length > 2 ? (found[1]?.place ?? null) : null };
  }, ann);
  expect(story.map(({ place }) => place)).toEqual([1, 4, 7, 9]);
  const ofAnn = { ...wholeHistory, session: ann };
  expect(asked).toEqual([
    [ofAnn, null],
    [ofAnn, 7],
  ]);
});

test('what cannot be read is not passed over', async () => {
  const story = readWholeStory(async (_query, before) => {
    if (before !== null) throw new Error('disk');
    return { items: [anEvent({ place: 9 })], before: 9 };
  }, ann);
  await expect(story).rejects.toThrow('disk');
});
