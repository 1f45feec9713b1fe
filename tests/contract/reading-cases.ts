import { expect } from 'vitest';
import { HostError } from '../../src/main/hosts/host-backend';
import type { Reading } from '../../src/shared/lab/reading';
import { type ContractCase, identityOf, isAt, isListed, isTaken, sessionIn, stationIn } from './contract-case';
import type { ContractHost } from './contract-host';

/** What a reading says, and what is told without being asked. */
export const readingCases: readonly ContractCase[] = [
  {
    name: 'lists every session that the host lists, and no other',
    async run(ground) {
      const { host, console } = ground;
      await agrees(ground, await console.read());
      const [first, second] = host.stations;
      await ground.loggedOn(host.users[0], first.id);
      const other = await ground.loggedOn(host.users[1], second.id);
      await agrees(ground, await console.read());
      await host.signOut(other.id);
      await agrees(ground, await console.readUntil('the end', (reading) => !isListed(reading, other.id)));
    },
  },
  {
    name: 'lists every station, also the free ones',
    async run({ host, console }) {
      const reading = await console.read();
      for (const { id, kind } of host.stations) {
        expect(stationIn(reading, id).kind).toBe(kind);
        expect(isTaken(reading, id)).toBe(false);
      }
    },
  },
  {
    name: 'shows a user at the station, and the station free again afterwards',
    async run(ground) {
      const { host, console } = ground;
      const station = host.stations[1].id;
      const session = await ground.loggedOn(host.users[2], station);
      expect(session).toMatchObject({ user: host.users[2], station, phase: 'open', locked: false });
      await host.signOut(session.id);
      const after = await console.readUntil('the end', (reading) => !isListed(reading, session.id));
      expect(isTaken(after, station)).toBe(false);
      stationIn(after, station);
    },
  },
  {
    name: 'says the same identity in every reading',
    async run(ground) {
      const session = await ground.loggedOn();
      const first = await ground.console.read();
      const second = await ground.console.read();
      expect(second.boot).toBe(first.boot);
      expect(identityOf(sessionIn(first, session.id))).toEqual(identityOf(session));
      expect(identityOf(sessionIn(second, session.id))).toEqual(identityOf(session));
      expect(session.logon).not.toBe('');
    },
  },
  {
    name: 'never gives an identity twice',
    async run(ground) {
      const { host, console } = ground;
      const first = await ground.loggedOn();
      await host.signOut(first.id);
      await console.readUntil('the end', (reading) => !isListed(reading, first.id));
      const second = await ground.loggedOn();
      expect(identityOf(second)).not.toEqual(identityOf(first));
    },
  },
  {
    name: 'shows two sessions of one user as two',
    async run(ground) {
      const [first, second] = ground.host.stations;
      const [user] = ground.host.users;
      const here = await ground.loggedOn(user, first.id);
      const there = await ground.loggedOn(user, second.id);
      expect(there.id).not.toBe(here.id);
      const reading = await ground.console.read();
      expect(isAt(reading, here.id, first.id) && isAt(reading, there.id, second.id)).toBe(true);
    },
  },
  {
    name: 'takes all times from one clock that goes on',
    async run(ground) {
      const before = await ground.console.read();
      const session = await ground.loggedOn();
      const after = await ground.console.read();
      expect(after.hostTime).toBeGreaterThanOrEqual(before.hostTime);
      // Clocks of a millisecond and of a microsecond may round apart.
      if (session.since !== null) {
        expect(session.since).toBeGreaterThanOrEqual(before.hostTime - 1);
        expect(session.since).toBeLessThanOrEqual(after.hostTime + 1);
      }
      if (typeof session.idleSince === 'number') expect(session.idleSince).toBeLessThanOrEqual(after.hostTime + 1);
    },
  },
  {
    name: 'hints when someone logs on and when they sign out',
    async run(ground) {
      const { host, console } = ground;
      const before = console.hints.length;
      const id = await host.logOn(host.users[0], host.stations[0].id);
      await console.until('a hint of the logon', () => console.hints.length > before);
      await console.readUntil('the user', (reading) => isAt(reading, id, host.stations[0].id));
      const between = console.hints.length;
      await host.signOut(id);
      await console.until('a hint of the end', () => console.hints.length > between);
      const removed = console.hints.flatMap((hint) => hint.removed ?? []);
      expect(removed.filter((one) => one !== id)).toEqual([]);
    },
  },
  {
    name: 'hints when a screen is locked and unlocked',
    needs: ['lock-by-user', 'lock-hints'],
    async run(ground) {
      const { host, console } = ground;
      const { id } = await ground.loggedOn();
      for (const locked of [true, false]) {
        const before = console.hints.length;
        await (locked ? host.lockScreen(id) : host.unlockScreen(id));
        await console.until('a hint', () => console.hints.length > before);
        expect(sessionIn(await console.read(), id).locked).toBe(locked);
      }
    },
  },
  {
    name: 'shows a screen that is locked and unlocked at the same station',
    needs: ['lock-by-user'],
    async run(ground) {
      const { host, console } = ground;
      const { id, station } = await ground.loggedOn();
      for (const locked of [true, false]) {
        await (locked ? host.lockScreen(id) : host.unlockScreen(id));
        const reading = await console.readUntil(`locked: ${locked}`, (one) => sessionIn(one, id).locked === locked);
        expect(sessionIn(reading, id)).toMatchObject({ station, phase: 'open' });
        await agrees(ground, reading);
      }
    },
  },
  {
    name: 'shows a user who left the station as detached, and the same session when they are back',
    needs: ['leave-station'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      const station = session.station ?? '';
      await host.leaveStation(session.id);
      const away = await console.readUntil('no station', (reading) => sessionIn(reading, session.id).station === null);
      expect(sessionIn(away, session.id).phase).toBe('open');
      expect(isTaken(away, station)).toBe(false);
      stationIn(away, station);
      await agrees(ground, away);
      await host.comeBack(session.id, station);
      const back = await console.readUntil('the user', (reading) => isAt(reading, session.id, station));
      expect(identityOf(sessionIn(back, session.id))).toEqual(identityOf(session));
    },
  },
  {
    name: 'gives a station that was left to another user',
    needs: ['leave-station'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      const station = session.station ?? '';
      await host.leaveStation(session.id);
      const next = await ground.loggedOn(host.users[1], station);
      const reading = await console.read();
      expect(sessionIn(reading, session.id).station).toBeNull();
      expect(isAt(reading, next.id, station)).toBe(true);
      await agrees(ground, reading);
    },
  },
  {
    name: 'shows a user who picks the session up at another station there',
    needs: ['leave-station', 'come-back-elsewhere'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      await host.leaveStation(session.id);
      await console.readUntil('no station', (reading) => sessionIn(reading, session.id).station === null);
      await host.comeBack(session.id, host.stations[1].id);
      const back = await console.readUntil('the user', (reading) => isAt(reading, session.id, host.stations[1].id));
      expect(identityOf(sessionIn(back, session.id))).toEqual(identityOf(session));
    },
  },
  {
    name: 'shows what is left of a user who signed out as closing',
    needs: ['leave-programs'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      const station = session.station ?? '';
      await host.signOutLeavingPrograms(session.id);
      const reading = await console.read();
      expect(sessionIn(reading, session.id)).toMatchObject({ phase: 'closing', station: null });
      expect(identityOf(sessionIn(reading, session.id))).toEqual(identityOf(session));
      expect(isTaken(reading, station)).toBe(false);
      await agrees(ground, reading);
    },
  },
  {
    name: 'shows a session that is being opened as such, with its station',
    needs: ['log-on-slowly'],
    async run(ground) {
      const { host, console } = ground;
      const station = host.stations[0].id;
      const { id, finish } = await host.logOnSlowly(host.users[0], station);
      const opening = await console.read();
      expect(sessionIn(opening, id)).toMatchObject({ phase: 'opening', station });
      await finish();
      await console.readUntil('the user', (reading) => isAt(reading, id, station));
    },
  },
  {
    name: 'rejects an aborted reading with the reason, and reads well afterwards',
    async run({ console }) {
      const controller = new AbortController();
      const reason = new HostError('time-limit');
      controller.abort(reason);
      await expect(console.read(controller.signal)).rejects.toBe(reason);
      await console.read();
    },
  },
];

/** What a reading lists and what the host itself lists agree, both ways. */
export async function agrees({ host }: { readonly host: ContractHost }, reading: Reading): Promise<void> {
  const said = (await host.witness()).map(({ id, user, phase, station, locked, own, administrator }) => {
    // Of a session that is being opened only its place is known.
    return { id, user, phase, locked, own, administrator, ...(phase === 'opening' ? {} : { station }) };
  });
  const read = reading.sessions.map(({ id, user, phase, station, locked, own, administrator }) => {
    return { id, user, phase, locked, own, administrator, ...(phase === 'opening' ? {} : { station }) };
  });
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  expect(read.toSorted(byId)).toEqual(said.toSorted(byId));
}
