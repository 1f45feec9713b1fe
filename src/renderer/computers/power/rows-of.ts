import type { LabCopy } from '../../../shared/lab/snapshot';

/** Whether there are rows of a computer in the Stations grid. */
export function hasRows({ stations, sessions }: Pick<LabCopy, 'stations' | 'sessions'>, host: string): boolean {
  for (const station of stations.values()) if (station.host === host) return true;
  for (const { identity } of sessions.values()) if (identity.host === host) return true;
  return false;
}
