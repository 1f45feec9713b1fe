import { expect, test } from 'vitest';
import { rowsOf } from '../../../../src/renderer/stations/rows';
import { copyOf } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import type { Session, Station } from '../../../../src/shared/session/session';
import { aHost, ann, aRequest, aSession } from '../../../builders';

const station = (id: string, name: string, parts: Partial<Station> = {}): Station => ({
  host: 'lab',
  id,
  kind: 'simulated',
  name,
  friendlyName: null,
  client: null,
  session: null,
  opening: false,
  ...parts,
});

const lab = (
  stations: readonly Station[],
  sessions: readonly Session[],
  requests = [] as ReturnType<typeof aRequest>[],
) => copyOf({ revision: 1, monotonic: 0, hosts: [aHost()], stations, sessions, requests });

test('a row for each station, in use or free, then the sessions without one', () => {
  const bob = aSession({ station: null, state: 'disconnected' }, { user: 'bob', id: '2' });
  const rows = rowsOf(
    lab(
      [
        station('C', 'Window 10'),
        station('A', 'Window 2', { session: ann }),
        station('B', 'Door 1', { opening: true }),
      ],
      [bob, aSession()],
    ),
    en,
  );
  expect(rows.map(({ station, session, state }) => [station?.name, session?.identity.user, state])).toEqual([
    ['Door 1', undefined, 'opening'],
    ['Window 2', 'ann', 'active'],
    ['Window 10', undefined, 'available'],
    [undefined, 'bob', 'disconnected'],
  ]);
});

test('the row of a session keeps its key when the session leaves its station', () => {
  const at = rowsOf(lab([station('A', 'A', { session: ann })], [aSession()]), en);
  const left = rowsOf(lab([station('A', 'A')], [aSession({ station: null, state: 'suspended' })]), en);
  expect(at.find(({ session }) => session !== null)?.key).toBe(left.find(({ session }) => session !== null)?.key);
  expect(left).toHaveLength(2);
});

test('an open request shows in the state', () => {
  const [row] = rowsOf(lab([station('A', 'A', { session: ann })], [aSession()], [aRequest()]), en);
  expect(row?.state).toBe('ending');
});

test('equal names keep one order, whatever the order of the records', () => {
  const stations = [station('A', 'Same'), station('B', 'Same'), station('C', 'Same')];
  const order = (list: readonly Station[]) => rowsOf(lab(list, []), en).map(({ station }) => station?.id);
  expect(order(stations)).toEqual(order([...stations].reverse()));
});
