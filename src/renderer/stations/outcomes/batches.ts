import type { LabCopy } from '../../../shared/lab/snapshot';
import { whatWasSoBefore } from '../../../shared/locale/settled-text';
import type { Outcome, RequestRecord } from '../../../shared/requests/request';
import type { Action } from '../../../shared/session/actions';
import { type Countdown, isCountdown } from '../../lab/countdowns';

/** The requests of one click. */
export interface Batch {
  readonly id: string;
  readonly action: Action;
  readonly force: boolean;
  /** Console's clock, ms since 1970. */
  readonly acceptedAt: number;
  /** Those that need a look first, then the open ones (who could not be warned before the others), then the rest. */
  readonly requests: readonly RequestRecord[];
  /** How many have their outcome. */
  readonly settled: number;
  /** How many need a look. */
  readonly trouble: number;
  /** In the order of the requests. */
  readonly counts: ReadonlyMap<CountedAs, number>;
  /** Those whose countdown is running. */
  readonly countdowns: readonly Countdown[];
}

/** As what an outcome is counted; `already`: refused, because what was wanted was so before. */
export type CountedAs = Outcome['kind'] | 'already';

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
  return outcome !== null && !calm.has(countedAs(outcome));
}

const calm: ReadonlySet<CountedAs> = new Set<CountedAs>(['done', 'called-off', 'already']);

function countedAs(outcome: Outcome): CountedAs {
  return whatWasSoBefore(outcome) === null ? outcome.kind : 'already';
}

function batchOf(id: string, requests: readonly RequestRecord[]): Batch {
  const sorted = [...requests].sort((a, b) => urgency(a) - urgency(b));
  const counts = new Map<CountedAs, number>();
  for (const { outcome } of sorted)
    if (outcome !== null) counts.set(countedAs(outcome), (counts.get(countedAs(outcome)) ?? 0) + 1);
  const settled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    id,
    action: requests[0]?.action ?? 'end',
    force: requests[0]?.force ?? false,
    acceptedAt: requests[0]?.acceptedAt ?? 0,
    requests: sorted,
    settled,
    trouble: requests.filter(isTrouble).length,
    counts,
    countdowns: requests.filter(isCountdown),
  };
}

function urgency(request: RequestRecord): number {
  const { outcome, warning } = request;
  if (isTrouble(request)) return 0;
  if (outcome === null) return warning?.state === 'not-shown' ? 1 : 2;
  return outcome.kind === 'done' ? 4 : 3;
}
