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
 * shows in no reading: its outcome is the host's answer, which comes within its time limit.
 */
export function judge(action: Action, { session, restarted, limitPassed }: Sighting): Outcome | null {
  if (action === 'message') return null;
  if (restarted || session === null) {
    if (action === 'end') return { kind: 'done', reason: restarted ? 'computer-restarted' : null };
    return { kind: 'failed', reason: restarted ? 'computer-restarted' : 'session-ended', detail: '' };
  }
  if (session.checking) return null;
  if (shows(action, session)) return shown(action, session, limitPassed);
  const left = action === 'lock' ? session.station === null : action === 'suspend' && session.leaving;
  if (left) return { kind: 'failed', reason: 'left-the-station', detail: '' };
  return limitPassed ? inVain[action] : null;
}

/** The outcome where the effect shows. The screen locker of a suspended session may still be about to answer. */
function shown(action: Action, { unguarded }: Session, limitPassed: boolean): Outcome | null {
  if (action !== 'suspend' || !unguarded) return { kind: 'done', reason: null };
  return limitPassed ? { kind: 'done', reason: 'not-locked' } : null;
}

/** Whether a session that is still there shows the effect of an action. */
function shows(action: Exclude<Action, 'message'>, { state }: Session): boolean {
  return (action === 'suspend' && state === 'suspended') || (action === 'lock' && state === 'locked');
}

const inVain: Readonly<Record<Exclude<Action, 'message'>, Outcome>> = {
  end: { kind: 'not-ending' },
  suspend: { kind: 'not-suspended' },
  lock: { kind: 'failed', reason: 'no-locker-answered', detail: '' },
};
