import type { Duplex } from 'node:stream';
import type { HostProblem } from '../../../shared/lab/host';
import type { Time } from '../../time';
import { type Hint, HostError, type HostListener } from '../host-backend';
import {
  type ListedObject,
  parseSeat,
  parseSeatList,
  parseSession,
  parseSessionList,
  parseTimestamp,
  type SeatProperties,
  type SessionProperties,
} from './logind-properties';
import { type BusSignal, openBusSocket, SystemBus } from './system-bus';

const logindName = 'org.freedesktop.login1';
const managerPath = '/org/freedesktop/login1';
const manager = { destination: logindName, path: managerPath, interface: `${logindName}.Manager` } as const;
const properties = 'org.freedesktop.DBus.Properties';
const systemdName = 'org.freedesktop.systemd1';
const busName = 'org.freedesktop.DBus';

/** What is listened to: all of logind that a reading can depend on, and who logind is. */
const matchRules = [
  `type='signal',sender='${logindName}',path='${managerPath}',interface='${manager.interface}'`,
  `type='signal',sender='${logindName}',interface='${properties}',member='PropertiesChanged',path_namespace='${managerPath}'`,
  `type='signal',sender='${logindName}',interface='${logindName}.Session'`,
  `type='signal',sender='${busName}',interface='${busName}',member='NameOwnerChanged',arg0='${logindName}'`,
];

/** Everything that logind lists. */
export interface LogindLists {
  readonly sessions: readonly SessionProperties[];
  readonly seats: readonly SeatProperties[];
  /** Id of the session that logind takes for the console's; null where it knows none. */
  readonly autoSessionId: string | null;
}

/** How a session's programs are made to end: how long (ms) they are waited for before they are killed. */
export interface KillPlan {
  readonly pause: number;
  readonly time: Time;
}

interface Removal {
  readonly came: Promise<boolean>;
  stop(): void;
}

/** One connection to a computer's systemd-logind: its calls and signals, and what stays the same while it stands. */
export class LogindLink {
  /** Set by `open` before anybody gets the link. */
  #bus!: SystemBus;
  readonly #listener: HostListener;
  readonly #ended = new AbortController();
  #opened = false;
  /** Unique name of logind on the bus: only its signals are believed, though anybody can send some to us. */
  #logind = '';
  #boot = '';
  #here = false;
  readonly #removalListeners = new Set<(id: string) => void>();

  private constructor(listener: HostListener) {
    this.#listener = listener;
  }

  /** Connects to the bus at an address and finds logind on it. The listener is called until `close`. */
  static async open(address: string, listener: HostListener, signal: AbortSignal): Promise<LogindLink> {
    const stream = await openBusSocket(address, signal);
    const link = new LogindLink(listener);
    await link.#begin(stream, signal);
    return link;
  }

  /** What names this boot of the computer. */
  get boot(): string {
    return this.#boot;
  }

  /** The bus belongs to the computer on which the console runs. */
  get here(): boolean {
    return this.#here;
  }

  /** Reads everything that logind lists. What vanishes in between is left out. */
  async readAll(signal: AbortSignal): Promise<LogindLists> {
    const [sessionList, seatList, autoSessionId] = await Promise.all([
      this.#bus.call({ ...manager, member: 'ListSessions' }, signal).then(parseSessionList),
      this.#bus.call({ ...manager, member: 'ListSeats' }, signal).then(parseSeatList),
      this.#autoSession(signal),
    ]);
    const [sessions, seats] = await Promise.all([
      this.#present(sessionList, `${logindName}.Session`, parseSession, signal),
      this.#present(seatList, `${logindName}.Seat`, parseSeat, signal),
    ]);
    return { sessions, seats, autoSessionId };
  }

  /** Asks a session to end. */
  async terminate(id: string, signal: AbortSignal): Promise<void> {
    await this.#bus.call({ ...manager, member: 'TerminateSession', signature: 's', body: [id] }, signal);
  }

  /** Asks a session to lock its screen. Resolves also where nothing in it can. */
  async lock(id: string, signal: AbortSignal): Promise<void> {
    await this.#bus.call({ ...manager, member: 'LockSession', signature: 's', body: [id] }, signal);
  }

  /** Ends all programs of a session: asks them first, then kills what is left. */
  async kill(id: string, { pause, time }: KillPlan, signal: AbortSignal): Promise<void> {
    const removal = this.#removal(id, time, pause, signal);
    try {
      await this.#signalAll(id, 15, signal);
      if (await removal.came) return;
      await this.#signalAll(id, 9, signal);
    } finally {
      removal.stop();
    }
  }

  /** Lets go of the connection. Nothing is called back from now on. */
  async close(): Promise<void> {
    this.#ended.abort(new HostError('connection-lost'));
    await this.#bus.close();
  }

  async #begin(stream: Duplex, signal: AbortSignal): Promise<void> {
    const heard = { signal: (one: BusSignal) => this.#heard(one), lost: (error: HostError) => this.#lose(error) };
    this.#bus = await SystemBus.over(stream, heard, signal);
    try {
      await this.#findLogind(this.#bus, signal);
      this.#ended.signal.throwIfAborted();
    } catch (error) {
      await this.close();
      throw error;
    }
    this.#opened = true;
  }

  async #findLogind(bus: SystemBus, signal: AbortSignal): Promise<void> {
    await Promise.all(matchRules.map((rule) => bus.addMatch(rule, signal)));
    // Starts logind where it is only waiting to be asked.
    await found(bus.call({ ...manager, interface: `${busName}.Peer`, member: 'Ping' }, signal));
    const owner = await found(bus.askBus('GetNameOwner', logindName, signal));
    // A signal may have told a newer one in the meantime.
    this.#logind ||= String(owner);
    const systemd = { destination: systemdName, path: '/org/freedesktop/systemd1', interface: properties } as const;
    const body = [`${systemdName}.Manager`, 'UserspaceTimestamp'];
    this.#boot = parseTimestamp(await found(bus.call({ ...systemd, member: 'Get', signature: 'ss', body }, signal)));
    this.#here = await this.#isHere(signal);
  }

  /** A bus of another computer, or of a container, does not know us by our own process id. */
  async #isHere(signal: AbortSignal): Promise<boolean> {
    try {
      return (await this.#bus.askBus('GetConnectionUnixProcessID', this.#bus.name, signal)) === process.pid;
    } catch (error) {
      if (error instanceof HostError && error.problem === 'host-error') return false;
      throw error;
    }
  }

  async #autoSession(signal: AbortSignal): Promise<string | null> {
    if (!this.#here) return null;
    try {
      const session = await this.#getAll(`${managerPath}/session/auto`, `${logindName}.Session`, signal);
      return parseSession(session).Id;
    } catch (error) {
      if (isProblem(error, 'no-such-session', 'host-error')) return null;
      throw error;
    }
  }

  /** The properties of those objects that are still there. */
  async #present<T extends { readonly Id: string }>(
    objects: readonly ListedObject[],
    of: string,
    parse: (value: unknown) => T,
    signal: AbortSignal,
  ): Promise<T[]> {
    const read = objects.map(async ({ id, path }) => {
      let answer: unknown;
      try {
        answer = await this.#getAll(path, of, signal);
      } catch (error) {
        if (isProblem(error, 'no-such-session')) return [];
        throw error;
      }
      const object = parse(answer);
      if (object.Id !== id) throw new HostError('bad-reading', `${path} is ${object.Id}, not ${id}`);
      return [object];
    });
    return (await Promise.all(read)).flat();
  }

  #getAll(path: string, of: string, signal: AbortSignal): Promise<unknown> {
    const call = { destination: logindName, path, interface: properties, member: 'GetAll' } as const;
    return this.#bus.call({ ...call, signature: 's', body: [of] }, signal);
  }

  async #signalAll(id: string, signalNumber: number, signal: AbortSignal): Promise<void> {
    const body = [id, 'all', signalNumber];
    await this.#bus.call({ ...manager, member: 'KillSession', signature: 'ssi', body }, signal);
  }

  /** Listens for the removal of a session. `came` is false when no signal told it within `limit` (ms). */
  #removal(id: string, time: Time, limit: number, signal: AbortSignal): Removal {
    const stops: (() => void)[] = [];
    const came = new Promise<boolean>((resolve, reject) => {
      const removed = (removedId: string) => {
        if (removedId === id) resolve(true);
      };
      this.#removalListeners.add(removed);
      stops.push(() => this.#removalListeners.delete(removed));
      stops.push(time.after(limit, () => resolve(false)));
      for (const end of [signal, this.#ended.signal]) {
        const stop = () => reject(end.reason);
        end.addEventListener('abort', stop);
        stops.push(() => end.removeEventListener('abort', stop));
      }
    });
    // It may be stopped before anybody waits for it.
    came.catch(() => {});
    return {
      came,
      stop: () => {
        for (const stop of stops) stop();
      },
    };
  }

  #heard({ sender, interface: from, member, body }: BusSignal): void {
    if (this.#ended.signal.aborted) return;
    if (sender === busName) {
      if (member !== 'NameOwnerChanged') return;
      this.#logind = String(body[2] ?? '');
      this.#hint({});
    } else if (sender === this.#logind) {
      const [id] = body;
      const removed = from === manager.interface && member === 'SessionRemoved' && typeof id === 'string';
      this.#hint(removed ? { removed: id } : {});
      if (removed) for (const listener of [...this.#removalListeners]) listener(id);
    }
  }

  /** Before `open` has resolved nobody waits for hints: everything is read then anyway. */
  #hint(hint: Hint): void {
    if (this.#opened) this.#listener.hint(hint);
  }

  #lose(error: HostError): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort(error);
    if (this.#opened) this.#listener.lost(error);
  }
}

function isProblem(error: unknown, ...problems: readonly HostProblem[]): boolean {
  return error instanceof HostError && problems.includes(error.problem);
}

/**
 * While looking for logind: where the bus does not find what is asked for, there is none. A bus on which logind is not
 * installed does not even permit to ask for it.
 */
async function found<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const missing = isProblem(error, 'not-permitted', 'no-such-session', 'not-supported', 'host-error');
    throw missing && error instanceof HostError ? new HostError('no-logind', error.detail) : error;
  }
}
