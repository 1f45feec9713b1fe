import type { HistoryAction, HistoryEvent } from '../../../../src/shared/history/history-item';
import { ann } from '../../../builders';

/** 25 July 2026, 14:03:22 UTC. */
export const aTime = Date.UTC(2026, 6, 25, 14, 3, 22);

const base = {
  place: 1,
  at: aTime,
  session: ann,
  subject: {
    user: 'ann',
    fullName: 'Ann Lee',
    station: { kind: 'simulated', name: 'Window 1', friendlyName: null },
    computer: 'lab-a',
  },
  simulated: false,
} as const;

/** An End of ann's session that root asked for; done. */
export function anAction(parts: Partial<HistoryAction> = {}): HistoryAction {
  return {
    ...base,
    kind: 'action',
    by: 'root',
    from: 'desk',
    action: 'end',
    force: false,
    reason: null,
    warn: null,
    text: null,
    outcome: { kind: 'done', reason: null },
    settledAt: aTime + 2000,
    ...parts,
  };
}

/** Ann logged on. */
export function anEvent(parts: Partial<HistoryEvent> = {}): HistoryEvent {
  return { ...base, kind: 'event', event: 'logged-on', ...parts };
}
