import { setTimeout as sleep } from 'node:timers/promises';
import { type Hint, HostError } from '../../src/main/hosts/host-backend';
import type { Accounts } from '../../src/main/hosts/logind/accounts';
import type { HostCommands } from '../../src/main/hosts/logind/host-commands';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import type { LogindPlace } from '../../src/main/hosts/logind/logind-place';
import { systemTime, type Time } from '../../src/main/time';
import { parseReading, type Reading } from '../../src/shared/lab/reading';
import type { Action } from '../../src/shared/session/actions';
import { FakeLogind } from './fake-logind';
import { studentAccounts } from './fake-logind-host';
import type { FakeSession } from './fake-session';

/** How a ground is other than usual. */
export interface GroundOptions {
  readonly seats?: readonly string[];
  readonly place?: Partial<LogindPlace>;
  readonly time?: Time;
  readonly accounts?: Accounts;
  readonly commands?: HostCommands;
}

/** A signal that does not abort. */
export const never: AbortSignal = new AbortController().signal;

/** A host to which no commands can be given. */
export const noCommands: HostCommands = {
  run: () => Promise.reject(new HostError('host-error', 'no shell')),
  close: async () => {},
};

/** A fake logind and a backend for it, not yet connected, with all that it called back. */
export class LogindGround {
  readonly fake: FakeLogind;
  readonly backend: LogindBackend;
  readonly hints: Hint[] = [];
  readonly losses: HostError[] = [];

  private constructor(
    fake: FakeLogind,
    { place, time = systemTime, accounts = studentAccounts, commands = noCommands }: GroundOptions,
  ) {
    this.fake = fake;
    const at = { address: fake.address, uid: 4242, sessionId: null, ...place };
    this.backend = new LogindBackend({ kind: 'logind', place: at }, time, { accounts, commands });
  }

  static async open(options: GroundOptions = {}): Promise<LogindGround> {
    return new LogindGround(await FakeLogind.start(...(options.seats ?? ['seat0'])), options);
  }

  /** The same, and connected. */
  static async connected(options: GroundOptions = {}): Promise<LogindGround> {
    const ground = await LogindGround.open(options);
    await ground.connect();
    return ground;
  }

  connect(signal: AbortSignal = never): Promise<void> {
    const lost = (error: HostError) => void this.losses.push(error);
    return this.backend.connect({ hint: (hint) => void this.hints.push(hint), lost }, signal);
  }

  async read(signal: AbortSignal = never): Promise<Reading> {
    return parseReading(await this.backend.read(signal));
  }

  act(action: Action, { id, facts }: FakeSession, { force = false, signal = never } = {}): Promise<void> {
    const logon = String(facts.timestamp);
    const identity = { host: 'h', boot: String(this.fake.boot), id, user: facts.name, logon };
    return this.backend.act({ action, identity, force, text: null, brief: false, title: 'Message' }, signal);
  }

  async close(): Promise<void> {
    await this.backend.close();
    await this.fake.stop();
  }
}

/** The HostError with which a call rejects; anything else is an error. */
export async function errorOf(call: Promise<unknown>): Promise<HostError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof HostError) return error;
    throw error;
  }
  throw new Error('it did not reject');
}

/** Waits until something is true, in real time. */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await sleep(2);
  }
}

/** A call that has had time for several trips over the bus, and is still not settled. */
export async function isPending(ground: LogindGround, call: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  call.then(settle, settle);
  for (let reading = 0; reading < 3; reading++) await ground.read();
  return !settled;
}
