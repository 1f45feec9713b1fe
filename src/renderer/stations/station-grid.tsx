import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { columns } from '../../shared/settings/preferences';
import { useNow } from '../lab/use-now';
import { useTexts } from '../locale/use-texts';
import { useHiddenStyle } from '../shell/use-hidden-style';
import { columnTitle, gridTemplate, leastGridWidth } from './columns';
import { GridRow, rowHeight } from './grid-row';
import type { MenuPoint } from './row-menu';
import type { Row } from './rows';
import { selectAll, selectNone, selectOnly, selectRange, toggle, useSelection } from './selection';
import { sortedBy, useSort } from './sort';

const headerHeight = 36;
/** How often (ms) durations on screen are renewed. */
const durationPace = 10_000;

const useStyles = makeStyles({
  grid: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: '120px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    minWidth: `${leastGridWidth}px`,
    height: `${headerHeight}px`,
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: gridTemplate,
    alignItems: 'center',
    borderLeft: '3px solid transparent',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
  },
  title: { minWidth: 0 },
  sort: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    width: '100%',
    minHeight: '28px',
    padding: '0 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2BrandHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  check: { display: 'flex', justifyContent: 'center' },
  body: { position: 'relative', minWidth: `${leastGridWidth}px` },
});

interface StationGridProps {
  readonly rows: readonly Row[];
  /** The person is at work in the grid: rows are to stay where they are for a moment. */
  readonly onTouch: () => void;
  readonly onMenu: (point: MenuPoint) => void;
}

/** The grid of the Stations tab: virtualised, with one roving focus and a selection of sessions. */
export function StationGrid({ rows, onTouch, onMenu }: StationGridProps) {
  const styles = useStyles();
  const texts = useTexts();
  const hidden = useHiddenStyle();
  const now = useNow(durationPace);
  const selection = useSelection();
  const sort = useSort();
  const scroller = useRef<HTMLDivElement>(null);
  const rowElements = useRef(new Map<string, HTMLDivElement>());
  const current = useRef(rows);
  current.current = rows;

  const found = rows.findIndex(({ key }) => key === selection.active);
  const activeIndex = found < 0 ? 0 : found;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
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
      const list = current.current;
      const index = list.indexOf(row);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
      const target = { ArrowUp: index - 1, ArrowDown: index + 1, PageUp: index - page, PageDown: index + page }[
        event.key
      ];
      if (target !== undefined) moveTo(target, event.shiftKey);
      else if (event.key === 'Home') moveTo(0, event.shiftKey);
      else if (event.key === 'End') moveTo(list.length - 1, event.shiftKey);
      else if (event.key === ' ' && event.shiftKey) useSelection.setState((state) => selectRange(state, list, row));
      else if (event.key === ' ') useSelection.setState((state) => toggle(state, row));
      else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
        useSelection.setState((state) => selectAll(state, list));
      } else if (event.key === 'Escape') useSelection.setState(selectNone);
      else return;
      event.preventDefault();
    },
    [moveTo],
  );

  const openMenu = useCallback(
    (row: Row, point: MenuPoint) => {
      if (row.session === null) return;
      const state = useSelection.getState();
      // The menu is for the selection, and a row outside of it is selected first.
      if (!state.selected.has(row.session.key)) useSelection.setState(selectOnly(row));
      onMenu(point);
    },
    [onMenu],
  );

  const people = rows.filter(({ session }) => session !== null).length;
  const chosen = selection.selected.size;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={texts.grid.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable
      className={styles.grid}
    >
      <div role="rowgroup" className={styles.header}>
        <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
          <div role="columnheader" aria-colindex={1} className={styles.check}>
            <Checkbox
              aria-label={texts.grid.selectAll}
              checked={chosen === 0 ? false : chosen >= people ? true : 'mixed'}
              disabled={people === 0}
              onChange={() =>
                useSelection.setState((state) => (chosen > 0 ? selectNone(state) : selectAll(state, rows)))
              }
            />
          </div>
          {columns.map((column, index) => (
            <div
              key={column}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={sort.column !== column ? undefined : sort.descending ? 'descending' : 'ascending'}
              className={styles.title}
            >
              <button
                type="button"
                className={styles.sort}
                title={texts.grid.sortBy(columnTitle(texts, column))}
                onClick={() => useSort.setState((state) => sortedBy(state, column))}
              >
                <span className={styles.cut}>{columnTitle(texts, column)}</span>
                {sort.column === column && (sort.descending ? <ArrowDownRegular /> : <ArrowUpRegular />)}
              </button>
            </div>
          ))}
          <div role="columnheader" aria-colindex={columns.length + 2}>
            <span className={hidden}>{texts.tasks.label}</span>
          </div>
        </div>
      </div>
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

/**
 * Keeps the keyboard's focus in the grid: it follows its row when that moves (a moved element loses it), and passes to
 * the row now in its place when its row goes. Answers with how to focus a row, now or once it is in the page.
 */
function useFocusKept(
  rows: readonly Row[],
  activeIndex: number,
  scroller: { readonly current: HTMLDivElement | null },
  rowElements: ReadonlyMap<string, HTMLDivElement>,
): (key: string) => void {
  const last = useRef({ key: null as string | null, index: 0, focused: false });
  const wanted = useRef<string | null>(null);
  const focusRow = useCallback(
    (key: string) => {
      const element = rowElements.get(key);
      wanted.current = element === undefined ? key : null;
      element?.focus({ preventScroll: true });
    },
    [rowElements],
  );
  useEffect(() => {
    const { key, index, focused } = last.current;
    if (key === null) return;
    const listed = rows.some((row) => row.key === key);
    const heir = listed ? key : (rows[Math.min(index, rows.length - 1)]?.key ?? null);
    if (!listed) useSelection.setState({ active: heir });
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (focused && lost) wanted.current = heir;
  }, [rows]);
  useEffect(() => {
    // A row far from what is seen comes into the page only once it is the active one.
    if (wanted.current !== null) focusRow(wanted.current);
  });
  useEffect(() => {
    const active = rows[activeIndex];
    const inGrid = scroller.current?.contains(document.activeElement) ?? false;
    last.current = { key: active?.key ?? null, index: activeIndex, focused: inGrid };
  });
  useEffect(() => {
    const grid = scroller.current;
    const remember = () => {
      last.current = { ...last.current, focused: true };
    };
    grid?.addEventListener('focusin', remember);
    return () => grid?.removeEventListener('focusin', remember);
  }, [scroller]);
  return focusRow;
}
