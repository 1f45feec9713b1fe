import type { Duplex } from 'node:stream';
import type { PowerAction } from '../../../shared/lab/power';
import type { Time } from '../../time';
import { type Hint, HostError, type HostListener } from '../host-backend';
import { found, ifTold, isProblem } from './bus-answers';
import { type ManagedSession, readDisplayManager, switchToGreeter } from './display-manager';
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
import { Removals } from './removals';
import { type Rights, readRights } from './rights';
import { type BusAuthentication, type BusSignal, SystemBus } from './system-bus';

const logindName = 'org.freedesktop.login1';
const managerPath = '/org/freedesktop/login1';
const manager = { destination: logindName, path: managerPath, interface: `${logindName}.Manager` } as const;
const properties = 'org.freedesktop.DBus.Properties';
const systemdName = 'org.freedesktop.systemd1';
const busName = 'org.freedesktop.DBus';

const powerMembers: Readonly<Record<PowerAction, string>> = { restart: 'Reboot', 'shut-down': 'PowerOff' };

/** What is listened to: all of logind that a reading can depend on, and who logind is. */
const matchRules = [
  `type='signal',sender='${logindName}',path='${managerPath}',interface='${manager.interface}'`,
  `type='signal',sender='${logindName}',interface='${properties}',member='PropertiesChanged',path_namespace='${managerPath}'`,
  `type='signal',sender='${logindName}',interface='${logindName}.Session'`,
  `type='signal',sender='${busName}',interface='${busName}',member='NameOwnerChanged',arg0='${logindName}'`,
];

/** A way to a bus that is open. */
export interface BusWay {
  readonly stream: Duplex;
  readonly auth: BusAuthentication;
  /** The bus is another computer's. */
  readonly remote: boolean;
}

/** Everything that logind lists. */
export interface LogindLists {
  readonly sessions: readonly SessionProperties[];
  readonly seats: readonly SeatProperties[];
  /** Id of the session that logind takes for the console's; null where it knows none. */
  readonly autoSessionId: string | null;
  /** Id of the session through which the console is connected; null: through none. */
  readonly connectionSessionId: string | null;
}

/** How a session's programs are made to end: how long (ms) they are waited for before they are killed. */
export interface KillPlan {
  readonly pause: number;
  readonly time: Time;
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
  #machineId = '';
  #uid: number | null = null;
  readonly #way: BusWay;
  readonly #removals = new Removals(this.#ended.signal);

  private constructor(way: BusWay, listener: HostListener) {
    this.#way = way;
    this.#listener = listener;
  }

  /** Finds logind on the bus at the end of an open way. The listener is called until `close`. */
  static async over(way: BusWay, listener: HostListener, signal: AbortSignal): Promise<LogindLink> {
    const link = new LogindLink(way, listener);
    await link.#begin(signal);
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

  /** What names the computer; clones of one can share it. */
  get machineId(): string {
    return this.#machineId;
  }

  /** Uid as which the bus knows the console; null: it does not tell. */
  get uid(): number | null {
    return this.#uid;
  }

  /** What the console may do there, as polkit says now. */
  rights(signal: AbortSignal): Promise<Rights> {
    return readRights(this.#bus, signal);
  }

  /** The sessions of the display manager; null where none that can switch to a greeter is on the bus. */
  displayManager(signal: AbortSignal): Promise<readonly ManagedSession[] | null> {
    return readDisplayManager(this.#bus, signal);
  }

  /** Id of the session that a seat of logind shows now; null: none, or there is no such seat. */
  async shownAt(seat: string, signal: AbortSignal): Promise<string | null> {
    const seats = parseSeatList(await this.#bus.call({ ...manager, member: 'ListSeats' }, signal));
    const one = seats.filter(({ id }) => id === seat);
    const [now] = await this.#present(one, `${logindName}.Seat`, parseSeat, signal);
    return now?.ActiveSession[0] || null;
  }

  /** Makes a seat of the display manager show a greeter. */
  switchToGreeter(seat: string, signal: AbortSignal): Promise<void> {
    return switchToGreeter(this.#bus, seat, signal);
  }

  /** Reads everything that logind lists. What vanishes in between is left out. */
  async readAll(signal: AbortSignal): Promise<LogindLists> {
    const [sessionList, seatList, autoSessionId, connectionSessionId] = await Promise.all([
      this.#bus.call({ ...manager, member: 'ListSessions' }, signal).then(parseSessionList),
      this.#bus.call({ ...manager, member: 'ListSeats' }, signal).then(parseSeatList),
      this.#here ? this.#sessionOf('auto', signal) : null,
      this.#way.remote ? this.#sessionOf('self', signal) : null,
    ]);
    const [sessions, seats] = await Promise.all([
      this.#present(sessionList, `${logindName}.Session`, parseSession, signal),
      this.#present(seatList, `${logindName}.Seat`, parseSeat, signal),
    ]);
    return { sessions, seats, autoSessionId, connectionSessionId };
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
    const removal = this.#removals.waitFor(id, time, pause, signal);
    try {
      await this.#signalAll(id, 15, signal);
      if (await removal.came) return;
      await this.#signalAll(id, 9, signal);
    } finally {
      removal.stop();
    }
  }

  /** Restarts the computer or turns it off. Nobody there is asked for a password. */
  async power(action: PowerAction, signal: AbortSignal): Promise<void> {
    await this.#bus.call({ ...manager, member: powerMembers[action], signature: 'b', body: [false] }, signal);
  }

  /** Lets go of the connection. Nothing is called back from now on. */
  async close(): Promise<void> {
    this.#ended.abort(new HostError('connection-lost'));
    await this.#bus.close();
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const heard = { signal: (one: BusSignal) => this.#heard(one), lost: (error: HostError) => this.#lose(error) };
    const { stream, auth } = this.#way;
    this.#bus = await SystemBus.over(stream, heard, signal, auth);
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
    this.#here = !this.#way.remote && (await this.#isHere(signal));
    const machineId = await bus
      .call({ ...manager, interface: `${busName}.Peer`, member: 'GetMachineId' }, signal)
      .catch(ifTold);
    this.#machineId = typeof machineId === 'string' ? machineId : '';
    const uid = await bus.askBus('GetConnectionUnixUser', bus.name, signal).catch(ifTold);
    this.#uid = typeof uid === 'number' ? uid : null;
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

  async #sessionOf(which: 'auto' | 'self', signal: AbortSignal): Promise<string | null> {
    try {
      const session = await this.#getAll(`${managerPath}/session/${which}`, `${logindName}.Session`, signal);
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
      if (removed) this.#removals.heard(id);
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
