import { describe, expect, test } from 'vitest';
import type { Session } from '../../../../src/shared/session/session';
import { aRequest } from '../../../builders';
import { all, groups, hit, leaving, person } from './who-is-hit-ground';

describe('while a countdown to an end is running', () => {
  const [ann, bob] = [person('ann'), person('bob')];
  const sessions = [ann, bob];
  const counting = aRequest({ session: ann.key, endsAt: 60_000 });

  test('an end has it in a group of its own, never ticked by itself', () => {
    const picked = { kind: 'selection', sessions: sessions.map(({ key }) => key) } as const;
    const inAll = hit({ sessions, requests: [counting] }, 'end', all);
    expect(groups(inAll)).toEqual(['working: bob', 'counting*: ann']);
    expect(inAll.leftOut).toEqual([]);
    expect(groups(hit({ sessions, requests: [counting] }, 'end', picked))).toEqual(['working: bob', 'counting*: ann']);
  });

  test.each<[string, Partial<Session>]>([
    ['an administrator', { administrator: true }],
    ['a login without a terminal', { terminal: false }],
    ['a leftover', leaving],
  ])('%s is in that group too', (_, parts) => {
    const sessions = [person('ann', parts)];
    expect(groups(hit({ sessions, requests: [counting] }, 'end', all))).toEqual(['counting*: ann']);
  });

  test('everything else can be done as ever', () => {
    for (const action of ['suspend', 'lock', 'message'] as const) {
      expect(groups(hit({ sessions, requests: [counting] }, action, all))).toEqual(['working: ann, bob']);
    }
  });

  test('once its time is up it is left out, as ending; once it was called off it is as ever', () => {
    const due = { ...counting, endsAt: null };
    const left = hit({ sessions, requests: [due] }, 'end', all).leftOut;
    expect(left.map(({ session, reason }) => [session.identity.user, reason])).toEqual([['ann', 'already-ending']]);
    const calledOff = { ...due, outcome: { kind: 'called-off', reason: 'administrator' } } as const;
    expect(groups(hit({ sessions, requests: [calledOff] }, 'end', all))).toEqual(['working: ann, bob']);
  });

  test('the own session stays where it always is', () => {
    const mine = { ...ann, own: true };
    const result = hit({ sessions: [mine, bob], requests: [counting] }, 'end', all);
    expect(groups(result)).toEqual(['working: bob']);
    expect(result.own).toHaveLength(1);
  });
});
