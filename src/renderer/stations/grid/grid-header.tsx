import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { columns } from '../../../shared/settings/preferences';
import { useTexts } from '../../locale/use-texts';
import { listHeader } from '../../shell/list-styles';
import { useHiddenStyle } from '../../shell/use-hidden-style';
import type { Row } from '../rows';
import { GridTitle } from './grid-title';
import { selectAll, selectNone, useSelection } from './selection';
import type { ColumnWidthsInUse } from './use-column-widths';

/** Height of the header in px. */
export const headerHeight = 36;

const useStyles = makeStyles({
  header: { ...listHeader, zIndex: 2, height: `${headerHeight}px` },
  check: { display: 'flex', justifyContent: 'center' },
});

interface GridHeaderProps {
  readonly rows: readonly Row[];
  readonly inUse: ColumnWidthsInUse;
}

/** The first row of the grid: the check box for everybody, and the titles of the columns. */
export function GridHeader({ rows, inUse }: GridHeaderProps) {
  const styles = useStyles();
  const texts = useTexts();
  const hidden = useHiddenStyle();
  const chosen = useSelection(({ selected }) => selected.size);
  const people = useMemo(() => rows.filter(({ session }) => session !== null).length, [rows]);
  return (
    <div role="rowgroup" className={styles.header}>
      <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
        <div role="columnheader" aria-colindex={1} className={styles.check}>
          <Checkbox
            aria-label={texts.grid.selectAll}
            checked={chosen === 0 ? false : chosen >= people ? true : 'mixed'}
            disabled={people === 0}
            onChange={() => useSelection.setState((state) => (chosen > 0 ? selectNone(state) : selectAll(state, rows)))}
          />
        </div>
        {columns.map((column) => (
          <GridTitle key={column} column={column} inUse={inUse} />
        ))}
        <div role="columnheader" aria-colindex={columns.length + 2}>
          <span className={hidden}>{texts.tasks.label}</span>
        </div>
      </div>
    </div>
  );
}
