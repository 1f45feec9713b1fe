import { expect } from 'vitest';
import { problemOf } from './console-under-test';
import { type CaseGround, type ContractCase, identityOf } from './contract-case';

/** Tries to connect again after the connection was lost, until it can. */
async function connectAgain({ console, host }: CaseGround): Promise<void> {
  await console.until('the loss', () => console.losses.length > 0);
  for (let tried = 0; ; tried++) {
    try {
      return await console.connect();
    } catch (error) {
      if (tried === 1000) throw error;
      await host.pass(10);
    }
  }
}

/** Restarting and shutting down. */
export const powerCases: readonly ContractCase[] = [
  {
    name: 'restarts the host: the connection is lost, and then it is another boot',
    needs: ['power'],
    async run(ground) {
      const { console } = ground;
      const session = await ground.loggedOn();
      const boot = await ground.boot();
      await console.power('restart');
      await connectAgain(ground);
      const reading = await console.read();
      expect(reading.boot).not.toBe(boot);
      expect(reading.sessions.map(identityOf)).not.toContainEqual(identityOf(session));
    },
  },
  {
    name: 'shuts down the host: it is gone until somebody switches it on',
    needs: ['power'],
    async run(ground) {
      const { host, console } = ground;
      const boot = await ground.boot();
      await console.power('shut-down');
      await console.until('the loss', () => console.losses.length > 0);
      await host.pass(300);
      await problemOf(console.connect());
      await host.switchOn();
      await console.connect();
      expect((await console.read()).boot).not.toBe(boot);
    },
  },
  {
    name: 'restarts nothing before it is connected',
    needs: ['power'],
    async run(ground) {
      const boot = await ground.boot();
      expect(await problemOf(ground.another().power('restart'))).toBe('connection-lost');
      await ground.host.pass(100);
      expect(await ground.boot()).toBe(boot);
    },
  },
];
