import { expect, test } from 'vitest';
import { inOrderOf } from '../../../../src/renderer/stations/grid/held-order';
import { nameToKeep, withRenamed } from '../../../../src/renderer/stations/grid/rename';
import { stationHint } from '../../../../src/renderer/stations/row-texts';
import type { Row } from '../../../../src/renderer/stations/rows';
import { stationKey } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { Station } from '../../../../src/shared/session/session';
import { aHost, aSession } from '../../../builders';

const seat: Station = {
  host: 'lab',
  id: 'seat2',
  kind: 'seat',
  name: 'seat2',
  friendlyName: null,
  client: null,
  session: null,
  opening: false,
};
const named: Station = { ...seat, friendlyName: 'Window 1' };

function free(station: Station): Row {
  const stationName = station.friendlyName ?? station.name;
  return { key: stationKey(station), host: aHost(), station, stationName, session: null, state: 'available' };
}
function person(user: string, station: Station | null): Row {
  const session = aSession({ station: station?.id ?? null }, { user, id: user });
  return { key: session.key, host: aHost(), station, stationName: station?.name ?? null, session, state: 'active' };
}

test.each([
  ['a name', 'Door 3', 'Door 3'],
  ['a name with blanks around it', '  Door 3 ', 'Door 3'],
  ['a name with a tab and a line end', 'Door\t\r\n3', 'Door 3'],
  ['the name that it has', 'Window 1', undefined],
  ['the name that it has, with blanks', ' Window 1 ', undefined],
  ['nothing', '', null],
  ['only blanks', ' \t ', null],
  ['the name of the computer', 'Seat 2', null],
])('%s typed for a station with a name', (_what, typed, kept) => {
  expect(nameToKeep(en, named, typed)).toBe(kept);
});

test('a station that has the name of its computer stays as it is where that, or nothing, is typed', () => {
  expect(nameToKeep(en, seat, 'Seat 2')).toBeUndefined();
  expect(nameToKeep(ja, seat, '座席 2')).toBeUndefined();
  expect(nameToKeep(en, seat, '')).toBeUndefined();
  expect(nameToKeep(en, seat, 'Window 1')).toBe('Window 1');
});

test('the pointer on a name that was given is told the name of the computer', () => {
  expect(stationHint(en, free(named))).toBe('Window 1\nThe computer calls it Seat 2');
  expect(stationHint(ja, free(named))).toBe('Window 1\nコンピューターでの名前: 座席 2');
  expect(stationHint(en, free(seat))).toBe('seat2');
  expect(stationHint(en, person('ann', null))).toBeUndefined();
});

test('the row whose name is being changed is shown, also where the filter hides it', () => {
  const renamed = free(seat);
  const other = free({ ...seat, id: 'seat3' });
  expect(withRenamed([other], [other, renamed], renamed.key)).toEqual([other, renamed]);
  const shown = [renamed, other];
  expect(withRenamed(shown, [other, renamed], renamed.key)).toBe(shown);
  expect(withRenamed(shown, [], null)).toBe(shown);
  expect(withRenamed([other], [other], renamed.key)).toEqual([other]);
});

test('while rows are held, whoever comes to a station stands where the station stood', () => {
  const other = free({ ...seat, id: 'seat3' });
  const ann = person('ann', seat);
  const bob = person('bob', seat);
  expect(inOrderOf([free(seat), other], [other, ann])).toEqual([ann, other]);
  expect(inOrderOf([ann, other], [other, bob])).toEqual([bob, other]);
  expect(inOrderOf([ann, other], [other, free(seat)])).toEqual([free(seat), other]);
});

test('while rows are held, who leaves a station stays in place, and the free station is new', () => {
  const other = free({ ...seat, id: 'seat3' });
  const away = { ...person('ann', null) };
  expect(inOrderOf([person('ann', seat), other], [other, free(seat), away])).toEqual([away, other, free(seat)]);
});
