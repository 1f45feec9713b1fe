import type { RequestRecord } from '../requests/request';
import type { SessionKey } from '../session/identity';
import type { LiveState, Session } from '../session/session';
import type { Host } from './host';

/** What the column State says of a session: one word of the locale for each. */
export type ShownState =
  | LiveState
  /** Signed out, programs still running; nobody here asked for it, or it is no longer open. */
  | 'leaving'
  /** An open request of ours, until the host shows the effect. */
  | 'suspending'
  | 'locking'
  | 'ending'
  /** A countdown to our End is running. */
  | 'counting'
  /** A request of ours is open, but its host can't be read. */
  | 'unknown'
  /** Missing in one reading; the next one decides. */
  | 'checking'
  /** Our request was in vain within its time limit. */
  | 'not-ending'
  | 'not-suspended';

/** The requests on each session, in the order given; sessions without one have no entry. */
export function requestsBySession(requests: Iterable<RequestRecord>): Map<SessionKey, RequestRecord[]> {
  return Map.groupBy(requests, ({ session }) => session);
}

/**
 * The state that a row shows: what is open on the session, else what was in vain, else what the host says.
 * `requests` are all requests on this session that the lab publishes.
 */
export function shownState(
  session: Pick<Session, 'state' | 'leaving' | 'checking'>,
  requests: readonly RequestRecord[],
  host: Pick<Host, 'connection'>,
): ShownState {
  const open = openState(requests);
  if (open !== null) return host.connection.state === 'connected' ? open : 'unknown';
  if (session.checking) return 'checking';
  if (endedInVain(requests)) return 'not-ending';
  if (session.leaving) return 'leaving';
  return requests.some(({ action, standing }) => standing && action === 'suspend') ? 'not-suspended' : session.state;
}

/** Whether End was tried on a session in vain; with it *End by force* is offered (`forceAllowed`). */
export function endedInVain(requests: readonly RequestRecord[]): boolean {
  return requests.some(({ action, standing }) => standing && action === 'end');
}

/** Whether a countdown to an End is running. */
export function isCounting({ outcome, endsAt }: RequestRecord): boolean {
  return outcome === null && endsAt !== null;
}

/** What the open requests on a session say; the end of it outweighs everything. A message shows nothing. */
function openState(requests: readonly RequestRecord[]): 'counting' | 'ending' | 'suspending' | 'locking' | null {
  const open = new Set(requests.filter(({ outcome }) => outcome === null).map(({ action }) => action));
  if (open.has('end')) return requests.some(isCounting) ? 'counting' : 'ending';
  if (open.has('suspend')) return 'suspending';
  return open.has('lock') ? 'locking' : null;
}
