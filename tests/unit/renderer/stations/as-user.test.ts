import { expect, test } from 'vitest';
import { mostUsersListed, usersOffered } from '../../../../src/renderer/stations/as-user/log-on-users';
import { userActsOf } from '../../../../src/renderer/stations/as-user/user-acts';
import type { SimulatedUser } from '../../../../src/shared/ipc/simulated-user';
import { aSession } from '../../../builders';

const ann: SimulatedUser = { user: 'ann', fullName: 'Änn Noël', presence: 'logged-off' };
const bob: SimulatedUser = { user: 'bob', fullName: 'Bob Moss', presence: 'away' };
const cid: SimulatedUser = { user: 'cid', fullName: 'Cid Ash', presence: 'at-station' };
const dan: SimulatedUser = { user: 'dan', fullName: 'Dan Elm', presence: 'logged-off' };

test('who is at a station is not offered, and who left a session stands apart', () => {
  expect(usersOffered([dan, cid, ann, bob], '')).toEqual({ away: [bob], loggedOff: [ann, dan], more: 0 });
});

test.each([
  ['  noel', [], ['ann']],
  ['BOB', ['bob'], []],
  ['cid', [], []],
])('a search for %j', (search, away, loggedOff) => {
  const offered = usersOffered([ann, bob, cid, dan], search);
  expect(offered.away.map(({ user }) => user)).toEqual(away);
  expect(offered.loggedOff.map(({ user }) => user)).toEqual(loggedOff);
});

test('of very many the first are listed, and the others counted', () => {
  const many = Array.from({ length: mostUsersListed }, (_, place) => ({ ...ann, user: `ann${place}` }));
  const offered = usersOffered([...many, bob, dan], '');
  expect(offered.away).toHaveLength(1);
  expect(offered.loggedOff).toHaveLength(mostUsersListed - 1);
  expect(offered.more).toBe(2);
});

test('the user of a session locks it or unlocks it, leaves it, or signs out; only where it is at a station', () => {
  expect(userActsOf(aSession())).toEqual({ acts: ['lock', 'disconnect', 'sign-out', 'resist'], off: null });
  expect(userActsOf(aSession({ state: 'locked' })).acts[0]).toBe('unlock');
  expect(userActsOf(aSession({ state: 'suspended', station: null })).off).toBe('at-no-station');
  expect(userActsOf(aSession({ state: 'disconnected', station: null, leaving: true })).off).toBe('leaving');
  expect(userActsOf(aSession({ checking: true })).off).toBe('checking');
});
