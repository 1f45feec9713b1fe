import type { HostMemory } from '../../shared/lab/host-memory';
import { stationKey } from '../../shared/lab/snapshot';
import type { PublishedRequests } from '../requests/published-requests';
import type { PublishedLab } from './published-lab';

/** The rows of one host: what is remembered of it. */
export type HostRows = Pick<HostMemory, 'sessions' | 'stations'>;

/** No rows at all. */
export const noRows: HostRows = { sessions: new Map(), stations: new Map() };

/** Publishes the rows of a host as they are now, and takes off the lists what is no longer there. */
export function publishRows(
  published: PublishedLab,
  requests: PublishedRequests,
  host: string,
  { before, now }: { readonly before: HostRows; readonly now: HostRows },
): void {
  for (const session of now.sessions.values()) {
    published.put('sessions', session);
    if (session.station === null) requests.leftStation(session.key);
  }
  for (const station of now.stations.values()) published.put('stations', station);
  for (const id of before.stations.keys()) {
    if (!now.stations.has(id)) published.remove('stations', stationKey({ host, id }));
  }
  for (const key of before.sessions.keys()) {
    if (now.sessions.has(key)) continue;
    published.remove('sessions', key);
    requests.forget(key);
  }
}
