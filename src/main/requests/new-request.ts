import type { Ask, RequestRecord } from '../../shared/requests/request';
import { subjectOf } from '../../shared/requests/subject';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import type { Time } from '../time';
import type { OpenRequest } from './open-requests';
import type { LeftOpen } from './recorder';
import type { RequestGround } from './request-ground';

/** The request of an ask for one session, as things stand now. Throws where the key is no identity. */
export function newRequest(
  ask: Ask,
  session: SessionKey,
  ids: Pick<RequestRecord, 'id' | 'batch'>,
  ground: RequestGround,
  time: Time,
): OpenRequest {
  const identity = parseSessionKey(session);
  if (identity === undefined) throw new Error(`not a session identity: ${session}`);
  const { host, user } = identity;
  const known = ground.session(session);
  const { action, reason, warn, text, brief, ownConfirmed, withoutRecord } = ask;
  const record: RequestRecord = {
    ...ids,
    action,
    force: ask.force && action === 'end',
    session,
    host,
    subject: subjectOf(user, known, known && ground.station(known), ground.host(host)?.name ?? host),
    reason,
    endsAt: warn === null ? null : time.monotonic() + warn,
    warning: warn === null ? null : { state: 'on-its-way' },
    acceptedAt: time.now(),
    outcome: null,
    settledAt: null,
    standing: false,
    dismissed: false,
  };
  return { record, identity, text, brief, ownConfirmed, withoutRecord, leftOpen: false, sent: null, cancelTimers: [] };
}

/** A request that an earlier run left open, as one that waits for the first reading of its host. */
export function requestLeftOpen({ record }: LeftOpen): OpenRequest {
  const identity = parseSessionKey(record.session);
  if (identity === undefined) throw new Error(`not a session identity: ${record.session}`);
  return {
    record: { ...record, endsAt: null },
    identity,
    text: null,
    brief: false,
    ownConfirmed: false,
    withoutRecord: false,
    leftOpen: true,
    // Before everything that happens in this run, and long ago.
    sent: { order: 0, limit: Number.NEGATIVE_INFINITY },
    cancelTimers: [],
  };
}
