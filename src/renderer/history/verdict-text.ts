import type { BookVerdict } from '../../shared/history/history-state';
import type { Texts } from '../../shared/locale/en';
import { wholeTimeText } from './item-text';

/** What verifying a book showed: since when it is whole, or where it is not, and what was removed on purpose. */
export function verdictText(texts: Texts, { book, entries, since, pruned, broken }: BookVerdict): string {
  const { verify, filter } = texts.history;
  const time = (at: number) => wholeTimeText(texts, at);
  const removed = pruned === null ? verify.neverPruned : verify.pruned(time(pruned.on), time(pruned.olderThan));
  const whole = since === null ? verify.nothing : verify.whole(time(since), entries);
  const said = broken === null ? `${whole} ${removed}` : verify.broken(broken.entry, broken.what);
  return texts.outcomes.line(filter.books[book], said);
}
