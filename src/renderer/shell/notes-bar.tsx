import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ line: { display: 'block', overflowWrap: 'anywhere' } });

interface NotesBarProps {
  readonly intent: 'info' | 'warning';
  readonly lines: readonly string[];
}

/** What must be known before something is done, a line each; nothing where there is none. */
export function NotesBar({ intent, lines }: NotesBarProps) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        {lines.map((line) => (
          <span key={line} className={styles.line}>
            {line}
          </span>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
