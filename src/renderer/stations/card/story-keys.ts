import type { StoryEntry } from '../../../shared/lab/story';

/**
 * Entries, the newest first, each with a key that it keeps when new ones come and old ones go: its time, and where
 * several have the same, which of them it is, counted from the newest.
 */
export function keyedEntries(entries: readonly StoryEntry[]): { readonly entry: StoryEntry; readonly key: string }[] {
  return entries.map((entry, index) => {
    const newer = entries.slice(0, index).filter(({ at }) => at === entry.at).length;
    return { entry, key: `${entry.at} ${newer}` };
  });
}
