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
import { useHiddenStyle } from '../shell/use-hidden-style';
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
  warmText: { color: tokens.colorStatusWarningForeground2 },
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
  counting: { Icon: TimerRegular, tone: 'warm' },
  ending: { Icon: TimerRegular, tone: 'calm' },
  'not-ending': { Icon: WarningFilled, tone: 'bad' },
  'not-suspended': { Icon: WarningFilled, tone: 'bad' },
};

interface StateLabelProps {
  readonly state: RowState;
  /** What it is called, where that is not the state's own word. */
  readonly words?: string;
  /** What is told of it when the pointer rests on it, and to screen readers. */
  readonly more?: string;
  /** Long words take more lines instead of being cut. */
  readonly whole?: boolean | undefined;
  readonly id?: string | undefined;
}

/** A state as icon, word and colour. */
export function StateLabel({ state, words, more = '', whole = false, id }: StateLabelProps) {
  const styles = useStyles();
  const texts = useTexts();
  const hidden = useHiddenStyle();
  const { Icon, tone } = looks[state];
  const said = words ?? texts.states[state];
  return (
    <span className={styles.label} id={id}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden />
      <span
        className={mergeClasses(
          !whole && styles.text,
          tone === 'bad' && styles.badText,
          state === 'counting' && styles.warmText,
          state === 'available' && styles.quiet,
        )}
        title={more === '' ? said : `${said}\n${more}`}
      >
        {said}
      </span>
      {more !== '' && <span className={hidden}>{` ${more}`}</span>}
    </span>
  );
}
