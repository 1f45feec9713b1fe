import type { Outcome } from '../../shared/requests/request';

/** What a good reading, begun after the command was sent, says about a host that is to restart or shut down. */
export interface PowerSighting {
  /** The host was started anew since. */
  readonly restarted: boolean;
  /** The reading began after the time limit. */
  readonly limitPassed: boolean;
}

/** The outcome that a sighting gives; null: wait on. Only a new boot shows that a host was off. */
export function judgePower({ restarted, limitPassed }: PowerSighting): Outcome | null {
  if (restarted) return { kind: 'done', reason: null };
  return limitPassed ? { kind: 'failed', reason: 'still-running', detail: '' } : null;
}
