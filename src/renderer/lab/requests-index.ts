import { requestsBySession } from '../../shared/lab/shown-state';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { RequestRecord } from '../../shared/requests/request';
import type { SessionKey } from '../../shared/session/identity';

const indexes = new WeakMap<LabCopy['requests'], Map<SessionKey, RequestRecord[]>>();
const none: readonly RequestRecord[] = [];

/** The requests on a session. The index is made once for each state of the requests. */
export function requestsOn(lab: LabCopy, key: SessionKey): readonly RequestRecord[] {
  let index = indexes.get(lab.requests);
  if (index === undefined) {
    index = requestsBySession(lab.requests.values());
    indexes.set(lab.requests, index);
  }
  return index.get(key) ?? none;
}
