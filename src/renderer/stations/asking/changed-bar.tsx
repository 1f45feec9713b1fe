import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useTexts } from '../../locale/use-texts';
import { type Changes, changesText } from './changes';

const useStyles = makeStyles({ body: { overflowWrap: 'anywhere' }, button: { whiteSpace: 'nowrap' } });

interface ChangedBarProps {
  readonly changes: Changes;
  readonly onLookAgain: () => void;
}

/** Names who came, left or moved since the person looked; what they see is renewed with one click. */
export function ChangedBar({ changes, onLookAgain }: ChangedBarProps) {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{texts.changes.title}</MessageBarTitle>
        {changesText(texts, changes)}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" className={styles.button} onClick={onLookAgain}>
          {texts.changes.lookAgain}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
