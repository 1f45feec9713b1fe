import { describe, expect, test } from 'vitest';
import { PublishedLab } from '../../../../src/main/lab/published-lab';
import { mostBatchesKept, PublishedRequests } from '../../../../src/main/requests/published-requests';
import type { Outcome, RequestRecord } from '../../../../src/shared/requests/request';
import type { Action } from '../../../../src/shared/session/actions';
import { ann, aRequest, aSession } from '../../../builders';

const bob = aSession({}, { user: 'bob' }).key;
const done: Outcome = { kind: 'done', reason: null };

function published() {
  const lab = new PublishedLab(() => {});
  const requests = new PublishedRequests(lab);
  const add = (parts: Partial<RequestRecord>) => {
    const record = aRequest(parts);
    requests.add(record);
    return record;
  };
  const settle = (record: RequestRecord, outcome: Outcome = done) => {
    const standing = outcome.kind === 'not-ending' || outcome.kind === 'not-suspended';
    requests.settle({ ...record, outcome, standing });
  };
  /** Ids of what the window sees; `!` where it stands on a row, `-` where it was dismissed. */
  const shown = () =>
    lab.snapshot(0).requests.map(({ id, standing, dismissed }) => `${id}${standing ? '!' : ''}${dismissed ? '-' : ''}`);
  const inVain = (id: string, action: Action, batch = id) => {
    settle(add({ id, batch, action }), { kind: action === 'end' ? 'not-ending' : 'not-suspended' });
  };
  return { requests, add, settle, shown, inVain };
}

describe('what the window sees of requests', () => {
  test('open ones, and settled ones until their batch is dismissed', () => {
    const { requests, add, settle, shown } = published();
    settle(add({ id: 'r1' }));
    add({ id: 'r2' });
    settle(add({ id: 'r3', batch: 'b2', session: bob }));
    requests.dismissBatch('b1');
    requests.dismissBatch('unknown');
    expect(shown()).toEqual(['r2', 'r3']);
    expect(requests.of(ann).map(({ id }) => id)).toEqual(['r2']);
    expect(requests.of(bob).map(({ id }) => id)).toEqual(['r3']);
  });

  test('what is settled after its batch was dismissed is seen, until it is dismissed again', () => {
    const { requests, add, settle, shown } = published();
    const [first, second] = [add({ id: 'r1' }), add({ id: 'r2' })];
    settle(first);
    requests.dismissBatch('b1');
    settle(second);
    expect(shown()).toEqual(['r2']);
    requests.dismissBatch('b1');
    expect(shown()).toEqual([]);
    expect(requests.of(ann)).toEqual([]);
  });

  test('only so many settled batches are kept, the longest settled go first; open ones never', () => {
    const { add, settle, shown, inVain } = published();
    const slow = add({ id: 'slow', batch: 'slow' });
    inVain('stuck', 'end');
    for (let count = 1; count < mostBatchesKept; count++) settle(add({ id: `r${count}`, batch: `b${count}` }));
    expect(shown()).toHaveLength(mostBatchesKept + 1);
    settle(add({ id: 'more', batch: 'more' }));
    settle(add({ id: 'last', batch: 'last' }));
    expect(shown().slice(0, 3)).toEqual(['slow', 'stuck!-', 'r2']);
    settle(slow);
    expect(shown().slice(0, 3)).toEqual(['slow', 'stuck!-', 'r3']);
  });
});

describe('what stands on a row', () => {
  test('stays when its batch is dismissed, and goes with its session', () => {
    const { requests, shown, inVain } = published();
    inVain('r1', 'end');
    inVain('r2', 'suspend');
    requests.dismissBatch('r1');
    expect(shown()).toEqual(['r1!-', 'r2!']);
    requests.forget(bob);
    expect(shown()).toEqual(['r1!-', 'r2!']);
    requests.forget(ann);
    expect(shown()).toEqual(['r2']);
  });

  test('Not suspended, until the session leaves its station; Not ending stays', () => {
    const { requests, shown, inVain } = published();
    inVain('r1', 'end');
    inVain('r2', 'suspend');
    requests.leftStation(ann);
    expect(shown()).toEqual(['r1!', 'r2']);
  });

  test('until the same is in vain again; another outcome takes nothing away', () => {
    const { requests, add, settle, shown, inVain } = published();
    inVain('r1', 'end');
    requests.dismissBatch('r1');
    settle(add({ id: 'r2', batch: 'b2' }), { kind: 'failed', reason: 'not-permitted', detail: '' });
    inVain('r3', 'suspend');
    expect(shown()).toEqual(['r1!-', 'r2', 'r3!']);
    inVain('r4', 'end');
    expect(shown()).toEqual(['r2', 'r3!', 'r4!']);
  });
});

test('10,000 requests cost little each', () => {
  const { requests, add, settle } = published();
  const begin = performance.now();
  const records = Array.from({ length: 10_000 }, (_, n) =>
    add({ id: `r${n}`, session: aSession({}, { id: String(n) }).key }),
  );
  for (const record of records) settle(record);
  for (const { session } of records) requests.forget(session);
  requests.dismissBatch('b1');
  // About 50 ms; walking all requests for each took many seconds.
  expect(performance.now() - begin).toBeLessThan(2000);
});
