import { makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../locale/use-texts';
import { useConsole } from '../../shell/console-store';
import { historyTroubleText } from '../../shell/history-trouble-text';
import { QuestionDialog } from '../../shell/question-dialog';
import { useNoRecord } from './no-record';

const useStyles = makeStyles({
  /** Paths and the system's words, of any length. */
  why: { overflowWrap: 'anywhere' },
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
  const why = trouble === null ? [noRecord.unknown(detail)] : historyTroubleText(texts, trouble);
  return (
    <QuestionDialog
      title={noRecord.title}
      back={{ text: commands.cancel, run: () => onAnswer(false) }}
      answers={[{ text: noRecord.act, run: () => onAnswer(true) }]}
    >
      {why.map((line) => (
        <p key={line} className={styles.why}>
          {line}
        </p>
      ))}
      <p>{noRecord.text}</p>
    </QuestionDialog>
  );
}
