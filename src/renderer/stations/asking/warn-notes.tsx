import type { Session } from '../../../shared/session/session';
import { mainNow, useCountdown } from '../../lab/countdown-clock';
import type { Countdown } from '../../lab/countdowns';
import { useTexts } from '../../locale/use-texts';
import { NotesBar } from '../../shell/notes-bar';
import { endsOf } from '../countdown-text';
import { notSeenNotes, notSooner } from './asked';
import type { WarnSeconds } from './how-fields';

interface WarnNotesProps {
  readonly warnSeconds: WarnSeconds;
  /** Those who are ticked. */
  readonly sessions: readonly Session[];
  /** The countdowns that are running on them. */
  readonly countdowns: readonly Countdown[];
}

/** What must be known before an End with this warning: who will not see it, and what becomes of running countdowns. */
export function WarnNotes({ warnSeconds, sessions, countdowns }: WarnNotesProps) {
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
  return <NotesBar intent="info" lines={lines} />;
}
