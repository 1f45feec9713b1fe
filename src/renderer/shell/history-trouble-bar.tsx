import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTexts } from '../locale/use-texts';
import { useConsole } from './console-store';
import { DismissAction } from './dismiss-action';
import { historyTroubleText } from './history-trouble-text';

const useStyles = makeStyles({
  /** Names and paths of any length. */
  body: { overflowWrap: 'anywhere' },
  line: { margin: '2px 0 0' },
});

/** Says what is wrong with History: as long as it is; that it was begun afresh, until dismissed. */
export function HistoryTroubleBar() {
  const styles = useStyles();
  const texts = useTexts();
  const trouble = useConsole((state) => state.console?.historyTrouble ?? null);
  const [dismissed, setDismissed] = useState(false);
  if (trouble === null) return null;
  const past = trouble.kind === 'started-afresh';
  if (past && dismissed) return null;
  const [first, ...others] = historyTroubleText(texts, trouble);
  return (
    <MessageBar intent={past ? 'warning' : 'error'} layout="multiline" role={past ? undefined : 'alert'}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{texts.historyTrouble.title}</MessageBarTitle>
        {first}
        {others.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
      </MessageBarBody>
      {past && <DismissAction onDismiss={() => setDismissed(true)} />}
    </MessageBar>
  );
}
