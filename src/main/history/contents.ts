import type { PowerRecord } from '../../shared/lab/power';
import type { SeenEvent } from '../../shared/lab/seen-event';
import type { RequestRecord } from '../../shared/requests/request';
import type { EventContent, OutcomeContent, PowerContent, RequestContent, Who } from './entry';

/** What is kept of a new request. `more`: what its record does not say. */
export function requestContent(
  { id, batch, action, force, session, subject, reason, acceptedAt }: RequestRecord,
  { by, from }: Who,
  { warn, text, simulated }: Pick<RequestContent, 'warn' | 'text' | 'simulated'>,
): RequestContent {
  const asked = { id, batch, by, from, action, force, session, subject, reason, warn, text, simulated };
  return { kind: 'request', at: acceptedAt, ...asked };
}

/** What is kept of a new request to restart or shut down a computer. */
export function powerContent(
  { id, action, host, boot, computer, sessions, reason, acceptedAt }: PowerRecord,
  { by, from }: Who,
  simulated: boolean,
): PowerContent {
  const subject = { computer };
  return { kind: 'power', at: acceptedAt, id, by, from, action, host, boot, subject, sessions, reason, simulated };
}

/** What is kept of the outcome of a request; `now` where its record does not say when. */
export function outcomeContent(
  { id, outcome, settledAt }: RequestRecord | PowerRecord,
  { by, from }: Who,
  now: number,
): OutcomeContent {
  if (outcome === null) throw new Error(`request ${id} has no outcome`);
  return { kind: 'outcome', at: settledAt ?? now, by, from, id, outcome };
}

/** null: it is not kept, for it says nothing of a user, or nobody did it by themselves. */
export function eventContent({ type, session, subject, ours, simulated }: SeenEvent, at: number): EventContent | null {
  if (ours || type === 'found' || type === 'missing') return null;
  return { kind: 'event', at, event: type, session: session.key, subject, simulated };
}
