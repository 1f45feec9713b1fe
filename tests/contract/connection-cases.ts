import { expect } from 'vitest';
import { HostError } from '../../src/main/hosts/host-backend';
import { never, problemOf } from './console-under-test';
import { type ContractCase, identityOf, isListed, sessionIn } from './contract-case';

/** Connecting, losing the host, letting go. */
export const connectionCases: readonly ContractCase[] = [
  {
    name: 'has limits and a poll pause that can be waited for',
    async run({ console: { backend } }) {
      for (const limit of [...Object.values(backend.limits), backend.pollEvery]) {
        expect(limit).toBeGreaterThan(0);
        expect(limit).toBeLessThanOrEqual(90_000);
      }
      expect(backend.limits.force).toBeGreaterThanOrEqual(0);
    },
  },
  {
    name: 'rejects reading and commands before it is connected',
    async run(ground) {
      const session = await ground.loggedOn();
      const boot = await ground.boot();
      const unconnected = ground.another();
      await problemOf(unconnected.read());
      await problemOf(unconnected.act('end', session, boot));
      expect(await ground.console.session(session.id)).toBeDefined();
    },
  },
  {
    name: 'gives up a connection that stands when it is connected again',
    async run(ground) {
      const earlier = ground.console;
      await earlier.connect();
      const hintsBefore = earlier.hints.length;
      await earlier.read();
      expect(earlier.losses).toEqual([]);
      const session = await ground.loggedOn();
      expect(isListed(await earlier.read(), session.id)).toBe(true);
      await earlier.until('a hint over the new connection', () => earlier.hints.length > hintsBefore);
    },
  },
  {
    name: 'two consoles read the same, and each goes by itself',
    async run(ground) {
      const other = ground.another();
      await other.connect();
      const session = await ground.loggedOn();
      const mine = await ground.console.read();
      const theirs = await other.read();
      expect(theirs.boot).toBe(mine.boot);
      expect(theirs.sessions.map(identityOf)).toEqual(mine.sessions.map(identityOf));
      await other.settled(other.backend.close());
      expect(await ground.console.session(session.id)).toBeDefined();
      expect(ground.console.losses).toEqual([]);
    },
  },
  {
    name: 'rejects an aborted connect with the reason, and can be connected afterwards',
    async run(ground) {
      const console = ground.another();
      const controller = new AbortController();
      const reason = new HostError('time-limit');
      const connect = console.connect(controller.signal);
      controller.abort(reason);
      await expect(connect).rejects.toBe(reason);
      await console.connect();
      await console.read();
    },
  },
  {
    name: 'can be closed at any time, and calls nothing back afterwards',
    async run(ground) {
      const console = ground.another();
      await console.settled(console.backend.close());
      await console.connect();
      const reading = Promise.allSettled([console.settled(console.backend.read(never))]);
      await console.settled(console.backend.close());
      const [outcome] = await reading;
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(HostError);
      await console.settled(console.backend.close());
      const heard = console.hints.length;
      await problemOf(console.read());
      // The other backend hears of it; this one does not.
      const before = ground.console.hints.length;
      await ground.loggedOn();
      await ground.console.until('a hint', () => ground.console.hints.length > before);
      expect(console.hints.length).toBe(heard);
      expect(console.losses).toEqual([]);
    },
  },
  {
    name: 'tells once that the connection is lost, and finds the same sessions when it is back',
    needs: ['link'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      const boot = await ground.boot();
      await host.breakLink();
      await console.until('the loss', () => console.losses.length > 0);
      expect(console.losses.map(({ problem }) => problem)).toEqual(['connection-lost']);
      expect(await problemOf(console.read())).toBe('connection-lost');
      expect(await problemOf(console.act('end', session, boot))).toBe('connection-lost');
      await problemOf(console.connect());
      await host.restoreLink();
      await console.connect();
      const reading = await console.read();
      expect(reading.boot).toBe(boot);
      expect(identityOf(sessionIn(reading, session.id))).toEqual(identityOf(session));
      expect(console.losses.length).toBe(1);
    },
  },
  {
    name: 'hears hints again after it was connected again',
    needs: ['link'],
    async run(ground) {
      const { host, console } = ground;
      await host.breakLink();
      await console.until('the loss', () => console.losses.length > 0);
      await host.restoreLink();
      await console.connect();
      const before = console.hints.length;
      await ground.loggedOn();
      await console.until('a hint', () => console.hints.length > before);
    },
  },
  {
    name: 'rejects a reading that is under way when the connection is lost',
    needs: ['link'],
    async run(ground) {
      const { host, console } = ground;
      const readings = (async () => {
        // One of these is under way when it breaks, or begins right after.
        for (let read = 0; read < 100_000; read++) await console.read();
      })();
      const problem = problemOf(readings);
      await host.breakLink();
      expect(await problem).toBe('connection-lost');
    },
  },
  {
    name: 'reads a new start of the host as another boot',
    needs: ['restart'],
    async run(ground) {
      const { host, console } = ground;
      const session = await ground.loggedOn();
      const boot = await ground.boot();
      await host.restart();
      await console.until('the loss', () => console.losses.length > 0);
      await console.connect();
      const reading = await console.read();
      expect(reading.boot).not.toBe(boot);
      expect(reading.sessions.map(identityOf)).not.toContainEqual(identityOf(session));
      const again = await ground.loggedOn(session.user);
      expect((await console.read()).boot).toBe(reading.boot);
      expect(again.logon).not.toBe(session.logon);
    },
  },
];
