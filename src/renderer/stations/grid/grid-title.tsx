import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type Column, columns } from '../../../shared/settings/preferences';
import { useTexts } from '../../locale/use-texts';
import { type ColumnWidths, withUsualWidth, withWidth } from './columns';
import { sortedBy, useSort } from './sort';
import type { ColumnWidthsInUse } from './use-column-widths';

/** By how many px a key changes a column. */
const keyStep = 16;
/** Width (px) of what can be taken hold of at a border. */
const borderTarget = 24;

const useStyles = makeStyles({
  title: { position: 'relative', minWidth: 0, alignSelf: 'stretch', display: 'flex', alignItems: 'center' },
  sort: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    width: '100%',
    minHeight: '28px',
    padding: '0 6px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  arrow: { flexShrink: 0, fontSize: '12px' },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  border: {
    position: 'absolute',
    zIndex: 1,
    top: 0,
    bottom: 0,
    right: `${-borderTarget / 2}px`,
    width: `${borderTarget}px`,
    display: 'flex',
    justifyContent: 'center',
    cursor: 'col-resize',
    touchAction: 'none',
    '::after': {
      content: '""',
      width: '1px',
      margin: '9px 0',
      backgroundColor: tokens.colorNeutralStroke2,
      '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
    },
    ':hover::after': { width: '2px', margin: '4px 0', backgroundColor: tokens.colorBrandStroke1 },
  },
  held: { '::after': { width: '2px', margin: '4px 0', backgroundColor: tokens.colorBrandStroke1 } },
});

interface GridTitleProps {
  readonly column: Column;
  readonly inUse: ColumnWidthsInUse;
}

/** The title of a column: sorts by it, and its border changes the width. */
export function GridTitle({ column, inUse }: GridTitleProps) {
  const styles = useStyles();
  const texts = useTexts();
  const sort = useSort();
  const cell = useRef<HTMLDivElement>(null);
  const title = texts.columns[column];
  const usual = () => inUse.change(withUsualWidth(inUse.widths, column), false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey) return;
    const width = cell.current?.getBoundingClientRect().width ?? 0;
    if (event.key === 'ArrowLeft') inUse.change(withWidth(inUse.widths, column, width - keyStep), false);
    else if (event.key === 'ArrowRight') inUse.change(withWidth(inUse.widths, column, width + keyStep), false);
    else if (event.key === 'Home') usual();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-colindex={columns.indexOf(column) + 2}
      aria-sort={sort.column !== column ? undefined : sort.descending ? 'descending' : 'ascending'}
      className={styles.title}
    >
      <button
        type="button"
        className={styles.sort}
        title={texts.grid.titleHint(title)}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+Home"
        onClick={() => useSort.setState((state) => sortedBy(state, column))}
        onKeyDown={onKeyDown}
      >
        <span className={styles.cut}>{title}</span>
        {sort.column === column &&
          (sort.descending ? (
            <ArrowDownRegular className={styles.arrow} />
          ) : (
            <ArrowUpRegular className={styles.arrow} />
          ))}
      </button>
      <Border column={column} inUse={inUse} title={texts.grid.borderHint(title)} onUsual={usual} />
    </div>
  );
}

/** Where a drag of a border began. */
interface Drag {
  readonly x: number;
  readonly width: number;
  /** The widths at that moment; the columns before it are set, so that its border stays under the pointer. */
  readonly from: ColumnWidths;
}

interface BorderProps extends GridTitleProps {
  readonly title: string;
  readonly onUsual: () => void;
}

/** The border behind a column. For the pointer only: on the title, keys do the same. */
function Border({ column, inUse, title, onUsual }: BorderProps) {
  const styles = useStyles();
  const [drag, setDrag] = useState<Drag | null>(null);
  const widthAt = ({ x, width, from }: Drag, event: PointerEvent) => withWidth(from, column, width + event.clientX - x);
  const start = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const shown = shownWidths(event.currentTarget);
    const before = columns.slice(0, columns.indexOf(column));
    const from = before.reduce((widths, one) => withWidth(widths, one, shown.get(one) ?? 0), inUse.widths);
    setDrag({ x: event.clientX, width: shown.get(column) ?? 0, from });
  };
  const move = (event: PointerEvent) => {
    if (drag !== null && event.clientX !== drag.x) inUse.change(widthAt(drag, event), true);
  };
  const end = (event: PointerEvent) => {
    if (drag !== null && event.clientX !== drag.x) inUse.change(widthAt(drag, event), false);
    setDrag(null);
  };
  return (
    <div
      aria-hidden
      title={title}
      className={mergeClasses(styles.border, drag !== null && styles.held)}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={onUsual}
    />
  );
}

/** How wide (px) the columns are in the window now. */
function shownWidths(border: HTMLElement): ReadonlyMap<Column, number> {
  const cells = border.closest('[role="row"]')?.querySelectorAll('[role="columnheader"]') ?? [];
  // The first cell is the check box.
  return new Map(columns.map((column, place) => [column, cells[place + 1]?.getBoundingClientRect().width ?? 0]));
}
