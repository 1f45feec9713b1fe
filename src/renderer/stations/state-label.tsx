import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { LockClosedFilled } from '@fluentui/react-icons/svg/lock-closed';
import { PauseCircleFilled } from '@fluentui/react-icons/svg/pause-circle';
import { PlugDisconnectedFilled } from '@fluentui/react-icons/svg/plug-disconnected';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SignOutFilled } from '@fluentui/react-icons/svg/sign-out';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useTexts } from '../locale/use-texts';
import type { RowState } from './rows';

const useStyles = makeStyles({
  label: { display: 'inline-flex', alignItems: 'center', gap: '6px', minWidth: 0, maxWidth: '100%' },
  icon: { fontSize: '16px', flexShrink: 0, lineHeight: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warm: { color: tokens.colorStatusWarningForeground2 },
  calm: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  badText: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

type Tone = 'good' | 'warm' | 'calm' | 'quiet' | 'bad';

/** Icon and colour of each state; the word says the same, so neither is ever alone. */
const looks: Readonly<Record<RowState, { readonly Icon: typeof CircleRegular; readonly tone: Tone }>> = {
  active: { Icon: CheckmarkCircleFilled, tone: 'good' },
  locked: { Icon: LockClosedFilled, tone: 'warm' },
  disconnected: { Icon: PlugDisconnectedFilled, tone: 'quiet' },
  suspended: { Icon: PauseCircleFilled, tone: 'calm' },
  available: { Icon: CircleRegular, tone: 'quiet' },
  opening: { Icon: TimerRegular, tone: 'quiet' },
  leaving: { Icon: SignOutFilled, tone: 'quiet' },
  checking: { Icon: QuestionCircleRegular, tone: 'quiet' },
  unknown: { Icon: QuestionCircleRegular, tone: 'warm' },
  suspending: { Icon: TimerRegular, tone: 'calm' },
  locking: { Icon: TimerRegular, tone: 'calm' },
  ending: { Icon: TimerRegular, tone: 'calm' },
  'not-ending': { Icon: WarningFilled, tone: 'bad' },
  'not-suspended': { Icon: WarningFilled, tone: 'bad' },
};

interface StateLabelProps {
  readonly state: RowState;
  /** Long words take more lines instead of being cut. */
  readonly whole?: boolean;
}

/** A state as icon, word and colour. */
export function StateLabel({ state, whole = false }: StateLabelProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { Icon, tone } = looks[state];
  const words = texts.states[state];
  return (
    <span className={styles.label}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden />
      <span
        className={mergeClasses(
          !whole && styles.text,
          tone === 'bad' && styles.badText,
          state === 'available' && styles.quiet,
        )}
        title={words}
      >
        {words}
      </span>
    </span>
  );
}
