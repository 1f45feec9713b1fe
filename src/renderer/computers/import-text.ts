import type { Texts } from '../../shared/locale/en';
import { withDetail } from '../../shared/locale/with-detail';
import type { ComputerImport } from '../../shared/settings/computer';

/** What an import came to: one line that says it, and a line for each entry that was not taken over. */
export function importText(
  texts: Texts,
  result: ComputerImport,
): { title: string; left: string | null; lines: string[] } {
  const { import: say } = texts.computers;
  if (!result.ok) return { title: withDetail(texts, say.files[result.problem], result.detail), left: null, lines: [] };
  const { added, left, moreLeft } = result;
  const lines = left.map(({ place, what, problem }) => say.line(place, what, say.problems[problem]));
  if (moreLeft > 0) lines.push(say.more(moreLeft));
  const count = left.length + moreLeft;
  return { title: say.title(added), left: count === 0 ? null : say.left(count), lines };
}
