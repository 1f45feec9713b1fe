import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { sessionsJson, sessionsOf, sessionTable } from '../../../../src/main/cli/print-sessions';
import { table } from '../../../../src/main/cli/table';
import { visibleJson } from '../../../../src/main/cli/visible-json';
import { copyOf, type LabCopy } from '../../../../src/shared/lab/snapshot';
import { textsOf } from '../../../../src/shared/locale/locale';
import type { Session, Station } from '../../../../src/shared/session/session';
import { visibleText } from '../../../../src/shared/visible-text';
import { aHost, annIdentity, aSession } from '../../../builders';

const dangerous = '\u{e0041}\u001b]0;x\u0007\u009b31m\r\n\u202egnp.\u2066\u2028\u200f';

describe('what a terminal would obey', () => {
  test('is shown instead', () => {
    expect(visibleText('an\u001bn\u202e\n佐藤 é')).toBe('an\\u001bn\\u202e\\u000a佐藤 é');
    expect(visibleText(dangerous)).toMatch(/^[\x20-\x7e]*$/);
  });

  test('is escaped in JSON, which means the same', () => {
    const json = visibleJson({ user: dangerous, list: [dangerous, '佐藤'] });
    expect(json.replaceAll('\n', '')).toMatch(/^[\x20-\x7e佐藤]*$/);
    expect(JSON.parse(json)).toEqual({ user: dangerous, list: [dangerous, '佐藤'] });
  });
});

describe('a table', () => {
  test('columns stand under each other, also where letters are wide', () => {
    expect(
      table([
        ['User', 'State'],
        ['佐藤', 'on'],
        ['ann', ''],
      ]),
    ).toEqual(['User  State', '佐藤  on', 'ann']);
  });

  test('every second column begins at the same place, whatever the names hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.constant('|')), { minLength: 1 }), (rows) => {
        const lines = table(rows);
        expect(lines).toHaveLength(rows.length);
        const starts = lines.map((line) => stringWidth(line.slice(0, line.lastIndexOf('|'))));
        expect(new Set(starts).size).toBe(1);
      }),
    );
  });
});

const station: Station = {
  host: 'lab',
  id: 'A',
  kind: 'seat',
  name: 'seat-st2',
  friendlyName: null,
  client: null,
  session: null,
  opening: false,
};
const now = Date.UTC(2026, 10, 28, 12, 0, 0);
const minute = 60_000;

function labOf(sessions: readonly Session[], stations: readonly Station[] = [station]): LabCopy {
  return copyOf({ revision: 1, monotonic: 0, hosts: [aHost()], stations, sessions, requests: [] });
}

describe('the list of sessions', () => {
  const texts = textsOf('en');
  const away = aSession({ state: 'disconnected', station: null, since: null }, { id: '2', user: 'ben' });
  const working = aSession({ own: true, fullName: 'Ann\u202e', since: now - minute, idleSince: now - 3 * minute });
  const lab = labOf([away, working]);
  const listed = sessionsOf(texts, lab, [...lab.hosts.values()]);

  test('a line each: at stations first, the id last, unknown is a dash', () => {
    const [titles, first, second, ...more] = sessionTable(texts, lab, listed, now, { ids: true });
    expect(titles).toMatch(/^Station +Computer +User +Name +State +Since +Idle +ID$/);
    expect(first).toMatch(
      /^Seat st2 +lab +ann \(you\) +Ann\\u202e +Logged on +\d\d:\d\d +3 min +lab\/boot-1\/1\/ann\/1000$/,
    );
    expect(second).toMatch(/^no station +lab +ben +Disconnected +– +– +lab\/boot-1\/2\/ben\/1000$/);
    expect(more).toEqual([]);
    expect(sessionTable(texts, lab, listed, now, { ids: false })[1]).toMatch(/3 min$/);
  });

  test('in Japanese', () => {
    const ja = textsOf('ja');
    expect(sessionTable(ja, lab, listed, now, { ids: true })[0]).toContain(ja.columns.station);
  });

  test('JSON has the documented shape', () => {
    const { hosts } = lab;
    expect(sessionsJson(lab, [...hosts.values()], listed, now)).toEqual({
      version: 1,
      computers: [
        {
          id: 'lab',
          name: 'lab',
          room: null,
          address: null,
          simulated: true,
          readable: true,
          problem: null,
          detail: '',
        },
      ],
      sessions: [
        {
          id: 'lab/boot-1/1/ann/1000',
          computer: 'lab',
          computerId: 'lab',
          hostSessionId: '1',
          user: 'ann',
          name: 'Ann\u202e',
          station: 'seat-st2',
          stationId: 'A',
          state: 'active',
          leaving: false,
          checking: false,
          since: '2026-11-28T11:59:00.000Z',
          idleSeconds: 180,
          client: null,
          own: true,
          administrator: false,
          terminal: true,
          cannot: { suspend: null, end: null, lock: null, message: null },
        },
        {
          id: 'lab/boot-1/2/ben/1000',
          computer: 'lab',
          computerId: 'lab',
          hostSessionId: '2',
          user: 'ben',
          name: null,
          station: null,
          stationId: null,
          state: 'disconnected',
          leaving: false,
          checking: false,
          since: null,
          idleSeconds: null,
          client: null,
          own: false,
          administrator: false,
          terminal: true,
          cannot: {
            suspend: 'not-at-a-station',
            end: null,
            lock: 'not-at-a-station',
            message: 'not-at-a-station',
          },
        },
      ],
    });
  });

  test('a computer that cannot be read says so', () => {
    const host = aHost({ connection: { state: 'unreachable', problem: 'no-bus', detail: 'ENOENT' } });
    expect(sessionsJson(labOf([]), [host], [], now)).toMatchObject({
      computers: [{ readable: false, problem: 'no-bus', detail: 'ENOENT' }],
      sessions: [],
    });
  });

  test('the name that an administrator gave the station', () => {
    const named = labOf([working], [{ ...station, friendlyName: 'Window 3' }]);
    expect(sessionsJson(named, [], [{ session: working, host: aHost() }], now)).toMatchObject({
      sessions: [{ station: 'Window 3' }],
    });
    expect(annIdentity.host).toBe('lab');
  });
});
