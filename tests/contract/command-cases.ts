import { expect } from 'vitest';
import { HostError } from '../../src/main/hosts/host-backend';
import { problemOf } from './console-under-test';
import { type ContractCase, identityOf, isAt, isListed, isTaken, sessionIn, stationIn } from './contract-case';
import { agrees } from './reading-cases';

/** What commands do, and what they leave alone. */
export const commandCases: readonly ContractCase[] = [
  {
    name: 'ends the session that it is told to, and no other',
    async run(ground) {
      const { host, console } = ground;
      const [first, second] = host.stations;
      const bystander = await ground.loggedOn(host.users[0], first.id);
      const session = await ground.loggedOn(host.users[0], second.id);
      await console.act('end', session, await ground.boot());
      const after = await console.readUntil('the end', (reading) => !isListed(reading, session.id));
      expect(isAt(after, bystander.id, first.id)).toBe(true);
      expect(isTaken(after, second.id)).toBe(false);
      stationIn(after, second.id);
      await agrees(ground, after);
    },
  },
  {
    name: 'ends a session that holds no station',
    needs: ['leave-station'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      await host.leaveStation(session.id);
      await console.act('end', session, await ground.boot());
      await console.readUntil('the end', (reading) => !isListed(reading, session.id));
    },
  },
  {
    name: 'says that there is no such session, and touches nobody',
    async run(ground) {
      const { host, console } = ground;
      const bystander = await ground.loggedOn(host.users[0], host.stations[0].id);
      const gone = await ground.loggedOn(host.users[1], host.stations[1].id);
      const boot = await ground.boot();
      await host.signOut(gone.id);
      for (const session of [gone, { ...gone, id: 'no-such' }]) {
        expect(await problemOf(console.act('end', session, boot))).toBe('no-such-session');
      }
      expect(isAt(await console.read(), bystander.id, host.stations[0].id)).toBe(true);
    },
  },
  {
    name: 'says of a session whose end was accepted what is true: that it is still there',
    needs: ['refuse-to-end'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      await host.refuseToEnd(session.id);
      await console.act('end', session, await ground.boot());
      await host.pass(300);
      expect(identityOf(sessionIn(await console.read(), session.id))).toEqual(identityOf(session));
      expect(await host.witness()).toContainEqual(expect.objectContaining({ id: session.id }));
    },
  },
  {
    name: 'ends by force what does not end when it is asked to',
    needs: ['refuse-to-end', 'force'],
    async run(ground) {
      const { host, console } = ground;
      const [first, second] = host.stations;
      const bystander = await ground.loggedOn(host.users[0], first.id);
      const session = await ground.loggedOn(host.users[1], second.id);
      await host.refuseToEnd(session.id);
      expect(console.backend.canForce).toBe(true);
      await console.act('end', session, await ground.boot(), { force: true });
      const after = await console.readUntil('the end', (reading) => !isListed(reading, session.id));
      expect(isAt(after, bystander.id, first.id)).toBe(true);
      await agrees(ground, after);
    },
  },
  {
    name: 'ends by force what a user left running',
    needs: ['leave-programs', 'force'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      await host.signOutLeavingPrograms(session.id);
      await console.act('end', session, await ground.boot(), { force: true });
      await console.readUntil('the end', (reading) => !isListed(reading, session.id));
      expect((await host.witness()).map(({ id }) => id)).not.toContain(session.id);
    },
  },
  {
    name: 'says that there is no such session also when force is used',
    needs: ['force'],
    async run(ground) {
      const session = await ground.loggedOn();
      const boot = await ground.boot();
      await ground.host.signOut(session.id);
      expect(await problemOf(ground.console.act('end', session, boot, { force: true }))).toBe('no-such-session');
    },
  },
  {
    name: 'cannot end by force, and says so',
    needsNone: 'force',
    async run({ console }) {
      expect(console.backend.canForce).toBe(false);
    },
  },
  {
    name: 'sends nothing when the command was aborted before',
    async run(ground) {
      const { console } = ground;
      const session = await ground.loggedOn();
      const boot = await ground.boot();
      const controller = new AbortController();
      const reason = new HostError('connection-lost');
      controller.abort(reason);
      await expect(console.act('end', session, boot, {}, controller.signal)).rejects.toBe(reason);
      await ground.host.pass(100);
      expect(isListed(await console.read(), session.id)).toBe(true);
    },
  },
  {
    name: 'suspends a session: it is kept and its station is free',
    needs: ['suspend', 'leave-station'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      const station = session.station ?? '';
      expect(session.cannot.suspend).toBeUndefined();
      await console.act('suspend', session, await ground.boot());
      const away = await console.readUntil('no station', (reading) => sessionIn(reading, session.id).station === null);
      expect(identityOf(sessionIn(away, session.id))).toEqual(identityOf(session));
      expect(isTaken(away, station)).toBe(false);
      await agrees(ground, away);
      await host.comeBack(session.id, station);
      await console.readUntil('the user', (reading) => isAt(reading, session.id, station));
    },
  },
  {
    name: 'says of every session that it cannot be suspended, and does nothing when told to',
    needsNone: 'suspend',
    async run(ground) {
      const session = await ground.loggedOn();
      expect(session.cannot.suspend).toBeDefined();
      expect(await problemOf(ground.console.act('suspend', session, await ground.boot()))).toBe('not-supported');
      expect(isAt(await ground.console.read(), session.id, session.station ?? '')).toBe(true);
    },
  },
  {
    name: 'locks a session at its station',
    needs: ['lock'],
    async run(ground) {
      const { console } = ground;
      const session = await ground.loggedOn();
      expect(session.cannot.lock).toBeUndefined();
      await console.act('lock', session, await ground.boot());
      const after = await console.readUntil('the lock', (reading) => sessionIn(reading, session.id).locked);
      expect(isAt(after, session.id, session.station ?? '')).toBe(true);
      await agrees(ground, after);
    },
  },
  {
    name: 'does not say that a session is locked when nothing locked it',
    needs: ['lock'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      await host.dropLocker(session.id);
      await console.act('lock', session, await ground.boot());
      await host.pass(300);
      expect(await console.session(session.id)).toMatchObject({ locked: false, station: session.station });
    },
  },
  {
    name: 'says of every session that it cannot be locked, and does nothing when told to',
    needsNone: 'lock',
    async run(ground) {
      const session = await ground.loggedOn();
      expect(session.cannot.lock).toBeDefined();
      expect(await problemOf(ground.console.act('lock', session, await ground.boot()))).toBe('not-supported');
      expect(await ground.console.session(session.id)).toMatchObject({ locked: false, station: session.station });
    },
  },
  {
    name: 'shows a message in the session that it is for',
    needs: ['message'],
    async run(ground) {
      const { host, console } = ground;
      const [first, second] = host.stations;
      const session = await ground.loggedOn(host.users[0], first.id);
      const bystander = await ground.loggedOn(host.users[1], second.id);
      expect(session.cannot.message).toBeUndefined();
      const text = 'The lab closes at 6.\nPlease save <your> work & go.';
      await console.act('message', session, await ground.boot(), { text });
      expect(await host.messages(session.id)).toEqual([text]);
      expect(await host.messages(bystander.id)).toEqual([]);
    },
  },
  {
    name: 'says of every session that it cannot be sent a message, and does nothing when told to',
    needsNone: 'message',
    async run(ground) {
      const session = await ground.loggedOn();
      expect(session.cannot.message).toBeDefined();
      const boot = await ground.boot();
      expect(await problemOf(ground.console.act('message', session, boot, { text: 'x' }))).toBe('not-supported');
    },
  },
];
