import { expect, test } from 'vitest';
import {
  emptySelection,
  selectAll,
  selectNone,
  selectOnly,
  selectRange,
  toggle,
  withoutGone,
} from '../../../../src/renderer/stations/grid/selection';
import type { Row } from '../../../../src/renderer/stations/rows';
import { aHost, aSession } from '../../../builders';

const person = (user: string): Row => {
  const session = aSession({}, { user, id: user });
  return { key: session.key, host: aHost(), station: null, stationName: null, session, state: 'active' };
};
const free: Row = { key: 'free', host: aHost(), station: null, stationName: null, session: null, state: 'available' };
const [ann, bob, cid] = [person('ann'), person('bob'), person('cid')];
const rows = [ann, free, bob, cid];
const users = ({ selected }: { selected: ReadonlySet<string> }) => [...selected].map((key) => JSON.parse(key)[3]);

test('a click selects one, Ctrl adds and takes away, Shift extends from the last', () => {
  const one = selectOnly(ann);
  expect(users(one)).toEqual(['ann']);
  const two = toggle(one, cid);
  expect(users(two)).toEqual(['ann', 'cid']);
  expect(users(toggle(two, ann))).toEqual(['cid']);
  const range = selectRange(one, rows, cid);
  expect(users(range)).toEqual(['ann', 'bob', 'cid']);
  // The anchor stays: the other way round selects the other way round.
  expect(users(selectRange(range, rows, ann))).toEqual(['ann']);
});

test('a free station selects nobody', () => {
  expect(users(selectOnly(free))).toEqual([]);
  expect(users(toggle(selectOnly(ann), free))).toEqual(['ann']);
});

test('all and none are those of the rows, never an empty set that means all', () => {
  expect(users(selectAll(emptySelection, rows))).toEqual(['ann', 'bob', 'cid']);
  expect(users(selectNone(selectAll(emptySelection, rows)))).toEqual([]);
});

test('who is gone leaves the selection; who comes later with the same user does not enter it', () => {
  const selection = selectAll(emptySelection, rows);
  const again = aSession({}, { user: 'bob', id: 'bob', logon: 'later' });
  const kept = withoutGone(selection, new Set([ann.key, cid.key, again.key] as never[]));
  expect(users(kept)).toEqual(['ann', 'cid']);
  expect(withoutGone(kept, new Set([ann.key, cid.key] as never[]))).toBe(kept);
});
