import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo } from 'react';
import { wholeHistory } from '../../shared/history/history-query';
import { on } from '../bridge';
import { useNow } from '../lab/use-now';
import { useTexts } from '../locale/use-texts';
import { HistoryDetails } from './history-details';
import { queryOf, startOfDay, useHistoryFilter } from './history-filter';
import { HistoryGrid } from './history-grid';
import { type HistoryListState, sameQuery } from './history-list';
import { HistoryResults } from './history-results';
import { HistoryScreen, type HistoryScreenKind } from './history-screen';
import { historyList, useHistoryList } from './history-store';
import { HistoryToolbar } from './history-toolbar';

/** How often (ms) it is looked whether a new day has begun. */
const dayPace = 10_000;

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
    padding: '12px 16px',
  },
  body: { overflowWrap: 'anywhere' },
  count: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** The History tab: what administrators did and users did themselves, to be searched. */
export function HistoryTab() {
  const styles = useStyles();
  const { history } = useTexts();
  const filter = useHistoryFilter();
  const today = startOfDay(useNow(dayPace), 0);
  const query = useMemo(() => queryOf(filter, today), [filter, today]);
  const list = useHistoryList();
  useEffect(() => {
    // Also what came while another tab was open.
    historyList.changed();
    return on('historyChanged', () => historyList.changed());
  }, []);
  useEffect(() => historyList.find(query), [query]);
  const screen = screenOf(list);
  return (
    <div className={styles.tab}>
      <div className={styles.main}>
        <HistoryToolbar query={query} />
        <HistoryResults />
        {screen === null && list.why !== null && <Trouble why={list.why} />}
        {screen !== null && <HistoryScreen screen={screen} />}
        {screen === null && (
          <>
            <HistoryGrid list={list} />
            <p className={styles.count} role="status">
              {list.next === null ? history.list.count(list.rows.length) : history.list.countSoFar(list.rows.length)}
            </p>
          </>
        )}
      </div>
      <HistoryDetails />
    </div>
  );
}

/** What to show in place of the list; null: the list. */
function screenOf({ query, rows, searching, why }: HistoryListState): HistoryScreenKind | null {
  if (rows.length > 0) return null;
  if (why !== null) return { kind: 'failed', why };
  if (query === null || searching) return { kind: 'loading' };
  return { kind: sameQuery(query, wholeHistory) ? 'empty' : 'nothing-found' };
}

/** Some of the list could not be read; what was read before is still there. */
function Trouble({ why }: { readonly why: string }) {
  const styles = useStyles();
  const { history, commands } = useTexts();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>{history.list.trouble(why)}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => historyList.retry()}>
          {commands.retry}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
