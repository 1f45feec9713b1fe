import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useMemo } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import { useTexts } from '../locale/use-texts';
import { useConsole } from '../shell/console-store';
import { SimulatedOffer } from '../stations/lab-screen';
import { ComputerDialogs } from './computer-dialogs';
import { ComputersGrid } from './computers-grid';
import { ComputersResults } from './computers-results';
import { ComputersToolbar } from './computers-toolbar';
import { beginToAdd, useComputersView } from './computers-view';

const useStyles = makeStyles({
  tab: { flex: '1 0 auto', display: 'flex', flexDirection: 'column', gap: '8px', padding: '12px 16px' },
  empty: {
    flex: '1 0 auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    padding: '24px',
    textAlign: 'center',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, maxWidth: '560px', color: tokens.colorNeutralForeground2 },
});

/** The Computers tab: every computer of the lab, how the console stands to it, and the list itself. */
export const ComputersTab = memo(function ComputersTab({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const selected = useComputersView((view) => view.selected);
  const given = useConsole((state) => state.console?.computersGiven ?? false);
  const hosts = useMemo(
    () => [...lab.hosts.values()].sort((a, b) => a.name.localeCompare(b.name, texts.tag, { numeric: true })),
    [lab.hosts, texts.tag],
  );
  const sessions = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { identity } of lab.sessions.values()) counts.set(identity.host, (counts.get(identity.host) ?? 0) + 1);
    return counts;
  }, [lab.sessions]);
  return (
    <div className={styles.tab}>
      <ComputersToolbar host={selected === null ? undefined : lab.hosts.get(selected)} given={given} />
      <ComputersResults />
      {hosts.length > 0 ? <ComputersGrid hosts={hosts} sessions={sessions} /> : <Empty lab={lab} />}
      <ComputerDialogs lab={lab} />
    </div>
  );
});

/** What stands in place of the list while it is empty. */
function Empty({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const { empty, commands } = texts.computers;
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{empty.title}</h2>
      <p className={styles.text}>{empty.text}</p>
      <Button appearance="primary" onClick={beginToAdd}>
        {texts.commands.opensDialog(commands.add)}
      </Button>
      <SimulatedOffer lab={lab} />
    </div>
  );
}
