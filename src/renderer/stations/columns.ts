import type { Texts } from '../../shared/locale/en';

/** The columns of the grid, in order. */
export const columns = ['station', 'computer', 'user', 'name', 'state', 'since', 'idle', 'client'] as const;
export type Column = (typeof columns)[number];

/** Least width in px and share of what is left over, for each column; the check box stands before them. */
const widths: Readonly<Record<Column, readonly [least: number, share: number]>> = {
  station: [104, 1],
  computer: [112, 0.9],
  user: [150, 1.8],
  name: [96, 1.4],
  state: [132, 1.6],
  since: [62, 0.6],
  idle: [74, 0.8],
  client: [100, 1.2],
};

const checkWidth = 44;

/** The columns for CSS grid. */
export const gridTemplate = [
  `${checkWidth}px`,
  ...columns.map((column) => `minmax(${widths[column][0]}px, ${widths[column][1]}fr)`),
].join(' ');

/** The width in px below which the grid scrolls sideways. */
export const leastGridWidth = columns.reduce((sum, column) => sum + widths[column][0], checkWidth);

/** What stands over a column. */
export function columnTitle(texts: Texts, column: Column): string {
  return texts.columns[column];
}
