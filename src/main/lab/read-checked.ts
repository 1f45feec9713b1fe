import { parseReading, type Reading } from '../../shared/lab/reading';
import { type HostBackend, HostError } from '../hosts/host-backend';
import type { Time } from '../time';
import { withinLimit } from './within-limit';

/** One reading of a host, within its time limit. Rejects with a HostError, `bad-reading` where it is garbage. */
export async function readChecked(backend: HostBackend, time: Time, outer: AbortSignal): Promise<Reading> {
  const answer = await withinLimit(time, backend.limits.read, outer, (signal) => backend.read(signal));
  try {
    return parseReading(answer);
  } catch (error) {
    throw new HostError('bad-reading', error instanceof Error ? error.message : String(error));
  }
}
