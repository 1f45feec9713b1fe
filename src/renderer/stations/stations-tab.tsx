import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useEffect, useMemo } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import { isNeverRead, labMix, labView, unreachableHosts } from '../lab/lab-summary';
import { useTexts } from '../locale/use-texts';
import { Loading } from '../shell/loading';
import { useRejection } from './commands';
import { HostTrouble } from './host-trouble';
import { OutcomePanel } from './outcome-panel';
import { rowsOf } from './rows';
import { useSelection, withoutGone } from './selection';
import { StationGrid } from './station-grid';
import { TaskPane } from './task-pane';

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
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '560px' },
});

/** The Stations tab: who is where, and what can be done about it. */
export const StationsTab = memo(function StationsTab({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const rows = useMemo(() => rowsOf(lab), [lab]);
  const rejection = useRejection(({ text }) => text);
  useEffect(() => {
    useSelection.setState((state) => withoutGone(state, lab.sessions));
  }, [lab.sessions]);

  const view = labView(lab);
  const trouble =
    labMix(lab) === 'simulated' ? unreachableHosts(lab).filter((host) => !isNeverRead(host)) : unreachableHosts(lab);
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
        {view === 'rows' ? <StationGrid rows={rows} /> : <Screen lab={lab} view={view} />}
        <OutcomePanel lab={lab} />
      </div>
      <TaskPane lab={lab} />
    </div>
  );
});

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
