import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties, ReactNode, Ref, RefObject } from 'react';
import { listCell, listHeader } from './list-styles';

/** Height of the titles in px. */
export const listHeaderHeight = 36;

const useStyles = makeStyles({
  grid: {
    position: 'relative',
    flex: '1 1 0',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: { ...listHeader, zIndex: 1, height: `${listHeaderHeight}px`, fontSize: tokens.fontSizeBase200 },
  title: listCell,
});

interface ListGridProps {
  readonly label: string;
  /** Of the columns that have one, in order. */
  readonly titles: readonly string[];
  readonly columnCount: number;
  /** With the titles; -1: not known. */
  readonly rowCount: number;
  /** Widths of the columns, as CSS has them. */
  readonly columns: string;
  /** Least width of a row in px. */
  readonly leastWidth: number;
  readonly busy?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLDivElement>;
  /** Is told whether the focus is inside; it stays so when the element that has it goes. */
  readonly focusInside: RefObject<boolean>;
  /** The rows. */
  readonly children: ReactNode;
}

/** The frame of a list with columns: titles that stay in view, and the rows below them, which scroll. */
export function ListGrid(props: ListGridProps) {
  const { label, titles, columnCount, rowCount, columns, leastWidth, busy, className, ref, focusInside } = props;
  const styles = useStyles();
  const sizes = { '--columns': columns, '--least-width': `${leastWidth}px` } as CSSProperties;
  return (
    <div
      ref={ref}
      data-area=""
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount}
      aria-colcount={columnCount}
      aria-busy={busy}
      className={mergeClasses(styles.grid, className)}
      style={sizes}
      onFocus={() => {
        focusInside.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        // On its way to another element it is not lost.
        if (relatedTarget !== null) focusInside.current = false;
      }}
    >
      <div role="rowgroup" className={styles.header}>
        <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
          {titles.map((title, index) => (
            <div key={title} role="columnheader" aria-colindex={index + 1} className={styles.title}>
              {title}
            </div>
          ))}
        </div>
      </div>
      {props.children}
    </div>
  );
}
