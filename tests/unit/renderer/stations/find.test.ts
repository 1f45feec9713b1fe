import { expect, test } from 'vitest';
import {
  categories,
  countRows,
  type Filter,
  filterRows,
  noFilter,
  searchRows,
} from '../../../../src/renderer/stations/filter/filter';
import { inOrderOf } from '../../../../src/renderer/stations/grid/held-order';
import { sortedBy, sortRows, usualSort } from '../../../../src/renderer/stations/grid/sort';
import type { Row } from '../../../../src/renderer/stations/rows';
import type { Session, Station } from '../../../../src/shared/session/session';
import { aHost, aSession } from '../../../builders';

const lab = aHost({ id: 'lab', name: 'lab', room: 'Room 1' });
const attic = aHost({ id: 'attic', name: 'attic', room: null, clockOffset: 60_000 });

function person(user: string, parts: Partial<Session> = {}, host = lab): Row {
  const session = aSession(parts, { user, id: user, host: host.id });
  return { key: session.key, host, station: null, stationName: null, session, state: session.state };
}
function free(name: string, parts: Partial<Station> = {}): Row {
  const station: Station = {
    host: 'lab',
    id: name,
    kind: 'seat',
    name,
    friendlyName: null,
    client: null,
    session: null,
    opening: false,
    ...parts,
  };
  return {
    key: name,
    host: lab,
    station,
    stationName: name,
    session: null,
    state: parts.opening ? 'opening' : 'available',
  };
}
const names = (rows: readonly Row[]) => rows.map(({ session, station }) => session?.identity.user ?? station?.name);

const ann = person('ann', { fullName: 'Änn Noël', client: '10.0.0.7' });
const bob = person('bob', { state: 'locked' }, attic);
const stuck: Row = { ...person('cid', { state: 'disconnected' }), state: 'not-ending' };
const back = person('dan', { reportedEndedAt: 1 });
const rows = [ann, bob, stuck, back, free('Window 1'), free('Door 1', { opening: true })];

test('each row counts once, and the counts add up to all', () => {
  const counts = countRows(rows, true);
  expect(counts).toMatchObject({
    all: 6,
    active: 2,
    locked: 1,
    disconnected: 1,
    available: 1,
    opening: 1,
    attention: 2,
  });
  expect(categories.reduce((sum, category) => sum + counts[category], 0)).toBe(counts.all);
});

test.each<[Partial<Filter>, string[]]>([
  [{}, ['ann', 'bob', 'cid', 'dan', 'Window 1', 'Door 1']],
  [{ showFree: false }, ['ann', 'bob', 'cid', 'dan', 'Door 1']],
  [{ state: 'available', showFree: false }, ['Window 1']],
  [{ state: 'attention' }, ['cid', 'dan']],
  [{ state: 'locked' }, ['bob']],
  [{ search: 'noel' }, ['ann']],
  [{ search: 'ANN 10.0' }, ['ann']],
  [{ search: 'ann attic' }, []],
  [{ search: 'window' }, ['Window 1']],
  [{ search: '   ' }, ['ann', 'bob', 'cid', 'dan', 'Window 1', 'Door 1']],
  [{ place: { kind: 'computer', host: 'attic' } }, ['bob']],
  [{ place: { kind: 'room', room: 'Room 1' }, state: 'active' }, ['ann', 'dan']],
])('%j shows %j', (filter, shown) => {
  const full = { ...noFilter, ...filter };
  expect(names(filterRows(searchRows(rows, full), full))).toEqual(shown);
});

test('a column sorts both ways; a click on another starts from the front', () => {
  const once = sortedBy(usualSort, 'user');
  expect(once).toEqual({ column: 'user', descending: false });
  expect(sortedBy(once, 'user')).toEqual({ column: 'user', descending: true });
  expect(sortedBy(sortedBy(once, 'user'), 'idle')).toEqual({ column: 'idle', descending: false });
});

test('unknown stands last in both directions, equal ones keep their order', () => {
  const idle = [
    person('unknown', { idleSince: null }),
    person('long', { idleSince: 10_000 }),
    person('working', { idleSince: 'working' }),
    person('short', { idleSince: 90_000 }),
    person('working too', { idleSince: 'working' }),
    free('Window 1'),
  ];
  const sorted = (descending: boolean) => names(sortRows(idle, { column: 'idle', descending }, 100_000));
  expect(sorted(false)).toEqual(['working', 'working too', 'short', 'long', 'unknown', 'Window 1']);
  expect(sorted(true)).toEqual(['long', 'short', 'working', 'working too', 'unknown', 'Window 1']);
});

test('idle is sorted as it is shown: of a computer that is lost, as it was when last seen', () => {
  const connection = { state: 'unreachable', problem: 'connection-lost', detail: '' } as const;
  const lost = aHost({ id: 'lost', connection, lastSeen: 20_000 });
  const seenLong = person('seen long', { idleSince: 50_000 });
  const seenShort = person('seen short', { idleSince: 10_000 }, lost);
  expect(names(sortRows([seenLong, seenShort], { column: 'idle', descending: false }, 100_000))).toEqual([
    'seen short',
    'seen long',
  ]);
});

test('times of computers whose clocks differ are compared as they really were', () => {
  const early = person('early', { since: 65_000 }, attic);
  const late = person('late', { since: 10_000 }, lab);
  expect(names(sortRows([late, early], { column: 'since', descending: false }, 0))).toEqual(['early', 'late']);
});

test('rows that are held keep their places: new ones come behind, gone ones leave', () => {
  const changed = { ...bob, state: 'ending' as const };
  expect(inOrderOf([ann, bob, stuck], [back, changed, ann])).toEqual([ann, changed, back]);
});
