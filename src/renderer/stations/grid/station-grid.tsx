import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef } from 'react';
import { stationKey } from '../../../shared/lab/snapshot';
import type { Texts } from '../../../shared/locale/en';
import { namedKinds } from '../../../shared/session/session';
import { columns } from '../../../shared/settings/preferences';
import { useNow } from '../../lab/use-now';
import { useTexts } from '../../locale/use-texts';
import type { MenuPoint } from '../../shell/point-menu';
import type { Row } from '../rows';
import { gridTemplate, leastGridWidth } from './columns';
import { GridHeader, headerHeight } from './grid-header';
import { GridRow, rowHeight } from './grid-row';
import { beginRename, useRename } from './rename';
import { type Selection, selectAll, selectNone, selectOnly, selectRange, toggle, useSelection } from './selection';
import { useColumnWidths } from './use-column-widths';
import { useFocusKept } from './use-focus-kept';

/** How often (ms) durations on screen are renewed. */
const durationPace = 10_000;

const useStyles = makeStyles({
  grid: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: '200px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  body: { position: 'relative', minWidth: 'var(--least-width)' },
});

interface StationGridProps {
  readonly rows: readonly Row[];
  /** The person is at work in the grid: rows are to stay where they are for a moment. */
  readonly onTouch: () => void;
  readonly onMenu: (row: Row, point: MenuPoint) => void;
}

/** The grid of the Stations tab: virtualised, with one roving focus and a selection of sessions. */
export function StationGrid({ rows, onTouch, onMenu }: StationGridProps) {
  const styles = useStyles();
  const texts = useTexts();
  const now = useNow(durationPace);
  const selection = useSelection();
  const renamed = useRename((state) => state.station);
  const inUse = useColumnWidths();
  const scroller = useRef<HTMLDivElement>(null);
  const rowElements = useRef(new Map<string, HTMLDivElement>());
  const current = useRef(rows);
  current.current = rows;

  const found = useMemo(() => rows.findIndex(({ key }) => key === selection.active), [rows, selection.active]);
  const activeIndex = found < 0 ? 0 : found;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 8,
    scrollPaddingStart: headerHeight,
    useFlushSync: false,
    // The row with the focus stays in the page when it is scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeIndex])].sort((a, b) => a - b),
  });

  const focusRow = useFocusKept(rows, activeIndex, scroller, rowElements.current);

  const onElement = useCallback((key: string, element: HTMLDivElement | null) => {
    if (element === null) rowElements.current.delete(key);
    else rowElements.current.set(key, element);
  }, []);

  const moveTo = useCallback(
    (index: number, extend: boolean) => {
      const list = current.current;
      const row = list[Math.max(0, Math.min(list.length - 1, index))];
      if (row === undefined) return;
      const state = useSelection.getState();
      useSelection.setState(extend ? selectRange(state, list, row) : { ...state, active: row.key });
      virtualizer.scrollToIndex(list.indexOf(row));
      focusRow(row.key);
    },
    [virtualizer, focusRow],
  );

  const onClick = useCallback((row: Row, event: MouseEvent) => {
    const state = useSelection.getState();
    if (event.shiftKey) useSelection.setState(selectRange(state, current.current, row));
    else useSelection.setState(event.ctrlKey || event.metaKey ? toggle(state, row) : selectOnly(row));
  }, []);

  const onToggle = useCallback((row: Row) => useSelection.setState((state) => toggle(state, row)), []);

  const onKeyDown = useCallback(
    (row: Row, event: KeyboardEvent) => {
      // What is typed into a name is not for the grid.
      if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
      const list = current.current;
      const index = list.indexOf(row);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
      const target = { ArrowUp: index - 1, ArrowDown: index + 1, PageUp: index - page, PageDown: index + page }[
        event.key
      ];
      if (target !== undefined) moveTo(target, event.shiftKey);
      else if (event.key === 'Home') moveTo(0, event.shiftKey);
      else if (event.key === 'End') moveTo(list.length - 1, event.shiftKey);
      else if (event.key === 'F2') renameAt(texts, row);
      else {
        const selection = selectionByKey(event, useSelection.getState(), list, row);
        if (selection === undefined) return;
        useSelection.setState(selection);
      }
      event.preventDefault();
    },
    [moveTo, texts],
  );

  const openMenu = useCallback(
    (row: Row, point: MenuPoint) => {
      const state = useSelection.getState();
      const { session, key } = row;
      // The menu is for the selection, and a row outside of it is selected first; that of a free station selects nobody.
      const keeps = session === null || state.selected.has(session.key);
      useSelection.setState(keeps ? { active: key } : selectOnly(row));
      // The focus comes back here, also from a dialog that the menu opens.
      focusRow(key);
      onMenu(row, point);
    },
    [onMenu, focusRow],
  );

  const template = {
    '--columns': gridTemplate(inUse.widths),
    '--least-width': `${leastGridWidth(inUse.widths)}px`,
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      data-area=""
      role="grid"
      aria-label={texts.grid.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable
      className={styles.grid}
      style={template}
    >
      <GridHeader rows={rows} inUse={inUse} />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize() }}
        onPointerDown={onTouch}
        onKeyDown={onTouch}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <GridRow
              key={row.key}
              row={row}
              index={index}
              top={start}
              selected={row.session !== null && selection.selected.has(row.session.key)}
              active={index === activeIndex}
              renamed={renamed !== null && row.station !== null && stationKey(row.station) === renamed}
              now={now}
              onElement={onElement}
              onClick={onClick}
              onToggle={onToggle}
              onKeyDown={onKeyDown}
              onMenu={openMenu}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The selection after a key on a row; undefined: the key is for something else. */
function selectionByKey(
  event: KeyboardEvent,
  selection: Selection,
  rows: readonly Row[],
  row: Row,
): Selection | undefined {
  if (event.key === ' ') return event.shiftKey ? selectRange(selection, rows, row) : toggle(selection, row);
  if (event.key === 'a' && (event.ctrlKey || event.metaKey)) return selectAll(selection, rows);
  return event.key === 'Escape' ? selectNone(selection) : undefined;
}

function renameAt(texts: Texts, { station }: Row): void {
  if (station !== null && namedKinds.has(station.kind)) beginRename(texts, station);
}
