import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useEffect, useMemo, useState } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import { isRealNeverRead, labView, unreachableHosts } from '../lab/lab-summary';
import { useRejection } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { useConsole } from '../shell/console-store';
import { Loading } from '../shell/loading';
import { selectedSessions } from './commands';
import { countRows, filterRows, noFilter, searchRows, useFilter } from './filter';
import { FilterBar } from './filter-bar';
import { useHeldOrder } from './held-order';
import { HostTrouble } from './host-trouble';
import { OutcomePanel } from './outcome-panel';
import { type MenuPoint, RowMenu } from './row-menu';
import { rowsOf } from './rows';
import { useSelection, withoutGone } from './selection';
import { sortRows, useSort } from './sort';
import { StationGrid } from './station-grid';
import { TaskPane } from './task-pane';
import { useTasks } from './tasks';

const useStyles = makeStyles({
  tab: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    '@media (max-width: 760px)': { flexDirection: 'column' },
  },
  main: {
    flex: '1 1 0',
    minWidth: 0,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 14px 12px 16px',
  },
  screen: {
    flex: '1 1 0',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    textAlign: 'center',
    padding: '24px',
    overflowY: 'auto',
  },
  nothing: { display: 'flex', alignItems: 'center', justifyContent: 'center', gap: '12px', padding: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
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
  const counts = useMemo(() => countRows(found), [found]);
  const sorted = useMemo(() => sortRows(filterRows(found, filter), sort, Date.now()), [found, filter, sort]);
  const [menu, setMenu] = useState<MenuPoint | null>(null);
  const { rows, touch } = useHeldOrder(sorted, menu !== null);
  const rejection = useRejection(({ text }) => text);
  const selected = useSelection((state) => state.selected);
  const sessions = selectedSessions(lab, selected);
  const shown = useMemo(() => new Set(rows.flatMap(({ session }) => session?.key ?? [])), [rows]);
  const tasks = useTasks(lab, sessions, shown.size);
  // What is gone, and what the filter hides, leaves the selection.
  useEffect(() => {
    useSelection.setState((state) => withoutGone(state, shown));
  }, [shown]);

  const view = labView(lab);
  const unreachable = unreachableHosts(lab);
  // A bar above says why the simulated lab opened.
  const simulatedInstead = useConsole((state) => state.console?.simulatedInstead ?? false);
  const trouble = simulatedInstead ? unreachable.filter((host) => !isRealNeverRead(host)) : unreachable;
  return (
    <div className={styles.tab}>
      <div className={styles.main}>
        {rejection !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{texts.errors.callRejected(rejection)}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={() => useRejection.setState({ text: null })}>
                {texts.commands.dismiss}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {view === 'rows' && <HostTrouble hosts={trouble} />}
        {view === 'rows' && <FilterBar lab={lab} counts={counts} />}
        {view === 'rows' && <StationGrid rows={rows} onTouch={touch} onMenu={setMenu} />}
        {view === 'rows' && rows.length === 0 && <NothingFound />}
        {view !== 'rows' && <Screen lab={lab} view={view} />}
        <OutcomePanel lab={lab} />
      </div>
      <TaskPane lab={lab} sessions={sessions} tasks={tasks} />
      {menu !== null && <RowMenu point={menu} tasks={tasks.selection} onClose={() => setMenu(null)} />}
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

/** What stands in place of the grid; loading, nobody and could not read never look alike. */
function Screen({ lab, view }: { readonly lab: LabCopy; readonly view: Exclude<ReturnType<typeof labView>, 'rows'> }) {
  const styles = useStyles();
  const texts = useTexts();
  switch (view) {
    case 'loading':
      return <Loading />;
    case 'no-computers':
      return (
        <div className={styles.screen}>
          <h2 className={styles.title}>{texts.lab.noComputersTitle}</h2>
          <p className={styles.text}>{texts.lab.noComputersText}</p>
        </div>
      );
    case 'nobody':
      return (
        <div className={styles.screen}>
          <h2 className={styles.title}>{texts.lab.nobodyTitle}</h2>
          <p className={styles.text}>{texts.lab.nobodyText(lab.hosts.size)}</p>
        </div>
      );
    case 'unread':
      return (
        <div className={styles.screen} role="alert">
          <h2 className={styles.title}>{texts.lab.unreadTitle}</h2>
          <p className={styles.text}>{texts.lab.unreadText}</p>
          <HostTrouble hosts={unreachableHosts(lab)} />
        </div>
      );
  }
}
