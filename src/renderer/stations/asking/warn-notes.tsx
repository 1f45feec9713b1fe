import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import type { Session } from '../../../shared/session/session';
import { mainNow, useCountdown } from '../../lab/countdown-clock';
import type { Countdown } from '../../lab/countdowns';
import { useTexts } from '../../locale/use-texts';
import { endsOf } from '../countdown-text';
import { notSeenNotes, notSooner } from './asked';
import type { WarnSeconds } from './how-fields';

const useStyles = makeStyles({ line: { display: 'block', overflowWrap: 'anywhere' } });

interface WarnNotesProps {
  readonly warnSeconds: WarnSeconds;
  /** Those who are ticked. */
  readonly sessions: readonly Session[];
  /** The countdowns that are running on them. */
  readonly countdowns: readonly Countdown[];
}

/** What must be known before an End with this warning: who will not see it, and what becomes of running countdowns. */
export function WarnNotes({ warnSeconds, sessions, countdowns }: WarnNotesProps) {
  const styles = useStyles();
  const texts = useTexts();
  // Time goes on: what is sooner now is not a little later.
  useCountdown(endsOf(countdowns)?.[1] ?? null);
  const later = notSooner(countdowns, warnSeconds, mainNow());
  const sooner = countdowns.length - later;
  const lines = [
    ...(sooner > 0 ? [texts.warning.sooner(sooner)] : []),
    ...(later > 0 ? [texts.warning.notSooner(later)] : []),
    ...(warnSeconds > 0 ? notSeenNotes(texts, sessions) : []),
  ];
  if (lines.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {lines.map((line) => (
          <span key={line} className={styles.line}>
            {line}
          </span>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
