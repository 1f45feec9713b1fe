import type { Action } from '../session/actions';
import type { Session } from '../session/session';
import type { Outcome } from './request';

/** What a good reading, begun after the command was sent, says about the session of an open request. */
export interface Sighting {
  /** The session now; null: the host confirmed it gone. */
  readonly session: Session | null;
  /** The host was started anew since the command was sent. */
  readonly restarted: boolean;
  /** The reading began after the time limit. */
  readonly limitPassed: boolean;
}

/**
 * The outcome that a sighting gives to an open request; null: wait on (docs/design.md 2.5, rules 7 and 8). A message
 * shows in no reading: its outcome is the host's answer.
 */
export function judge(action: Action, { session, restarted, limitPassed }: Sighting): Outcome | null {
  if (restarted) {
    if (action === 'end') return { kind: 'done', reason: 'computer-restarted' };
    return { kind: 'failed', reason: 'computer-restarted', detail: '' };
  }
  if (session === null) {
    if (action === 'end') return { kind: 'done', reason: null };
    return { kind: 'failed', reason: 'session-ended', detail: '' };
  }
  if (session.checking) return null;
  switch (action) {
    case 'end':
      return limitPassed ? { kind: 'not-ending' } : null;
    case 'suspend':
      if (session.state === 'suspended') return { kind: 'done', reason: null };
      return limitPassed ? { kind: 'not-suspended' } : null;
    case 'lock':
      if (session.state === 'locked') return { kind: 'done', reason: null };
      if (session.station === null) return { kind: 'failed', reason: 'left-the-station', detail: '' };
      return limitPassed ? { kind: 'failed', reason: 'no-locker-answered', detail: '' } : null;
    case 'message':
      return limitPassed ? { kind: 'failed', reason: 'time-limit', detail: '' } : null;
  }
}
