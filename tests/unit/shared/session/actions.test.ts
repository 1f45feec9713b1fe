import { describe, expect, test } from 'vitest';
import { type AllowanceSubject, allowedActions, forceAllowed } from '../../../../src/shared/session/actions';

const subject = (parts: Partial<AllowanceSubject>): AllowanceSubject => {
  return { state: 'active', leaving: false, checking: false, cannot: {}, ...parts };
};

/** docs/design.md 2.1, cell by cell: `yes`, or the reason for the no. */
const table = [
  ['active', { suspend: 'yes', lock: 'yes', end: 'yes', message: 'yes' }],
  ['locked', { suspend: 'yes', lock: 'already-locked', end: 'yes', message: 'yes' }],
  ['disconnected', { suspend: 'not-at-a-station', lock: 'not-at-a-station', end: 'yes', message: 'not-at-a-station' }],
  ['suspended', { suspend: 'already-suspended', lock: 'not-at-a-station', end: 'yes', message: 'not-at-a-station' }],
] as const;

function answers(session: AllowanceSubject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(allowedActions(session)).map(([action, answer]) => [action, answer.allowed ? 'yes' : answer.reason]),
  );
}

describe('allowed actions', () => {
  test.each(table)('%s', (state, expected) => {
    expect(answers(subject({ state }))).toEqual(expected);
  });

  test('leaving: only end', () => {
    expect(answers(subject({ state: 'disconnected', leaving: true }))).toEqual({
      suspend: 'leaving',
      lock: 'leaving',
      end: 'yes',
      message: 'leaving',
    });
  });

  test('checking: nothing, not even when it is leaving', () => {
    for (const leaving of [false, true]) {
      const no = { suspend: 'checking', lock: 'checking', end: 'checking', message: 'checking' };
      expect(answers(subject({ leaving, checking: true }))).toEqual(no);
    }
  });

  test.each([
    ['suspend', 'cannot-suspend-this-session'],
    ['lock', 'no-screen-to-lock'],
    ['lock', 'no-locker-answered'],
    ['message', 'cannot-message-this-session'],
  ] as const)('what the host cannot do: %s, %s', (action, reason) => {
    const session = subject({ cannot: { [action]: reason } });
    expect(answers(session)).toEqual({ ...table[0][1], [action]: reason });
  });

  test('a state that forbids it is told before what the host cannot do', () => {
    const session = subject({ state: 'suspended', cannot: { suspend: 'cannot-suspend-this-session' } });
    expect(allowedActions(session).suspend).toEqual({ allowed: false, reason: 'already-suspended' });
  });
});

describe('end by force', () => {
  test.each([
    [true, {}, true],
    [true, { leaving: true }, true],
    [false, { leaving: true }, true],
    [false, {}, false],
    [true, { leaving: true, checking: true }, false],
  ] as const)('ended in vain %s, session %o: %s', (inVain, parts, expected) => {
    expect(forceAllowed(subject(parts), true, inVain)).toBe(expected);
    expect(forceAllowed(subject(parts), false, inVain)).toBe(false);
  });
});
