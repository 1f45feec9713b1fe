import type { LabCopy } from '../../../shared/lab/snapshot';
import type { RequestRecord } from '../../../shared/requests/request';
import { allowance } from '../../../shared/session/actions';
import type { Session } from '../../../shared/session/session';
import { requestsOn } from '../../lab/requests-index';
import { mayForce } from '../commands';

/** Requests whose like was asked for since and then dismissed: main no longer knows of it. */
const askedAgain = new Set<string>();

/** Is to be called before requests are dismissed: those that they repeat are not offered again for want of them. */
export function rememberAskedAgain(lab: LabCopy, dismissed: readonly RequestRecord[]): void {
  for (const id of askedAgain) if (!lab.requests.has(id)) askedAgain.delete(id);
  for (const request of dismissed) {
    const requests = requestsOn(lab, request.session);
    for (const earlier of requests.slice(0, requests.indexOf(request)))
      if (isLike(earlier, request)) askedAgain.add(earlier.id);
  }
}

function isLike(a: RequestRecord, b: RequestRecord): boolean {
  return a.action === b.action && a.force === b.force;
}

/**
 * The session of a request that can be asked for again; null: it can't. It was settled and not done, the very same
 * session is still listed, it can be done with it now, nothing is open on it, and the same was not asked for since. Nor is
 * it offered where the administrator called it off.
 */
export function retryable(lab: LabCopy, request: RequestRecord): Session | null {
  const { id, action, force, outcome } = request;
  if (outcome === null || outcome.kind === 'done' || askedAgain.has(id)) return null;
  if (outcome.kind === 'called-off' && outcome.reason === 'administrator') return null;
  const session = lab.sessions.get(request.session);
  if (session === undefined || !allowance(action, session).allowed) return null;
  if (force && !mayForce(lab, session)) return null;
  const requests = requestsOn(lab, request.session);
  if (requests.some((other) => other.outcome === null)) return null;
  const last = requests.findLast((other) => isLike(other, request));
  return last === undefined || last.id === id ? session : null;
}
