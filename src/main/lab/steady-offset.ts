import type { Host } from '../../shared/lab/host';

/** Differences of clocks (ms) up to this are the time that a reading takes, and no news. */
const clockJitter = 500;

/** The new difference between the clocks, or the known one where it is as good. */
export function steadyOffset(
  { clockOffset, lastSeen }: Pick<Host, 'clockOffset' | 'lastSeen'>,
  measured: number,
): number {
  return lastSeen !== null && Math.abs(measured - clockOffset) <= clockJitter ? clockOffset : measured;
}
