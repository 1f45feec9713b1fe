import { makeStyles, tokens } from '@fluentui/react-components';
import type { Host } from '../../shared/lab/host';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { QuestionDialog } from '../shell/question-dialog';
import { closeComputerDialog } from './computers-view';

const useStyles = makeStyles({
  text: { margin: '0 0 8px' },
  open: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

interface RemoveDialogProps {
  readonly host: Host;
  /** Requests there that are open. */
  readonly open: number;
}

/** Asks before a computer leaves the list. */
export function RemoveDialog({ host, open }: RemoveDialogProps) {
  const styles = useStyles();
  const { computers, commands } = useTexts();
  const { removal } = computers;
  const remove = () => {
    closeComputerDialog();
    void tellMain('removeComputer', { host: host.id });
  };
  return (
    <QuestionDialog
      title={removal.title(host.name)}
      back={{ text: commands.cancel, run: closeComputerDialog }}
      answers={[{ text: removal.confirm, run: remove }]}
    >
      <p className={styles.text}>{removal.text}</p>
      {open > 0 && <p className={styles.open}>{removal.open(open)}</p>}
    </QuestionDialog>
  );
}
