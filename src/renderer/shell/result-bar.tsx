import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { DismissAction } from './dismiss-action';

/** Names and paths of any length. */
const useStyles = makeStyles({ body: { overflowWrap: 'anywhere', userSelect: 'text' } });

interface ResultBarProps {
  readonly intent: 'success' | 'warning' | 'error';
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/** What came of something long, until dismissed. */
export function ResultBar({ intent, onDismiss, children }: ResultBarProps) {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.body}>{children}</MessageBarBody>
      <DismissAction onDismiss={onDismiss} />
    </MessageBar>
  );
}
