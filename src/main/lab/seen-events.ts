import type { Host } from '../../shared/lab/host';
import type { HostMemory, LabEvent, LabEventType } from '../../shared/lab/host-memory';
import type { SeenEvent } from '../../shared/lab/seen-event';
import { subjectOf } from '../../shared/requests/subject';
import type { Action } from '../../shared/session/actions';
import type { SessionKey } from '../../shared/session/identity';

/** For each thing that may happen, the action of ours that brings it about. */
const causes: Readonly<Partial<Record<LabEventType, Action>>> = {
  suspended: 'suspend',
  disconnected: 'suspend',
  locked: 'lock',
  leaving: 'end',
  ended: 'end',
  'ended-by-restart': 'end',
};

/**
 * What one reading of a host showed, with what is worth keeping of it. `sentTo` says what this console has sent to a
 * session and waits for; a host that it has sent away ends all of its sessions.
 */
export function seenEvents(
  events: readonly LabEvent[],
  host: Host,
  before: HostMemory,
  now: HostMemory,
  sentTo: (session: SessionKey) => ReadonlySet<Action>,
  sentAway: boolean,
): SeenEvent[] {
  return events.map((event) => {
    const { session, type } = event;
    const station = session.station === null ? undefined : stationIn(session.station, now, before);
    const cause = causes[type];
    return {
      ...event,
      subject: subjectOf(session.identity.user, session, station, host.name),
      ours: cause !== undefined && ((cause === 'end' && sentAway) || sentTo(session.key).has(cause)),
      simulated: host.kind === 'simulated',
    };
  });
}

function stationIn(id: string, ...memories: readonly HostMemory[]) {
  return memories.flatMap(({ stations }) => stations.get(id) ?? [])[0];
}
