import { describe, expect, test } from 'vitest';
import type { HostConnection } from '../../../../src/shared/lab/host';
import { endedInVain, requestsBySession, shownState } from '../../../../src/shared/lab/shown-state';
import type { RequestRecord } from '../../../../src/shared/requests/request';
import type { Session } from '../../../../src/shared/session/session';
import { ann, aRequest, aSession } from '../../../builders';

const connected: HostConnection = { state: 'connected' };
const unreachable: HostConnection = { state: 'unreachable', problem: 'connection-lost', detail: '' };
const shown = (session: Partial<Session>, requests: Partial<RequestRecord>[], connection: HostConnection = connected) =>
  shownState(aSession(session), requests.map(aRequest), { connection });

const notEnding: Partial<RequestRecord> = { outcome: { kind: 'not-ending' }, standing: true };
const notSuspended: Partial<RequestRecord> = { action: 'suspend', outcome: { kind: 'not-suspended' }, standing: true };
const leaving: Partial<Session> = { state: 'disconnected', leaving: true, station: null };

describe('the state that a row shows', () => {
  test.each(['active', 'locked', 'disconnected', 'suspended'] as const)('%s, with nothing else', (state) => {
    expect(shown({ state }, [])).toBe(state);
    expect(shown({ state }, [{ outcome: { kind: 'done', reason: null } }])).toBe(state);
    expect(shown({ state }, [], unreachable)).toBe(state);
  });

  test.each([
    ['suspend', 'suspending'],
    ['lock', 'locking'],
    ['end', 'ending'],
    ['message', 'active'],
  ] as const)('an open %s: %s', (action, expected) => {
    expect(shown({}, [{ action }])).toBe(expected);
  });

  test('an open End outweighs everything', () => {
    const all = [notSuspended, notEnding, { action: 'suspend' }, { action: 'lock' }, {}] as const;
    expect(shown({ ...leaving, checking: true }, [...all])).toBe('ending');
    expect(shown({}, [{ action: 'lock' }, { action: 'suspend' }])).toBe('suspending');
  });

  test('what is open on a host that cannot be read is unknown', () => {
    for (const action of ['suspend', 'lock', 'end'] as const) {
      expect(shown({}, [{ action }], unreachable)).toBe('unknown');
      expect(shown({}, [{ action }], { state: 'connecting' })).toBe('unknown');
    }
    expect(shown({}, [{ action: 'message' }], unreachable)).toBe('active');
  });

  test('checking outweighs what is past', () => {
    expect(shown({ checking: true }, [notEnding])).toBe('checking');
    expect(shown({ ...leaving, checking: true }, [])).toBe('checking');
  });

  test('an End in vain outweighs leaving, and both outweigh a suspend in vain', () => {
    expect(shown(leaving, [notEnding, notSuspended])).toBe('not-ending');
    expect(shown(leaving, [notSuspended])).toBe('leaving');
    expect(shown({ state: 'locked' }, [notSuspended])).toBe('not-suspended');
  });

  test('what no longer stands is not shown', () => {
    expect(shown({}, [{ ...notEnding, standing: false }])).toBe('active');
    expect(shown({}, [{ ...notSuspended, standing: false }])).toBe('active');
    expect(endedInVain([aRequest({ ...notEnding, standing: false }), aRequest(notSuspended)])).toBe(false);
    expect(endedInVain([aRequest({ ...notEnding, dismissed: true })])).toBe(true);
  });
});

test('requests are found by session, in their order', () => {
  const bob = aSession({}, { user: 'bob' }).key;
  const [first, second, third] = [aRequest({ id: 'r1' }), aRequest({ id: 'r2', session: bob }), aRequest({ id: 'r3' })];
  const found = requestsBySession([first, second, third]);
  expect(found.get(ann)).toEqual([first, third]);
  expect(found.get(bob)).toEqual([second]);
});
