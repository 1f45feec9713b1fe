import { expect, test } from 'vitest';
import { rememberAskedAgain, retryable } from '../../../../src/renderer/stations/outcomes/retry';
import { copyOf } from '../../../../src/shared/lab/snapshot';
import type { Outcome, RequestRecord } from '../../../../src/shared/requests/request';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, aRequest, aSession } from '../../../builders';

const failed: Outcome = { kind: 'failed', reason: 'host-error', detail: '' };
const refused: Outcome = { kind: 'refused', reason: 'computer-not-reachable', detail: '' };
const asked = (parts: Partial<RequestRecord> = {}) => aRequest({ action: 'suspend', outcome: failed, ...parts });

/** Whether the first of these requests can be asked for again. */
function mayRetry(requests: readonly RequestRecord[], sessions: readonly Session[] = [aSession()]): boolean {
  const lab = copyOf({ revision: 1, monotonic: 0, hosts: [aHost()], stations: [], sessions, requests });
  const [first] = requests;
  return first !== undefined && retryable(lab, first) !== null;
}

test.each<[Outcome | null, boolean]>([
  [null, false],
  [{ kind: 'done', reason: null }, false],
  [failed, true],
  [refused, true],
  [{ kind: 'not-suspended' }, true],
  [{ kind: 'called-off', reason: 'sleep' }, true],
  [{ kind: 'called-off', reason: 'administrator' }, false],
  [{ kind: 'refused', reason: 'no-record', detail: '' }, true],
  [{ kind: 'interrupted' }, true],
])('with the outcome %o: %s', (outcome, expected) => {
  expect(mayRetry([asked({ outcome })])).toBe(expected);
});

test('only on the very same session, and only where it is allowed now', () => {
  expect(mayRetry([asked()], [])).toBe(false);
  expect(mayRetry([asked()], [aSession({}, { logon: '2000' })])).toBe(false);
  expect(mayRetry([asked()], [aSession({ state: 'suspended', station: null })])).toBe(false);
  expect(mayRetry([asked({ action: 'end' })], [aSession({ state: 'suspended', station: null })])).toBe(true);
  expect(mayRetry([asked()], [aSession({ checking: true })])).toBe(false);
});

test('not while anything is open on it', () => {
  expect(mayRetry([asked(), asked({ id: 'r2', action: 'end', outcome: null })])).toBe(false);
  expect(mayRetry([asked({ outcome: refused }), asked({ id: 'r2', action: 'message', outcome: null })])).toBe(false);
});

test('only the last of several for the same, so that nothing is sent twice', () => {
  const first = asked({ action: 'message' });
  const second = asked({ id: 'r2', batch: 'b2', action: 'message', outcome: { kind: 'done', reason: null } });
  expect(mayRetry([first, second])).toBe(false);
  expect(mayRetry([first, { ...second, action: 'lock' }])).toBe(true);
  expect(mayRetry([first, { ...second, session: aSession({}, { user: 'bob' }).key }])).toBe(true);
});

test('what was asked for again is not offered once the second was dismissed', () => {
  const labOf = (requests: readonly RequestRecord[]) =>
    copyOf({ revision: 1, monotonic: 0, hosts: [aHost()], stations: [], sessions: [aSession()], requests });
  const first = asked({ id: 'm1', action: 'message' });
  const second = asked({ id: 'm2', batch: 'b2', action: 'message', outcome: { kind: 'done', reason: null } });
  const other = asked({ id: 'm3', batch: 'b3', action: 'lock', outcome: { kind: 'done', reason: null } });
  rememberAskedAgain(labOf([first, other]), [other]);
  expect(mayRetry([first])).toBe(true);
  rememberAskedAgain(labOf([first, second]), [second]);
  expect(mayRetry([first])).toBe(false);
  // Dismissing the first takes nothing from the second.
  const failedToo = { ...second, outcome: failed };
  rememberAskedAgain(labOf([first, failedToo]), [first]);
  expect(mayRetry([failedToo])).toBe(true);
});

test('End by force only where it is offered', () => {
  const force = asked({ action: 'end', force: true, outcome: failed });
  const inVain = aRequest({ id: 'r2', outcome: { kind: 'not-ending' }, standing: true });
  expect(mayRetry([force])).toBe(false);
  expect(mayRetry([force, inVain])).toBe(true);
  // An End after an End by force that failed is another thing.
  expect(mayRetry([inVain, { ...force, id: 'r3' }])).toBe(true);
});
