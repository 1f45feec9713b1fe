import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Station } from '../../shared/session/session';
import { isRealNeverRead, labView, unreachableHosts } from '../lab/lab-summary';
import { useTexts } from '../locale/use-texts';
import { useConsole } from '../shell/console-store';
import type { MenuPoint } from '../shell/point-menu';
import { LogOnDialog } from './as-user/log-on-dialog';
import { selectedSessions } from './commands';
import { countRows, filterRows, noFilter, placesOf, samePlace, searchRows, useFilter } from './filter/filter';
import { FilterBar } from './filter/filter-bar';
import { useHeldOrder } from './grid/held-order';
import { endRename, rowAt, useRename, withRenamed } from './grid/rename';
import { RowMenu } from './grid/row-menu';
import { useSelection, withoutGone } from './grid/selection';
import { sortRows, useSort } from './grid/sort';
import { StationGrid } from './grid/station-grid';
import { HostTrouble } from './host-trouble';
import { EmptyLabNote, LabScreen } from './lab-screen';
import { OutcomePanel } from './outcomes/outcome-panel';
import { type Row, rowsOf } from './rows';
import { TaskPane } from './tasks/task-pane';
import { useTasks } from './tasks/tasks';

const useStyles = makeStyles({
  tab: {
    flex: '1 0 auto',
    display: 'flex',
    '@media (max-width: 760px)': { flexDirection: 'column' },
  },
  main: {
    flex: '1 1 0',
    minWidth: 0,
    '@media (max-width: 760px)': { flex: '1 0 auto' },
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 14px 12px 16px',
  },
  table: { position: 'relative', flex: '1 1 0', minHeight: '200px', display: 'flex', flexDirection: 'column' },
  nothing: {
    position: 'absolute',
    inset: '60px 16px auto',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    padding: '8px',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '560px' },
});

/** The Stations tab: who is where, and what can be done about it. */
export const StationsTab = memo(function StationsTab({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const filter = useFilter();
  const sort = useSort();
  const all = useMemo(() => rowsOf(lab, texts), [lab, texts]);
  const found = useMemo(() => searchRows(all, filter), [all, filter]);
  const counts = useMemo(() => countRows(found, filter.showFree), [found, filter.showFree]);
  const renamed = useRename((state) => state.station);
  const filtered = useMemo(() => filterRows(found, filter), [found, filter]);
  const listed = useMemo(() => withRenamed(filtered, all, renamed), [filtered, all, renamed]);
  const sorted = useMemo(() => sortRows(listed, sort, Date.now()), [listed, sort]);
  const [menu, setMenu] = useState<{ readonly row: Row; readonly point: MenuPoint } | null>(null);
  const openMenu = useCallback((row: Row, point: MenuPoint) => setMenu({ row, point }), []);
  const [logOnAt, setLogOnAt] = useState<Station | null>(null);
  const { rows, touch } = useHeldOrder(sorted, menu !== null || renamed !== null);
  const selected = useSelection((state) => state.selected);
  const sessions = selectedSessions(lab, selected);
  const shown = useMemo(() => new Set(rows.flatMap(({ session }) => session?.key ?? [])), [rows]);
  const tasks = useTasks(lab, sessions, shown);
  // The computer or room that the filter was for has gone.
  const placeGone = !placesOf(lab.hosts.values()).some((place) => samePlace(place, filter.place));
  useEffect(() => {
    if (placeGone) useFilter.setState({ place: noFilter.place });
  }, [placeGone]);
  // What is gone, and what the filter hides, leaves the selection.
  useEffect(() => {
    useSelection.setState((state) => withoutGone(state, shown));
  }, [shown]);
  // Nothing is left to be named.
  const renamedGone = renamed !== null && rowAt(all, renamed) === undefined;
  useEffect(() => {
    if (renamedGone) endRename();
  }, [renamedGone]);

  const view = labView(lab);
  const unreachable = unreachableHosts(lab);
  // A bar above says why the simulated lab opened.
  const simulatedInstead = useConsole((state) => state.console?.simulatedInstead ?? false);
  const trouble = simulatedInstead ? unreachable.filter((host) => !isRealNeverRead(host)) : unreachable;
  return (
    <div className={styles.tab}>
      <div className={styles.main}>
        {view === 'rows' && <HostTrouble hosts={trouble} />}
        {view === 'rows' && <FilterBar lab={lab} counts={counts} />}
        {view === 'rows' && (
          <div className={styles.table}>
            <StationGrid rows={rows} onTouch={touch} onMenu={openMenu} />
            {rows.length === 0 && <NothingFound />}
          </div>
        )}
        {view === 'rows' && <EmptyLabNote lab={lab} />}
        {view !== 'rows' && <LabScreen lab={lab} view={view} />}
        <OutcomePanel lab={lab} />
      </div>
      <TaskPane lab={lab} sessions={sessions} tasks={tasks} />
      {menu !== null && (
        <RowMenu
          row={rows.find(({ key }) => key === menu.row.key) ?? menu.row}
          point={menu.point}
          tasks={tasks.selection}
          selectedCount={sessions.length}
          onLogOn={setLogOnAt}
          onClose={() => setMenu(null)}
        />
      )}
      {logOnAt !== null && <LogOnDialog lab={lab} station={logOnAt} onClose={() => setLogOnAt(null)} />}
      {tasks.dialog}
    </div>
  );
});

/** The search and filters leave nothing: the way back is one click. */
function NothingFound() {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div className={styles.nothing} role="status">
      <p className={styles.text}>{texts.filter.nothing}</p>
      <Button onClick={() => useFilter.setState(noFilter)}>{texts.filter.clear}</Button>
    </div>
  );
}
