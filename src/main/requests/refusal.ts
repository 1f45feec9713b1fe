import { endedInVain } from '../../shared/lab/shown-state';
import type { RefusalReason } from '../../shared/requests/request';
import { allowance, forceAllowed } from '../../shared/session/actions';
import type { OpenRequest, OpenRequests } from './open-requests';
import type { RequestGround } from './request-ground';

/** Why a request may not be sent now; null: it may. Asked when it is accepted, and again just before it is sent. */
export function refusalOf(request: OpenRequest, ground: RequestGround, open: OpenRequests): RefusalReason | null {
  const { action, force, session: key, host: hostId } = request.record;
  const session = ground.session(key);
  const host = ground.host(hostId);
  if (session === undefined || host === undefined) return 'session-gone';
  const allowed = allowance(action, session);
  if (!allowed.allowed) return allowed.reason;
  if (session.own && !request.ownConfirmed) return 'own-session';
  const inVain = endedInVain(ground.published.of(key));
  if (force && !forceAllowed(session, host.canForce, inVain)) return 'force-not-offered';
  const ending = open.ending(key);
  // While a countdown is running, everything else goes on.
  const isEnding = ending !== undefined && (action === 'end' || ending.record.endsAt === null);
  if (isEnding && ending !== request) return 'already-ending';
  if (action !== 'message' && open.has(key, action, request)) return 'already-open';
  return null;
}
