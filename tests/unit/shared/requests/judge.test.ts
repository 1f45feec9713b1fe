import { describe, expect, test } from 'vitest';
import { judge, type Sighting } from '../../../../src/shared/requests/judge';
import type { Action } from '../../../../src/shared/session/actions';
import type { Session } from '../../../../src/shared/session/session';
import { aSession } from '../../../builders';

const verdict = (action: Action, session: Partial<Session> | null, parts: Partial<Sighting> = {}) => {
  const outcome = judge(action, {
    session: session === null ? null : aSession(session),
    restarted: false,
    limitPassed: false,
    ...parts,
  });
  return outcome === null
    ? 'wait'
    : [outcome.kind, 'reason' in outcome ? outcome.reason : null].filter(Boolean).join(' ');
};
const away: Partial<Session> = { state: 'disconnected', station: null };
const suspended: Partial<Session> = { state: 'suspended', station: null };
const late = { limitPassed: true };

describe('what a reading that began after the command says', () => {
  test.each([
    ['end', {}, 'wait', 'not-ending'],
    ['end', away, 'wait', 'not-ending'],
    ['end', { ...away, leaving: true }, 'wait', 'not-ending'],
    ['end', { checking: true }, 'wait', 'wait'],
    ['end', null, 'done', 'done'],
    ['suspend', {}, 'wait', 'not-suspended'],
    ['suspend', { state: 'locked' }, 'wait', 'not-suspended'],
    ['suspend', suspended, 'done', 'done'],
    ['suspend', { ...suspended, unguarded: true }, 'wait', 'done not-locked'],
    ['suspend', { ...suspended, checking: true }, 'wait', 'wait'],
    ['suspend', away, 'wait', 'not-suspended'],
    ['suspend', { ...away, leaving: true }, 'failed left-the-station', 'failed left-the-station'],
    ['suspend', null, 'failed session-ended', 'failed session-ended'],
    ['lock', {}, 'wait', 'failed no-locker-answered'],
    ['lock', { state: 'locked' }, 'done', 'done'],
    ['lock', { state: 'locked', unguarded: true }, 'done', 'done'],
    ['lock', away, 'failed left-the-station', 'failed left-the-station'],
    ['lock', suspended, 'failed left-the-station', 'failed left-the-station'],
    ['lock', null, 'failed session-ended', 'failed session-ended'],
    ['message', {}, 'wait', 'wait'],
    ['message', null, 'wait', 'wait'],
  ] as const)('%s, session %o: %s, after the limit %s', (action, session, within, after) => {
    expect(verdict(action, session)).toBe(within);
    expect(verdict(action, session, late)).toBe(after);
  });

  test.each([
    ['end', 'done computer-restarted'],
    ['suspend', 'failed computer-restarted'],
    ['lock', 'failed computer-restarted'],
    ['message', 'wait'],
  ] as const)('%s after a restart: %s', (action, expected) => {
    expect(verdict(action, null, { restarted: true })).toBe(expected);
    expect(verdict(action, null, { restarted: true, limitPassed: true })).toBe(expected);
  });
});
