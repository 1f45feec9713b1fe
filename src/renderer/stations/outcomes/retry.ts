import type { LabCopy } from '../../../shared/lab/snapshot';
import type { RequestRecord } from '../../../shared/requests/request';
import { allowedActions } from '../../../shared/session/actions';
import type { Session } from '../../../shared/session/session';
import { requestsOn } from '../../lab/requests-index';
import { mayForce } from '../commands';

/**
 * The session of a request that can be asked for again; null: it can't. It was settled and not done, the very same
 * session is still listed, it can be done with it now, nothing is open on it, and the same was not asked for since.
 */
export function retryable(lab: LabCopy, request: RequestRecord): Session | null {
  const { id, action, force, outcome } = request;
  if (outcome === null || outcome.kind === 'done') return null;
  const session = lab.sessions.get(request.session);
  if (session === undefined || !allowedActions(session)[action].allowed) return null;
  if (force && !mayForce(lab, session)) return null;
  const requests = requestsOn(lab, request.session);
  if (requests.some((other) => other.outcome === null)) return null;
  const last = requests.findLast((other) => other.action === action && other.force === force);
  return last === undefined || last.id === id ? session : null;
}
