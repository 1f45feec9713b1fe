import stringWidth from 'string-width';
import { visibleText } from '../../shared/visible-text';

/** Stands between two columns. */
const gap = '  ';

/** Lines of a table whose columns stand under each other, also where letters are twice as wide. The last one is not filled. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(visibleText));
  const widths: number[] = [];
  for (const row of cells)
    for (const [place, cell] of row.entries()) widths[place] = Math.max(widths[place] ?? 0, stringWidth(cell));
  return cells.map((row) =>
    row
      .map((cell, place) => cell + ' '.repeat((widths[place] ?? 0) - stringWidth(cell)))
      .join(gap)
      .trimEnd(),
  );
}
