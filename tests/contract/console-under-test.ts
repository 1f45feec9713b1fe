import { type Hint, type HostBackend, type HostCommand, HostError } from '../../src/main/hosts/host-backend';
import type { PowerAction } from '../../src/shared/lab/power';
import { parseReading, type Reading, type SessionReading } from '../../src/shared/lab/reading';
import type { Action } from '../../src/shared/session/actions';

/** How long (ms of the host's time) an effect may take to show, and the steps in which it is waited for. */
const longestWait = 20_000;
const step = 10;
/** The steps in which the answer to a call is waited for. */
const answerStep = 2;

/** A backend as the lab would use it, with everything that it called back. */
export class ConsoleUnderTest {
  readonly backend: HostBackend;
  readonly hints: Hint[] = [];
  readonly losses: HostError[] = [];
  readonly #pass: (duration: number) => Promise<void>;

  /** `pass` lets time pass for the host, in milliseconds. */
  constructor(backend: HostBackend, pass: (duration: number) => Promise<void>) {
    this.backend = backend;
    this.#pass = pass;
  }

  connect(signal: AbortSignal = never): Promise<void> {
    const listener = {
      hint: (hint: Hint) => void this.hints.push(hint),
      lost: (error: HostError) => void this.losses.push(error),
    };
    return this.settled(this.backend.connect(listener, signal));
  }

  /** A reading that the lab would accept. */
  async read(signal: AbortSignal = never): Promise<Reading> {
    return parseReading(await this.settled(this.backend.read(signal)));
  }

  /** The session with an id in a new reading; undefined: not listed. */
  async session(id: string): Promise<SessionReading | undefined> {
    return (await this.read()).sessions.find((session) => session.id === id);
  }

  /** Reads until a reading is as it has to be, and answers with it. */
  async readUntil(what: string, good: (reading: Reading) => boolean): Promise<Reading> {
    let last: Reading | undefined;
    for (let waited = 0; waited <= longestWait; waited += step) {
      last = await this.read();
      if (good(last)) return last;
      await this.#pass(step);
    }
    throw new Error(`no reading shows ${what}; the last one: ${JSON.stringify(last)}`);
  }

  /** Sends one command for a session as it was just read. */
  act(
    action: Action,
    session: SessionReading,
    boot: string,
    more: Partial<HostCommand> = {},
    signal = never,
  ): Promise<void> {
    const { id, user, logon } = session;
    const identity = { host: 'host-under-test', boot, id, user, logon };
    return this.settled(
      this.backend.act({ action, identity, force: false, text: null, brief: false, title: 'Message', ...more }, signal),
    );
  }

  /** Restarts the host or shuts it down. */
  async power(action: PowerAction): Promise<void> {
    if (this.backend.power === undefined) throw new Error('this backend can restart nothing');
    await this.settled(this.backend.power(action, never));
  }

  /** Waits until something has been called back. */
  async until(what: string, good: () => boolean): Promise<void> {
    for (let waited = 0; !good(); waited += step) {
      if (waited > longestWait) throw new Error(`never: ${what}`);
      await this.#pass(step);
    }
  }

  /** Lets the host's time pass until a call has its answer. */
  async settled<T>(call: Promise<T>): Promise<T> {
    let settled = false;
    const settle = () => {
      settled = true;
    };
    call.then(settle, settle);
    for (let waited = 0; !settled; waited += answerStep) {
      if (waited > longestWait) throw new Error('the backend gives no answer');
      await this.#pass(waited === 0 ? 0 : answerStep);
    }
    return call;
  }
}

/** A signal that does not abort. */
export const never: AbortSignal = new AbortController().signal;

/** The HostError with which a call rejects; anything else is an error. */
export async function problemOf(call: Promise<unknown>): Promise<HostError['problem']> {
  try {
    await call;
  } catch (error) {
    if (error instanceof HostError) return error.problem;
    throw error;
  }
  throw new Error('it did not reject');
}
