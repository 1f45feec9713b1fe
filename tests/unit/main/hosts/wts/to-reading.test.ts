import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionPlaces } from '../../../../../src/main/hosts/wts/session-places';
import { accountToLookUp, toReading } from '../../../../../src/main/hosts/wts/to-reading';
import { connectState, type WtsSession } from '../../../../../src/main/hosts/wts/wts-moment';
import { parseReading, type SessionReading } from '../../../../../src/shared/lab/reading';
import { tornStations } from '../../../../../src/shared/lab/torn-stations';
import { visibleText } from '../../../../../src/shared/visible-text';
import { afterEight, eight, moment, rdpClient, wtsSession } from './builders';

const own = { isLocal: false, account: 'teacher' };
const beside = { own, hostTime: eight, administrators: null };
const read = (...sessions: WtsSession[]) => parseReading(toReading(moment(...sessions), beside));
const one = (changed: Partial<WtsSession>): SessionReading | undefined => read(wtsSession(changed)).sessions[0];
const info = wtsSession().info as NonNullable<WtsSession['info']>;

test('a user at the console', () => {
  expect(read(wtsSession())).toEqual({
    boot: 'unknown',
    hostTime: eight + 600_000,
    abilities: {
      end: { can: 'unknown' },
      lock: { can: 'no', reason: 'windows-cannot-lock' },
      'suspend-windows': { can: 'unknown' },
      'message-desktop': { can: 'unknown' },
      'read-administrators': { can: 'no', reason: 'administrators-not-read' },
    },
    administratorsKnown: false,
    stations: [{ id: 'console', kind: 'console', name: 'console', client: null, activeSession: '1' }],
    sessions: [
      {
        id: '1',
        user: 'LAB\\ann',
        logon: afterEight(0),
        since: eight,
        phase: 'open',
        station: 'console',
        locked: false,
        fullName: null,
        client: null,
        connectionKnown: true,
        idleSince: eight + 300_000,
        detachedSince: null,
        own: false,
        administrator: false,
        terminal: true,
        resumesAt: { kind: 'anywhere' },
        unguarded: false,
        cannot: { lock: 'windows-cannot-lock' },
      },
    ],
  });
});

describe('states', () => {
  const { active, connected, connectQuery, shadow, disconnected, reset, down, init } = connectState;

  test.each<[string, number, Partial<SessionReading>]>([
    ['active', active, { phase: 'open', station: 'console' }],
    ['shadowed', shadow, { phase: 'open', station: 'console' }],
    ['connected, with a user', connected, { phase: 'opening', station: 'console' }],
    ['being connected', connectQuery, { phase: 'opening', station: 'console' }],
    ['being made', init, { phase: 'opening', station: 'console' }],
    ['disconnected', disconnected, { phase: 'open', station: null }],
    ['being reset', reset, { phase: 'closing', station: null }],
    ['down', down, { phase: 'closing', station: null }],
  ])('%s', (_what, state, expected) => {
    expect(one({ state })).toMatchObject(expected);
  });

  test('nobody is listed who is not logged on, nor one that waits for a client', () => {
    expect(one({ user: '' })).toBeUndefined();
    expect(one({ state: connectState.idle })).toBeUndefined();
    expect(one({ state: connectState.listen })).toBeUndefined();
  });

  test.each([
    [0, true],
    [1, false],
    [-1, false],
  ])('lock flag %i', (flags, locked) => {
    expect(one({ info: { ...info, flags } })?.locked).toBe(locked);
  });
});

describe('times', () => {
  test('where Windows has none, there is none', () => {
    const none = { ...info, logonTime: '0', lastInputTime: '0', disconnectTime: '0' };
    expect(one({ info: none })).toMatchObject({ since: null, idleSince: null, detachedSince: null, logon: '0' });
  });

  test('the last input is between the logon and now', () => {
    const before = { ...info, logonTime: afterEight(100), lastInputTime: afterEight(50) };
    expect(one({ info: before })?.idleSince).toBe(eight + 100_000);
    expect(one({ info: { ...info, lastInputTime: afterEight(700) } })?.idleSince).toBe(eight + 600_000);
  });

  test('of a disconnected session the host says since when; of another one that is over', () => {
    const left = { ...info, disconnectTime: afterEight(400) };
    expect(one({ info: left, state: connectState.disconnected })?.detachedSince).toBe(eight + 400_000);
    expect(one({ info: left })?.detachedSince).toBeNull();
  });

  test('the clock is the last that the host told, or the one that is given', () => {
    const later = { ...info, currentTime: afterEight(601) };
    expect(read(wtsSession({ info: later }), wtsSession({ id: 2 })).hostTime).toBe(eight + 601_000);
    expect(read().hostTime).toBe(eight);
  });
});

test('a session that Windows does not let us ask about is shown, and nothing can be done with it', () => {
  const denied = wtsSession({ id: 2, user: 'bob', info: null, client: null, name: 'RDP-Tcp#4' });
  const reading = read(wtsSession(), denied);
  const why = 'needs-administrator';
  expect(reading.sessions[1]).toMatchObject({
    user: 'LAB\\bob',
    logon: '',
    since: null,
    idleSince: null,
    station: 'client:RDP-Tcp#4',
    cannot: { end: why, suspend: why, message: why, lock: why },
  });
  expect(reading.sessions[0]?.cannot).toEqual({ lock: 'windows-cannot-lock' });
  expect(reading.abilities).toMatchObject({ end: { can: 'no', reason: why }, 'suspend-windows': { can: 'no' } });
});

test('who administers the computer, where that is known', () => {
  const sessions = moment(wtsSession(), wtsSession({ id: 2, user: 'bob', domain: 'PC' }));
  const reading = toReading(sessions, { ...beside, administrators: new Set(['PC\\bob']) });
  expect(reading.sessions.map(({ administrator }) => administrator)).toEqual([false, true]);
  expect(reading.administratorsKnown).toBe(true);
  expect(reading.abilities['read-administrators']).toEqual({ can: 'yes' });
});

test.each([
  ['LAB', 'ann', 'pc-12', 'LAB\\ann'],
  ['PC-12', 'ann', 'pc-12.school.example', 'ann'],
  ['', 'ann', 'pc-12', 'ann'],
])('the account %s, %s is looked up on %s as %s', (domain, user, computer, account) => {
  expect(accountToLookUp({ domain, user }, computer)).toBe(account);
});

describe('places', () => {
  const places = (...sessions: WtsSession[]) => {
    const { stations, stationOf } = sessionPlaces(sessions);
    return { names: stations.map(({ name }) => name), at: Object.fromEntries(stationOf) };
  };
  const remote = (id: number, name: string, ...address: number[]) =>
    wtsSession({ id, name: `RDP-Tcp#${id}`, client: rdpClient(name, ...address) });

  test('a client is known by its name, else its address, else its connection', () => {
    expect(places(remote(2, 'THIN-01', 10, 0, 0, 7), remote(3, '', 10, 0, 0, 8), remote(4, ''))).toEqual({
      names: ['console', 'THIN-01', '10.0.0.8', 'RDP-Tcp#4'],
      at: { 2: 'client:THIN-01', 3: 'client:10.0.0.8', 4: 'client:RDP-Tcp#4' },
    });
  });

  test('a second session from one client is at a station of its own', () => {
    expect(places(remote(9, 'THIN-01'), remote(2, 'THIN-01'))).toEqual({
      names: ['console', 'THIN-01', 'THIN-01 (2)'],
      at: { 2: 'client:THIN-01', 9: 'client:THIN-01 (2)' },
    });
  });

  test('also where a client calls itself like the second session of another', () => {
    const { at } = places(remote(2, 'THIN-01'), remote(3, 'THIN-01 (2)'), remote(4, 'THIN-01'));
    expect(at).toEqual({ 2: 'client:THIN-01', 3: 'client:THIN-01 (2)', 4: 'client:THIN-01 (3)' });
  });

  test('a client that is called like the console is another station', () => {
    expect(places(wtsSession(), remote(2, 'console')).at).toEqual({ 1: 'console', 2: 'client:console' });
  });

  test('who is at the log-on screen holds no station, which is free', () => {
    const screen = { ...remote(2, 'THIN-01', 10, 0, 0, 7), user: '', state: connectState.connected };
    const reading = read(screen);
    expect(reading.sessions).toEqual([]);
    expect(reading.stations[1]).toEqual({
      id: 'client:THIN-01',
      kind: 'remote-client',
      name: 'THIN-01',
      client: 'THIN-01 (10.0.0.7)',
      activeSession: null,
    });
  });

  test('a disconnected session is at no place, whatever Windows still says of its client', () => {
    expect(places({ ...remote(2, 'THIN-01'), state: connectState.disconnected }).names).toEqual(['console']);
  });

  test('where the client is not told, the console is known by the name of its WinStation', () => {
    expect(places(wtsSession({ client: null })).at).toEqual({ 1: 'console' });
  });

  test('of two at the console, the one that is active has it', () => {
    const opening = wtsSession({ id: 2, user: 'bob', state: connectState.connected });
    const reading = read(opening, wtsSession());
    expect(reading.stations[0]?.activeSession).toBe('1');
    expect(tornStations(reading)).toEqual(tornStations(read(wtsSession(), opening)));
  });
});

test('whatever Windows says, the reading is a good one, names are kept, and only persons are listed', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  const digits = fc.bigInt({ min: 0n, max: 2n ** 62n }).map(String);
  const anyInfo = fc.record({
    flags: fc.constantFrom(0, 1, -1),
    logonTime: digits,
    disconnectTime: digits,
    lastInputTime: digits,
    currentTime: digits,
  });
  const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 20, maxLength: 20 });
  const anyClient = fc.record({
    protocol: fc.constantFrom(0, 1, 2),
    name: text,
    address: fc.record({ family: fc.constantFrom(0, 2, 23), bytes }),
  });
  const anySession = fc.record({
    id: fc.integer({ min: 1, max: 70_000 }),
    state: fc.integer({ min: 0, max: 9 }),
    name: fc.constantFrom('', 'Console', 'RDP-Tcp#1'),
    user: fc.oneof(fc.constant(''), text),
    domain: fc.oneof(fc.constant(''), text),
    info: fc.option(anyInfo),
    client: fc.option(anyClient),
  });
  const sessions = fc.uniqueArray(anySession, { selector: ({ id }) => id, maxLength: 12 });
  fc.assert(
    fc.property(sessions, (all) => {
      const reading = read(...all);
      const persons = all.filter(
        ({ user, state }) => user !== '' && state !== connectState.idle && state !== connectState.listen,
      );
      expect(reading.sessions.map(({ id }) => id)).toEqual(persons.map(({ id }) => String(id)));
      for (const [at, { user }] of reading.sessions.entries()) {
        const { domain = '', user: name = '' } = persons[at] ?? {};
        // Half a surrogate pair is no character.
        const wellFormed = Buffer.from(domain === '' ? name : `${domain}\\${name}`).toString();
        expect(user).toBe(visibleText(wellFormed));
      }
      // Only who is at a station in the same reading, and never one that is leaving or disconnected.
      for (const { phase, station, id } of reading.sessions) {
        const { state } = persons.find((person) => String(person.id) === id) ?? {};
        if (phase === 'closing' || state === connectState.disconnected) expect(station).toBeNull();
        else expect(station).not.toBeNull();
      }
      // Beside the console, no station has two.
      const taken = reading.sessions.flatMap(({ station }) =>
        station === null || station === 'console' ? [] : station,
      );
      expect(new Set(taken).size).toBe(taken.length);
    }),
    { numRuns: 500 },
  );
});
