import { useTexts } from '../../locale/use-texts';
import { QuestionDialog } from '../../shell/question-dialog';

interface OwnDialogProps {
  readonly action: 'suspend' | 'lock';
  /** It is the own session of the simulated lab. */
  readonly simulated: boolean;
  /** How many others are meant too. */
  readonly others: number;
  readonly onAll: () => void;
  readonly onOthers: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done to the session in which the administrator sits; others can be done without it. */
export function OwnDialog({ action, simulated, others, onAll, onOthers, onClose }: OwnDialogProps) {
  const { commands, ownDialog, simulated: words } = useTexts();
  const all = { text: others > 0 ? ownDialog.all[action](others + 1) : ownDialog.one[action], run: onAll };
  const onlyOthers = { text: ownDialog.onlyOthers[action], run: onOthers };
  return (
    <QuestionDialog
      title={ownDialog.title[action]}
      back={{ text: commands.cancel, run: onClose }}
      answers={others > 0 ? [onlyOthers, all] : [all]}
    >
      <p>{simulated ? words.inARealLab(ownDialog.text[action]) : ownDialog.text[action]}</p>
      {others > 0 && <p>{ownDialog.others(others)}</p>}
    </QuestionDialog>
  );
}
