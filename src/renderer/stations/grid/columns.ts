import { type Column, columns, columnWidthBounds, type Preferences } from '../../../shared/settings/preferences';

/** The widths in px that the administrator set; a column that is not named has its usual share of the room. */
export type ColumnWidths = Preferences['columnWidths'];

/** Usual width of each column: least px, and share of what is left over. The check box stands before, the menu behind. */
const usualWidths: Readonly<Record<Column, readonly [least: number, share: number]>> = {
  station: [98, 10],
  computer: [96, 6],
  user: [150, 15],
  name: [122, 13],
  state: [146, 13],
  since: [70, 5],
  idle: [88, 5],
  client: [92, 8],
};

const checkWidth = 40;
const menuWidth = 40;

/** The columns for CSS grid. */
export function gridTemplate(widths: ColumnWidths): string {
  const tracks = columns.map((column) => {
    const [least, share] = usualWidths[column];
    return widths[column] === undefined ? `minmax(${least}px, ${share}fr)` : `${widths[column]}px`;
  });
  return [`${checkWidth}px`, ...tracks, `${menuWidth}px`].join(' ');
}

/** The width in px below which the grid scrolls sideways. */
export function leastGridWidth(widths: ColumnWidths): number {
  return columns.reduce((sum, column) => sum + (widths[column] ?? usualWidths[column][0]), checkWidth + menuWidth);
}

/** The widths with one column set, in px, as near to it as the bounds allow. */
export function withWidth(widths: ColumnWidths, column: Column, width: number): ColumnWidths {
  const [least, most] = columnWidthBounds;
  return { ...widths, [column]: Math.min(most, Math.max(least, Math.round(width))) };
}

/** The widths with one column back at its usual share. */
export function withUsualWidth(widths: ColumnWidths, column: Column): ColumnWidths {
  const { [column]: _, ...others } = widths;
  return others;
}
