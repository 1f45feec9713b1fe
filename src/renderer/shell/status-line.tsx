import { makeStyles, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import { useTexts } from '../locale/use-texts';

const useStyles = makeStyles({
  line: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '18px',
    padding: '4px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** The line at the bottom: how much is seen, and what is still going on. */
export const StatusLine = memo(function StatusLine({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const hosts = [...lab.hosts.values()];
  const reachable = hosts.filter(({ connection }) => connection.state === 'connected').length;
  let open = 0;
  for (const { outcome } of lab.requests.values()) if (outcome === null) open++;
  return (
    <footer className={styles.line}>
      <span>
        {reachable === hosts.length
          ? texts.status.allReachable(reachable)
          : texts.status.reachable(reachable, hosts.length)}
      </span>
      <span>{texts.status.sessions(lab.sessions.size)}</span>
      {open > 0 && <span>{texts.status.open(open)}</span>}
    </footer>
  );
});
