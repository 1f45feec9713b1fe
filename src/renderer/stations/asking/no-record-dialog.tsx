import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useTexts } from '../../locale/use-texts';
import { useConsole } from '../../shell/console-store';
import { historyTroubleText } from '../../shell/history-trouble-text';
import { useFirstFocus } from '../../shell/use-first-focus';
import { useNoRecord } from './no-record';

const useStyles = makeStyles({
  /** Paths and the system's words, of any length. */
  why: { overflowWrap: 'anywhere' },
  button: { whiteSpace: 'nowrap' },
});

/** Asks, for every command in one place, whether to act although it can't be written to History. */
export function NoRecordDialog() {
  const { asked } = useNoRecord();
  return asked === null ? null : <AskWithoutRecord detail={asked.detail} onAnswer={asked.answer} />;
}

interface AskWithoutRecordProps {
  readonly detail: string;
  readonly onAnswer: (act: boolean) => void;
}

function AskWithoutRecord({ detail, onAnswer }: AskWithoutRecordProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { noRecord, commands } = texts;
  const trouble = useConsole(({ console }) => console?.historyTrouble ?? null);
  const cancel = useFirstFocus();
  const why = trouble === null ? [noRecord.unknown(detail)] : historyTroubleText(texts, trouble);
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onAnswer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{noRecord.title}</DialogTitle>
          <DialogContent>
            {why.map((line) => (
              <p key={line} className={styles.why}>
                {line}
              </p>
            ))}
            <p>{noRecord.text}</p>
          </DialogContent>
          <DialogActions>
            <Button ref={cancel} className={styles.button} onClick={() => onAnswer(false)}>
              {commands.cancel}
            </Button>
            <Button appearance="primary" className={styles.button} onClick={() => onAnswer(true)}>
              {noRecord.act}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
