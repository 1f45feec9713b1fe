import { expect, test } from 'vitest';
import { keyedEntries } from '../../../../src/renderer/stations/card/story-keys';
import type { StoryEntry } from '../../../../src/shared/lab/story';

test('an entry keeps its key when a new one comes and the oldest goes, also where two have the same time', () => {
  const [found, gone, moved, locked, ended] = [0, 1, 1, 2, 3].map(
    (at): StoryEntry => ({ at, kind: 'seen', event: 'moved', station: null }),
  ) as [StoryEntry, StoryEntry, StoryEntry, StoryEntry, StoryEntry];
  const before = new Map(keyedEntries([locked, moved, gone, found]).map(({ entry, key }) => [entry, key]));
  const after = keyedEntries([ended, locked, moved, found]);
  expect(new Set(before.values()).size).toBe(4);
  expect(after.map(({ entry, key }) => [entry, key]).slice(1)).toEqual(
    [locked, moved, found].map((entry) => [entry, before.get(entry)]),
  );
  expect([...before.values()]).not.toContain(after[0]?.key);
});
