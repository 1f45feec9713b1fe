import { describe, expect, test, vi } from 'vitest';
import { seededRandom } from '../../../../../src/main/hosts/simulated/random';
import { defaultSimulation, type SimulateSettings } from '../../../../../src/main/hosts/simulated/simulate-option';
import { slowDelays } from '../../../../../src/main/hosts/simulated/simulated-faults';
import type { SimulatedHost } from '../../../../../src/main/hosts/simulated/simulated-host';
import { simulatedLab } from '../../../../../src/main/hosts/simulated/simulated-lab';
import type { SimulatedSession } from '../../../../../src/main/hosts/simulated/simulated-session';
import { actions } from '../../../../../src/shared/session/actions';
import { FakeTime } from '../../../../fake-time';
import { identityOf } from '../../../../lab-on-fake-time';

const minute = 60_000;
const hour = 60 * minute;
const deeds = ['beginLogOn', 'lock', 'unlock', 'goIdle', 'work', 'disconnect', 'comeBack', 'signOut'] as const;
const rest = ['finishLogOn', 'signOutLeavingPrograms', 'setWhenEnded', 'breakLink', 'restoreLink', 'restart'] as const;

/** A lab that lives, with every call of its computers' methods counted. */
function livingLab(settings: Partial<SimulateSettings> = {}) {
  const time = new FakeTime();
  const lab = simulatedLab({ ...defaultSimulation, ...settings }, time).map(({ config: { host }, users, life }) => {
    const watched = Object.fromEntries([...deeds, ...rest].map((name) => [name, vi.spyOn(host, name)]));
    if (life === null) throw new Error('a lab that stands still');
    life.start();
    return { host, users, life, countOf: (name: (typeof deeds | typeof rest)[number]) => callsOf(watched[name]) };
  });
  const count = (name: (typeof deeds | typeof rest)[number]) =>
    lab.reduce((sum, { countOf }) => sum + countOf(name), 0);
  return { time, lab, count };
}

const callsOf = (watched: { mock: { calls: unknown[] } } | undefined) => watched?.mock.calls.length ?? 0;
const sessionsOf = (host: SimulatedHost, is: (session: SimulatedSession) => boolean) => [...host.sessions].filter(is);
const atStation = ({ station }: SimulatedSession) => station !== null;
const locked = (session: SimulatedSession) => atStation(session) && session.locked;
const away = ({ phase, station }: SimulatedSession) => phase === 'open' && station === null;
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;

describe('the life of a simulated lab', () => {
  test.each([1, 2, 3, 4])('for hours, it stays as full as at its start (seed %i)', async (seed) => {
    const { time, lab } = livingLab({ seed });
    const seen = { atStation: [] as number[], locked: [] as number[], away: [] as number[] };
    const upSince = new Map<string, number>();
    const firstBoots = new Set([...lab.values()].map(({ host }) => host.boot));
    for (let passed = 0; passed < 8 * hour; passed += minute) {
      await time.pass(minute);
      for (const [place, { host }] of lab.entries()) {
        const start = `${place} ${host.boot}`;
        if (!upSince.has(start)) upSince.set(start, passed);
        // After a restart people come bit by bit.
        if (!firstBoots.has(host.boot) && passed - (upSince.get(start) ?? 0) < 5 * minute) continue;
        seen.atStation.push(sessionsOf(host, atStation).length);
        seen.locked.push(sessionsOf(host, locked).length);
        seen.away.push(sessionsOf(host, away).length);
      }
    }
    // Of 12 stations: 8 in use, 2 of them locked, and 2 users away, as at the start.
    expect(seen.atStation.length).toBeGreaterThan(600);
    expect(Math.min(...seen.atStation)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...seen.atStation)).toBeLessThanOrEqual(11);
    expect(Math.max(...seen.away)).toBeLessThanOrEqual(5);
    expect(Math.abs(mean(seen.atStation) - 8)).toBeLessThan(0.5);
    expect(Math.abs(mean(seen.locked) - 2)).toBeLessThan(0.7);
    expect(Math.abs(mean(seen.away) - 2)).toBeLessThan(0.7);
  });

  test.each([1, 2, 3, 4])('everything happens in it, but nothing to the own session (seed %i)', async (seed) => {
    const { time, lab, count } = livingLab({ seed });
    const own = () => lab.flatMap(({ host }) => sessionsOf(host, ({ account }) => account.own));
    const before = own();
    expect(before).toHaveLength(1);
    let slow = 0;
    for (let passed = 0; passed < 8 * hour; passed += minute) {
      await time.pass(minute);
      for (const { host } of lab) if (host.delays === slowDelays) slow++;
    }
    for (const name of [...deeds, 'signOutLeavingPrograms'] as const) {
      expect([name, count(name) > 50]).toEqual([name, true]);
    }
    for (const name of ['setWhenEnded', 'breakLink', 'restart'] as const) {
      expect([name, count(name) > 3]).toEqual([name, true]);
    }
    expect(count('finishLogOn')).toBeGreaterThan(0.95 * count('beginLogOn'));
    // Of two computers a sample each minute; every trouble passes.
    expect(slow).toBeGreaterThan(3);
    expect(slow).toBeLessThan(8 * 60 * 2 * 0.15);
    for (const { countOf } of lab) expect([0, 1]).toContain(countOf('breakLink') - countOf('restoreLink'));
    // The computer with the own session does not restart. A session is replaced when anything happens to it.
    expect(lab[0]?.countOf('restart')).toBe(0);
    expect(own()[0]).toBe(before[0]);
  });

  test('the own session, once left, and its user, once gone, stay so', async () => {
    for (const leave of ['disconnect', 'signOut'] as const) {
      const { time, lab } = livingLab({ hosts: 1, stations: 12 });
      const { host } = lab[0] as (typeof lab)[number];
      const own = () => sessionsOf(host, ({ account }) => account.own);
      host[leave](own()[0]?.id ?? '');
      const left = own();
      await time.pass(5 * hour);
      expect(own()).toEqual(left);
    }
  });

  test('it is lively, and calm enough to act in', async () => {
    const { time, lab, count } = livingLab();
    await time.pass(4 * hour);
    const acts = deeds.reduce((sum, name) => sum + count(name), 0) / (4 * hour);
    expect(1 / acts).toBeGreaterThan(3000);
    expect(1 / acts).toBeLessThan(5000);
    const troubles = (count('breakLink') + lab.length) / (4 * hour);
    expect(1 / troubles).toBeGreaterThan(2 * minute);
    expect(1 / troubles).toBeLessThan(12 * minute);
  });

  test('users come back at the same station and at others; a few new sessions do not end when asked', async () => {
    const { time, lab } = livingLab({ seed: 3 });
    const left = new Map<string, string>();
    const seen = { same: 0, other: 0, stays: 0, 'stays-closing': 0 };
    for (const [place, { host }] of lab.entries()) {
      const { disconnect, comeBack, setWhenEnded } = host;
      const keyOf = (id: string) => `${place} ${host.session(id)?.logon}`;
      host.disconnect = (id, at) => {
        left.set(keyOf(id), host.session(id)?.station ?? '');
        disconnect.call(host, id, at);
      };
      host.comeBack = (id, station) => {
        comeBack.call(host, id, station);
        if (left.has(keyOf(id))) seen[left.get(keyOf(id)) === station ? 'same' : 'other']++;
      };
      host.setWhenEnded = (id, whenEnded) => {
        if (whenEnded !== 'goes') seen[whenEnded]++;
        setWhenEnded.call(host, id, whenEnded);
      };
    }
    await time.pass(40 * hour);
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(2);
    expect(seen.stays).toBeGreaterThan(seen['stays-closing']);
  });

  test('the same seed lives the same life, another seed another one', async () => {
    const lived = async (seed: number) => {
      const { time, lab } = livingLab({ seed });
      await time.pass(2 * hour);
      return lab.map(({ host }) => host.read());
    };
    expect(await lived(5)).toEqual(await lived(5));
    expect(await lived(6)).not.toEqual(await lived(5));
  });

  test('thousands of stations do not make it hectic, and the smallest labs stand it', async () => {
    const large = livingLab({ hosts: 1, stations: 20_000 });
    await large.time.pass(10 * minute);
    const acts = deeds.reduce((sum, name) => sum + large.count(name), 0) / 600;
    expect(acts).toBeGreaterThan(1);
    expect(acts).toBeLessThan(3);
    for (const stations of [1, 2, 3]) {
      const small = livingLab({ hosts: 1, stations });
      await small.time.pass(5 * hour);
      expect(sessionsOf((small.lab[0] as (typeof small.lab)[number]).host, ({ account }) => account.own)).toHaveLength(
        1,
      );
    }
    const lonely = livingLab({ hosts: 2, stations: 2 });
    await lonely.time.pass(5 * hour);
    expect(lonely.lab[1]?.countOf('beginLogOn')).toBeGreaterThan(3);
  });

  test.each([1, 2, 3])('it copes with whatever others do in between (seed %i)', async (seed) => {
    const { time, lab } = livingLab({ seed, hosts: 3, stations: 30 });
    const random = seededRandom(seed);
    let refused = 0;
    for (let round = 0; round < 3000; round++) {
      const { host, users } = random.pick(lab);
      const sessions = [...host.sessions];
      try {
        meddle(random.whole(0, 7), host, users, sessions, random);
      } catch {
        // What it wanted can't be; that is not what is tested here.
        refused++;
      }
      await time.pass(random.pick([1, 50, 500, 5000, 40_000]));
    }
    expect(refused).toBeLessThan(1500);
    for (const { host } of lab) host.restoreLink();
    const taken: number[] = [];
    for (let passed = 0; passed < 2 * hour; passed += minute) {
      await time.pass(minute);
      for (const { host } of lab) taken.push(host.sessions.taken);
    }
    // Of 10 stations 6 or 7, but for what restarts cost.
    expect(mean(taken)).toBeGreaterThan(5.5);
    expect(mean(taken)).toBeLessThan(7);
  });

  test('sessions that hang about without a station keep nobody from logging on', async () => {
    const { time, lab } = livingLab({ hosts: 1, stations: 12 });
    const { host } = lab[0] as (typeof lab)[number];
    for (const { id, account } of sessionsOf(host, ({ phase }) => phase === 'open')) {
      if (!account.own) host.signOutLeavingPrograms(id);
    }
    await time.pass(20 * minute);
    expect(host.sessions.taken).toBeGreaterThan(4);
  });

  test('once stopped, nothing moves any more, whatever was under way', async () => {
    for (const passed of [1000, 10 * minute, 20 * minute, 50 * minute]) {
      const { time, lab } = livingLab({ hosts: 1, stations: 200 });
      await time.pass(passed);
      const [first] = lab;
      first?.users.logOn(
        first.users.list().find(({ presence }) => presence === 'logged-off')?.user ?? '',
        freeOf(first.host),
      );
      expect(time.pending).toBeGreaterThan(2);
      first?.life.stop();
      first?.users.stop();
      expect(time.pending).toBe(0);
    }
  });

  test('a lab that stands still has none', () => {
    const time = new FakeTime();
    const lab = simulatedLab({ ...defaultSimulation, still: true }, time);
    expect(lab.map(({ life }) => life)).toEqual([null, null]);
    expect(time.pending).toBe(0);
  });
});

const freeOf = (host: SimulatedHost) => [...host.stations].find(({ id }) => host.isFree(id))?.id ?? '';

/** Administrators, people who act as users, and hardware. */
function meddle(
  what: number,
  host: SimulatedHost,
  users: ReturnType<typeof livingLab>['lab'][number]['users'],
  sessions: readonly SimulatedSession[],
  random: ReturnType<typeof seededRandom>,
): void {
  const open = sessions.filter(({ phase }) => phase === 'open');
  const command = (id: string) => {
    const action = random.pick(actions);
    const text = action === 'message' ? 'Hello' : null;
    const force = action === 'end' && random.next() < 0.5;
    host.command({ action, identity: identityOf('lab', host, id), force, text, brief: false, title: '' });
  };
  const user = random.pick(users.list()).user;
  if (what === 0) for (const { id } of open) command(id);
  else if (what === 1) users.logOn(user, freeOf(host));
  else if (what === 2) {
    const { id } = random.pick(open);
    users.act(identityOf('lab', host, id), random.pick(['lock', 'unlock', 'disconnect', 'sign-out']));
  } else if (what === 3) host.restart();
  else if (what === 4) host.breakLink();
  else if (what === 5) host.restoreLink();
  else if (what === 6) host.signOut(random.pick(sessions).id);
  else command(random.pick(open).id);
}
