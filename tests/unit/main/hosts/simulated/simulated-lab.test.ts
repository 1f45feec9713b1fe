import { describe, expect, test } from 'vitest';
import { defaultSimulation, type SimulateSettings } from '../../../../../src/main/hosts/simulated/simulate-option';
import { simulatedLab } from '../../../../../src/main/hosts/simulated/simulated-lab';
import { applyReading } from '../../../../../src/shared/lab/apply-reading';
import { emptyMemory } from '../../../../../src/shared/lab/host-memory';
import { parseReading, type SessionReading } from '../../../../../src/shared/lab/reading';
import { FakeTime } from '../../../../fake-time';

const time = new FakeTime();
const lab = (settings: Partial<SimulateSettings> = {}) => simulatedLab({ ...defaultSimulation, ...settings }, time);
const readings = (settings: Partial<SimulateSettings> = {}) =>
  lab(settings).map(({ config }) => parseReading(config.host.read()));
const sessionsOf = (settings: Partial<SimulateSettings> = {}) => readings(settings).flatMap(({ sessions }) => sessions);
const count = (sessions: SessionReading[], is: (session: SessionReading) => boolean) => sessions.filter(is).length;

describe('the simulated lab', () => {
  test('has as many computers and stations as asked for, spread evenly, each with its own names', () => {
    const hosts = lab({ hosts: 28, stations: 100 });
    expect(hosts.slice(0, 2)).toMatchObject([
      { id: 'lab-a', name: 'lab-a', room: 'Room 1', address: null },
      { id: 'lab-b', name: 'lab-b', room: 'Room 2', address: null },
    ]);
    expect(hosts.slice(25).map(({ id }) => id)).toEqual(['lab-z', 'lab-aa', 'lab-ab']);
    const stations = hosts.map(({ config }) => [...config.host.stations]);
    expect(new Set(stations.map((list) => list.length))).toEqual(new Set([3, 4]));
    const names = stations.flat().map(({ name }) => name);
    expect(names.slice(0, 7)).toEqual([
      'Window 1',
      'Window 2',
      'Window 3',
      'Window 4',
      'Window 5',
      'Window 6',
      'Middle 1',
    ]);
    expect(new Set(names).size).toBe(100);
  });

  test('people are found in every state, and some places are free', () => {
    const sessions = sessionsOf();
    expect(count(sessions, ({ station, locked }) => station !== null && !locked)).toBe(12);
    expect(count(sessions, ({ station, locked }) => station !== null && locked)).toBe(4);
    expect(count(sessions, ({ detachedSince }) => detachedSince !== null)).toBe(4);
    expect(count(sessions, ({ idleSince }) => idleSince === 'working')).toBeGreaterThan(3);
    expect(count(sessions, ({ idleSince }) => typeof idleSince === 'number')).toBeGreaterThan(3);
  });

  test('one own session in the whole lab; an administrator on each computer', () => {
    for (const seed of [1, 2, 3]) {
      const all = readings({ hosts: 3, stations: 30, seed });
      expect(all.map(({ sessions }) => count(sessions, ({ own }) => own))).toEqual([1, 0, 0]);
      expect(all.map(({ sessions }) => count(sessions, ({ administrator }) => administrator))).toEqual([1, 1, 1]);
      expect(all[0]?.sessions.find(({ own }) => own)).toMatchObject({
        administrator: true,
        phase: 'open',
        locked: false,
      });
    }
  });

  test('whatever stands at a station has an address of its own, that of its computer', () => {
    const [a, b] = readings();
    expect(a?.stations.map(({ client }) => client).slice(0, 2)).toEqual(['10.20.1.30', '10.20.1.31']);
    expect(b?.stations[0]?.client).toBe('10.20.2.30');
    const clients = readings({ hosts: 10, stations: 11_000 }).flatMap(({ stations }) =>
      stations.map((one) => one.client),
    );
    expect(new Set(clients).size).toBe(11_000);
    for (const client of clients) expect(client).toMatch(/^10\.20(\.(\d|[1-9]\d|1\d\d|2[0-4]\d)){2}$/);
  });

  test('a session has the client of its station, and none where it is at none', () => {
    const { stations, sessions } = readings()[0] as ReturnType<typeof readings>[number];
    for (const { station, client } of sessions) {
      expect(client).toBe(station === null ? null : stations.find(({ id }) => id === station)?.client);
    }
    expect(count(sessions, ({ client }) => client === null)).toBe(2);
  });

  test('even with one station it stands', () => {
    expect(sessionsOf({ hosts: 1, stations: 1, seed: 1 })).toMatchObject([{ own: true, station: '1' }]);
  });

  test('times lie in the past, and in order', () => {
    for (const { since, idleSince, detachedSince } of sessionsOf({ hosts: 2, stations: 200, seed: 5 })) {
      expect(since).toBeLessThan(time.now());
      for (const later of [idleSince, detachedSince]) {
        if (typeof later !== 'number') continue;
        expect(later).toBeGreaterThan(since ?? 0);
        expect(later).toBeLessThan(time.now());
      }
    }
  });

  test('the same settings make the same lab, another seed another one', () => {
    expect(readings()).toEqual(readings());
    expect(readings({ seed: 2 })).not.toEqual(readings());
  });

  test('no two accounts of it have the same name; some are written in Japanese', () => {
    const sessions = sessionsOf({ hosts: 10, stations: 11_000, seed: 1 });
    expect(new Set(sessions.map(({ user }) => user)).size).toBe(sessions.length);
    expect(count(sessions, ({ user }) => !/^[a-z]+\.[a-z]+\d*$/.test(user))).toBe(0);
    expect(count(sessions, ({ fullName }) => /\p{Script=Han}/u.test(fullName ?? ''))).toBeGreaterThan(
      sessions.length / 8,
    );
  });

  test('9,000 sessions on 10 computers are made, read and applied quickly', () => {
    const begin = performance.now();
    const hosts = lab({ hosts: 10, stations: 11_000 });
    const made = performance.now();
    let sessions = 0;
    let rebuilt = 0;
    for (const { id, config } of hosts) {
      const context = { host: id, now: time.now(), removed: new Set<string>(), suspending: new Set<never>() };
      const { memory } = applyReading(emptyMemory(), parseReading(config.host.read()), context);
      const again = applyReading(memory, parseReading(config.host.read()), context).memory;
      for (const [key, session] of again.sessions) if (memory.sessions.get(key) !== session) rebuilt++;
      sessions += memory.sessions.size;
    }
    expect(sessions).toBeGreaterThan(9000);
    expect(rebuilt).toBe(0);
    const [making, reading] = [made - begin, performance.now() - made];
    console.log(
      `simulated lab of ${sessions} sessions: made in ${making.toFixed()} ms, read and applied twice in ${reading.toFixed()} ms`,
    );
    // Tens of milliseconds, and some hundreds; the bounds only catch what grows with the square.
    expect(making).toBeLessThan(2000);
    expect(reading).toBeLessThan(5000);
  });
});
