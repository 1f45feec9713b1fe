import type { LabCopy } from '../../../shared/lab/snapshot';
import type { Outcome, RequestRecord } from '../../../shared/requests/request';
import type { Action } from '../../../shared/session/actions';

/** The requests of one click. */
export interface Batch {
  readonly id: string;
  readonly action: Action;
  readonly force: boolean;
  /** Console's clock, ms since 1970. */
  readonly acceptedAt: number;
  /** Those that need a look first, then the open ones, then the done ones. */
  readonly requests: readonly RequestRecord[];
  /** How many have their outcome. */
  readonly settled: number;
  /** How many need a look. */
  readonly trouble: number;
  readonly counts: ReadonlyMap<Outcome['kind'], number>;
}

const made = new WeakMap<LabCopy['requests'], readonly Batch[]>();

/** The batches that were not dismissed, the newest first. They are made once for each state of the requests. */
export function batchesOf(requests: LabCopy['requests']): readonly Batch[] {
  let batches = made.get(requests);
  if (batches === undefined) {
    const shown = [...requests.values()].filter(({ dismissed }) => !dismissed);
    const byId = Map.groupBy(shown, ({ batch }) => batch);
    batches = Array.from(byId, ([id, list]) => batchOf(id, list)).reverse();
    made.set(requests, batches);
  }
  return batches;
}

/** Whether every request of a batch has its outcome. */
export function isSettled({ settled, requests }: Batch): boolean {
  return settled === requests.length;
}

/** Whether something went otherwise than it was asked for, and nobody wanted that. */
export function isTrouble({ outcome }: RequestRecord): boolean {
  return outcome !== null && outcome.kind !== 'done' && outcome.kind !== 'called-off';
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
    acceptedAt: requests[0]?.acceptedAt ?? 0,
    requests: sorted,
    settled,
    trouble: requests.filter(isTrouble).length,
    counts,
  };
}

function urgency({ outcome }: RequestRecord): number {
  if (outcome === null) return 1;
  return outcome.kind === 'done' ? 2 : 0;
}
