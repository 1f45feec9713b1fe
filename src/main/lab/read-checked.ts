import { parseReading, type Reading } from '../../shared/lab/reading';
import { type HostBackend, HostError } from '../hosts/host-backend';
import { atOnce, type LoopTurn } from '../loop-turns';
import type { Time } from '../time';
import { withinLimit } from './within-limit';

/**
 * One reading of a host, within its time limit. Rejects with a HostError, `bad-reading` where it is garbage. `loopTurn`: it is
 * checked, and can be applied, in a turn of the event loop of its own.
 */
export async function readChecked(
  backend: HostBackend,
  time: Time,
  outer: AbortSignal,
  loopTurn: LoopTurn = atOnce,
): Promise<Reading> {
  const answer = await withinLimit(time, backend.limits.read, outer, (signal) => backend.read(signal));
  await loopTurn();
  try {
    return parseReading(answer);
  } catch (error) {
    throw new HostError('bad-reading', error instanceof Error ? error.message : String(error));
  }
}
