import type { Texts } from '../../shared/locale/en';
import { type Column, columns } from '../../shared/settings/preferences';

/** Least width in px and share of what is left over, for each column; the check box stands before them, the menu behind. */
const widths: Readonly<Record<Column, readonly [least: number, share: number]>> = {
  station: [98, 1],
  computer: [100, 0.8],
  user: [154, 1.5],
  name: [104, 1.3],
  state: [134, 1.5],
  since: [92, 0.6],
  idle: [72, 0.7],
  client: [104, 1],
};

const checkWidth = 44;
const menuWidth = 44;

/** The columns for CSS grid. */
export const gridTemplate = [
  `${checkWidth}px`,
  ...columns.map((column) => `minmax(${widths[column][0]}px, ${widths[column][1]}fr)`),
  `${menuWidth}px`,
].join(' ');

/** The width in px below which the grid scrolls sideways. */
export const leastGridWidth = columns.reduce((sum, column) => sum + widths[column][0], checkWidth + menuWidth);

/** What stands over a column. */
export function columnTitle(texts: Texts, column: Column): string {
  return texts.columns[column];
}
