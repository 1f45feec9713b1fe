import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { SearchedOutcome } from '../../shared/history/history-query';
import { useTexts } from '../locale/use-texts';

const useStyles = makeStyles({
  mark: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  icon: { flexShrink: 0, fontSize: '16px', lineHeight: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warm: { color: tokens.colorStatusWarningForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

/** Icon and colour of each outcome; the word says the same, so neither is ever alone. */
const looks = {
  open: { Icon: TimerRegular, tone: 'quiet' },
  done: { Icon: CheckmarkCircleFilled, tone: 'good' },
  refused: { Icon: WarningFilled, tone: 'bad' },
  failed: { Icon: WarningFilled, tone: 'bad' },
  'not-ending': { Icon: WarningFilled, tone: 'bad' },
  'not-suspended': { Icon: WarningFilled, tone: 'bad' },
  'called-off': { Icon: DismissCircleRegular, tone: 'quiet' },
  interrupted: { Icon: QuestionCircleRegular, tone: 'warm' },
} as const satisfies Record<SearchedOutcome, unknown>;

/** An outcome as icon, word and colour. */
export function OutcomeMark({ outcome }: { readonly outcome: SearchedOutcome }) {
  const styles = useStyles();
  const { history } = useTexts();
  const { Icon, tone } = looks[outcome];
  return (
    <span className={styles.mark}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden />
      <span className={styles.text}>{history.outcomes[outcome]}</span>
    </span>
  );
}
