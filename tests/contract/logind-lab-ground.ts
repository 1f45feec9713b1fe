import { setTimeout as sleep } from 'node:timers/promises';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { Lab } from '../../src/main/lab/lab';
import type { LabSnapshot } from '../../src/shared/lab/snapshot';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import type { Ask } from '../../src/shared/requests/request';
import type { SessionKey } from '../../src/shared/session/identity';
import type { Session } from '../../src/shared/session/session';
import { FakeTime } from '../fake-time';
import { KeptOutcomes } from '../lab-on-fake-time';
import { FakeLogind } from './fake-logind';
import { studentAccounts } from './fake-logind-host';
import { noCommands } from './logind-ground';

/**
 * The lab's time that passes between two looks, and the real time, in which the bus works: both in milliseconds. Bus and
 * lab share one event loop, so that a slow computer makes both slower; a reading takes a dozen looks.
 */
const step = 50;
const realStep = 1;

/** The whole lab over a fake logind with seat0: real messages, and a clock that the test moves. */
export class LogindLabGround {
  readonly fake: FakeLogind;
  readonly time = new FakeTime();
  readonly sink = new KeptOutcomes();
  readonly lab: Lab;

  private constructor(fake: FakeLogind) {
    this.fake = fake;
    const place = { address: fake.address, uid: 4242, sessionId: null };
    const backend = new LogindBackend({ kind: 'logind', place }, this.time, {
      accounts: studentAccounts,
      commands: noCommands,
    });
    const entry = { id: 'lab-a', name: 'lab-a', room: null, address: null, backend };
    this.lab = new Lab([entry], { time: this.time, sink: this.sink });
  }

  /** A lab that has read its host once, with whom `seat` put there. */
  static async open(seat: (fake: FakeLogind) => void): Promise<LogindLabGround> {
    const fake = await FakeLogind.start('seat0');
    seat(fake);
    const ground = new LogindLabGround(fake);
    ground.lab.start();
    await ground.until('the first reading', ({ hosts }) => hosts[0]?.connection.state === 'connected');
    return ground;
  }

  /** The rows of a user, oldest first. */
  rows(user: string): Session[] {
    const rows = this.lab.snapshot().sessions.filter(({ identity }) => identity.user === user);
    return rows.sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  }

  /** The one row of a user. */
  row(user: string): Session {
    const [row, ...more] = this.rows(user);
    if (row === undefined || more.length > 0) throw new Error(`${user} has ${more.length + 1} rows`);
    return row;
  }

  /** Asks for one action on the sessions of some users. */
  ask(action: Ask['action'], users: readonly string[], force = false): void {
    this.askFor(
      action,
      users.map((user) => this.row(user).key),
      force,
    );
  }

  askFor(action: Ask['action'], sessions: readonly SessionKey[], force = false): void {
    this.lab.ask({ ...plainAsk, action, sessions, force, ownConfirmed: false, text: null });
  }

  /** Lets time pass little by little, until the lab is as it has to be. */
  async until(what: string, isTrue: (lab: LabSnapshot) => boolean): Promise<void> {
    for (let passed = 0; !isTrue(this.lab.snapshot()); passed += step) {
      if (passed > 60_000) throw new Error(`never: ${what}; it is ${JSON.stringify(this.lab.snapshot())}`);
      await this.#pass();
    }
  }

  /** Lets so many milliseconds pass, little by little: the bus works meanwhile. */
  async pass(duration: number, by = step): Promise<void> {
    for (let passed = 0; passed < duration; passed += by) await this.#pass(by);
  }

  /** Until as many requests have an outcome. */
  async outcomes(count: number): Promise<readonly string[]> {
    await this.until(`${count} outcomes`, () => this.sink.outcomes.length >= count);
    return this.sink.outcomes;
  }

  async close(): Promise<void> {
    await this.lab.close();
    await this.fake.stop();
  }

  async #pass(by = step): Promise<void> {
    await this.time.pass(by);
    await sleep(realStep);
  }
}
