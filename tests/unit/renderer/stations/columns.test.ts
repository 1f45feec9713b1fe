import { expect, test } from 'vitest';
import {
  gridTemplate,
  leastGridWidth,
  withUsualWidth,
  withWidth,
} from '../../../../src/renderer/stations/grid/columns';
import { columns, columnWidthBounds } from '../../../../src/shared/settings/preferences';

/** The tracks of a template; a set column is px, any other a share of the room. */
function tracks(template: string): string[] {
  return template.match(/minmax\([^)]*\)|\S+/g) ?? [];
}

test('there is a track for each column, for the check box and for the menu', () => {
  const usual = tracks(gridTemplate({}));
  expect(usual).toHaveLength(columns.length + 2);
  expect(usual.slice(1, -1).every((track) => /^minmax\(\d+px, \d+fr\)$/.test(track))).toBe(true);
});

test('a column that is set has its width, and the others keep their share', () => {
  const usual = tracks(gridTemplate({}));
  const place = columns.indexOf('name') + 1;
  expect(tracks(gridTemplate({ name: 300 }))).toEqual(usual.with(place, '300px'));
});

test('the grid scrolls sideways below what its columns need', () => {
  const least = /minmax\((\d+)px/.exec(tracks(gridTemplate({}))[columns.indexOf('user') + 1] ?? '')?.[1];
  expect(leastGridWidth({ user: 500 }) - leastGridWidth({})).toBe(500 - Number(least));
});

test('at the usual widths the grid fits into the window that opens first', () => {
  // 1280 px without the task pane, the padding, the borders and a scroll bar of Windows.
  expect(leastGridWidth({})).toBeLessThanOrEqual(1280 - 284 - 30 - 5 - 17);
});

test.each([
  [120, 120],
  [120.6, 121],
  [3, columnWidthBounds[0]],
  [-50, columnWidthBounds[0]],
  [99_999, columnWidthBounds[1]],
])('a width of %d px is kept as %d', (width, kept) => {
  expect(withWidth({ user: 200 }, 'name', width)).toEqual({ user: 200, name: kept });
});

test('a column goes back to its usual width, and no other does', () => {
  expect(withUsualWidth({ user: 200, name: 100 }, 'name')).toEqual({ user: 200 });
  expect(withUsualWidth({ user: 200 }, 'name')).toEqual({ user: 200 });
});
