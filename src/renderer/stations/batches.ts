import type { LabCopy } from '../../shared/lab/snapshot';
import type { Outcome, RequestRecord } from '../../shared/requests/request';
import type { Action } from '../../shared/session/actions';

/** The requests of one click. */
export interface Batch {
  readonly id: string;
  readonly action: Action;
  readonly force: boolean;
  /** Those that need a look first, then the open ones, then the done ones. */
  readonly requests: readonly RequestRecord[];
  readonly settled: number;
  readonly counts: ReadonlyMap<Outcome['kind'], number>;
}

/** The batches that were not dismissed, the newest first. */
export function batchesOf(requests: LabCopy['requests']): Batch[] {
  const shown = [...requests.values()].filter(({ dismissed }) => !dismissed);
  const byId = Map.groupBy(shown, ({ batch }) => batch);
  return [...byId].map(([id, list]) => batchOf(id, list)).reverse();
}

function batchOf(id: string, requests: readonly RequestRecord[]): Batch {
  const counts = new Map<Outcome['kind'], number>();
  for (const { outcome } of requests)
    if (outcome !== null) counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
  const settled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const sorted = [...requests].sort((a, b) => urgency(a) - urgency(b));
  return {
    id,
    action: requests[0]?.action ?? 'end',
    force: requests[0]?.force ?? false,
    requests: sorted,
    settled,
    counts,
  };
}

function urgency({ outcome }: RequestRecord): number {
  if (outcome === null) return 1;
  return outcome.kind === 'done' ? 2 : 0;
}
