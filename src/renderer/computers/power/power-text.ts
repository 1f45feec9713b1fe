import type { PowerAction, PowerRequest } from '../../../shared/lab/power';
import type { Texts } from '../../../shared/locale/en';
import { notDoneText } from '../../../shared/locale/not-done-text';
import { timeText } from '../../../shared/locale/times';
import type { Outcome } from '../../../shared/requests/request';

/** How what was last asked of a computer goes, in a few words: *Restarting...*, *Shut down 18:02, not confirmed*. */
export function powerText(texts: Texts, { action, at, state, since, outcome }: PowerRequest, now: number): string {
  const { power } = texts;
  switch (state) {
    case 'open':
      return power.open[action];
    case 'down':
      return power.down[action](timeText(texts, at, now));
    case 'done':
      return power.done[action](timeText(texts, since, now));
    case 'failed':
      return power.notDone[action](outcome === null ? '' : powerOutcome(texts, action, outcome));
  }
}

/** How it finished; the host's own words stand behind ours, as data. */
export function powerOutcome(texts: Texts, action: PowerAction, outcome: Outcome): string {
  const { power } = texts;
  switch (outcome.kind) {
    case 'done':
      return outcome.reason === 'not-confirmed' ? power.outcome.notConfirmed : power.outcome.done[action];
    case 'not-ending':
    case 'not-suspended':
      return texts.outcomes.interrupted;
    default:
      return notDoneText(texts, outcome);
  }
}
