import type { EventContent, OutcomeContent, RequestContent } from '../../../../src/main/history/entry';
import { type SessionIdentity, sessionKey } from '../../../../src/shared/session/identity';
import { annIdentity } from '../../../builders';
import { now } from './history-folder';

const ann = {
  user: 'ann',
  fullName: 'Ann Lee',
  station: { kind: 'simulated', name: 'Station 1', friendlyName: null },
  computer: 'lab-a',
} as const;

/** A request to end ann's session; with what the test says instead. */
export function requestOp(id: string, parts: Partial<RequestContent> = {}): RequestContent {
  return {
    kind: 'request',
    at: now,
    id,
    batch: 'b1',
    by: 'carol',
    from: 'desk',
    action: 'end',
    force: false,
    session: sessionKey(annIdentity),
    subject: ann,
    reason: null,
    warn: null,
    text: null,
    simulated: true,
    ...parts,
  };
}

/** A request is done. */
export function outcomeOp(id: string, parts: Partial<OutcomeContent> = {}): OutcomeContent {
  const outcome = { kind: 'done', reason: null } as const;
  return { kind: 'outcome', at: now + 1, by: 'carol', from: 'desk', id, outcome, ...parts };
}

/** Ann logged on. */
export function eventOp(parts: Partial<EventContent> = {}): EventContent {
  const session = sessionKey(annIdentity);
  return { kind: 'event', at: now, event: 'logged-on', session, subject: ann, simulated: true, ...parts };
}

/** Key of another session than ann's. */
export function keyOf(parts: Partial<SessionIdentity>) {
  return sessionKey({ ...annIdentity, ...parts });
}
