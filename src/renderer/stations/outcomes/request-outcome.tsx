import { Button, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { subjectText } from '../../../shared/locale/settled-text';
import type { RequestRecord } from '../../../shared/requests/request';
import type { Session } from '../../../shared/session/session';
import { useCountdown } from '../../lab/countdown-clock';
import { type Countdown, isCountdown } from '../../lab/countdowns';
import { useTexts } from '../../locale/use-texts';
import type { Asking } from '../asking/asking';
import { mayForce } from '../commands';
import { isTrouble } from './batches';
import { outcomeText } from './outcome-text';
import { retryable } from './retry';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    minHeight: '24px',
    padding: '2px 0 2px 24px',
  },
  who: { flex: '0 1 340px', minWidth: '200px', overflowWrap: 'anywhere' },
  how: { flex: '1 1 260px', overflowWrap: 'anywhere' },
  bad: { color: tokens.colorPaletteRedForeground1 },
  button: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular },
});

interface RequestOutcomeProps {
  readonly lab: LabCopy;
  readonly request: RequestRecord;
  readonly asking: Asking;
  readonly onRetry: (sessions: readonly Session[]) => void;
  readonly onCallOff: (countdown: Countdown) => void;
}

/** One request of a batch: whom it is about, how it went, and what can be done about it. */
export function RequestOutcome({ lab, request, asking, onRetry, onCallOff }: RequestOutcomeProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { commands, countdown, outcomes } = texts;
  useCountdown(isCountdown(request) ? request.endsAt : null);
  const restoreFocus = useRestoreFocusTarget();
  const { outcome, subject } = request;
  const session = lab.sessions.get(request.session);
  const force = outcome?.kind === 'not-ending' && session !== undefined && mayForce(lab, session);
  const again = retryable(lab, request);
  const asksFirst = request.action === 'end' || request.action === 'message';
  return (
    <li className={styles.item}>
      <span className={styles.who}>{subjectText(texts, request)}</span>
      <span className={mergeClasses(styles.how, isTrouble(request) && styles.bad)}>
        {outcomeText(texts, lab, request)}
      </span>
      {isCountdown(request) && (
        <Button
          size="small"
          className={styles.button}
          aria-label={countdown.callOffOne(subject.user)}
          onClick={() => onCallOff(request)}
        >
          {countdown.callOff}
        </Button>
      )}
      {again !== null && (
        <Button
          {...restoreFocus}
          size="small"
          className={styles.button}
          aria-label={outcomes.retryOne(subject.user)}
          onClick={() => onRetry([again])}
        >
          {asksFirst ? commands.opensDialog(outcomes.retry) : outcomes.retry}
        </Button>
      )}
      {force && (
        <Button
          {...restoreFocus}
          size="small"
          className={styles.button}
          aria-label={outcomes.forceOne(subject.user)}
          onClick={() =>
            asking.ask({ kind: 'selection', question: 'force', sessions: [request.session], retryOf: null })
          }
        >
          {commands.opensDialog(commands.force)}
        </Button>
      )}
    </li>
  );
}
