import type { SessionKey } from '../../shared/session/identity';
import { mainNow, useCountdown } from '../lab/countdown-clock';
import { type Countdown, countdownOn } from '../lab/countdowns';
import { useLab } from '../lab/lab-store';
import { useTexts } from '../locale/use-texts';
import { endingText, warningText } from './countdown-text';
import type { RowState } from './rows';
import { StateLabel } from './state-label';

interface SessionStateProps {
  readonly session: SessionKey;
  readonly state: RowState;
  /** Long words take more lines instead of being cut. */
  readonly whole?: boolean | undefined;
  /** Id for what tells of the countdown. */
  readonly id?: string | undefined;
}

/** The state of a session; while a countdown to its end is running, how much time is left, and whether it was warned. */
export function SessionState({ session, state, whole, id }: SessionStateProps) {
  const countdown = useLab(({ copy }) => {
    return copy !== null && state === 'counting' ? countdownOn(copy, session) : undefined;
  });
  if (countdown === undefined) return <StateLabel state={state} whole={whole} />;
  return <CountingState countdown={countdown} whole={whole} id={id} />;
}

interface CountingStateProps extends Pick<SessionStateProps, 'whole' | 'id'> {
  readonly countdown: Countdown;
}

function CountingState({ countdown: { endsAt, warning }, whole, id }: CountingStateProps) {
  const texts = useTexts();
  useCountdown(endsAt);
  return (
    <StateLabel
      state="counting"
      words={endingText(texts, [endsAt, endsAt], mainNow())}
      more={warningText(texts, warning)}
      whole={whole}
      id={id}
    />
  );
}
