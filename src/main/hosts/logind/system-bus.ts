import { connect as connectSocket, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createClient, DBusError, type Message, type MessageBus, messageType } from 'dbus-native';
import { Turns } from '../../turns';
import { untilAborted } from '../../until-aborted';
import { HostError } from '../host-backend';
import { busSockets } from './bus-address';
import { busProblem } from './bus-problem';

/** Calls that wait for their answer at one time: dbus-daemon refuses more than 128 a connection. */
export const mostPendingCalls = 64;
/** A longer message (bytes) is garbage, and the connection with it. */
const longestMessage = 16 * 1024 * 1024;

const busName = 'org.freedesktop.DBus';

/** How a client says who it is: by its uid, or not at all (over ssh the bridge has said it already). */
export type BusAuthentication = 'EXTERNAL' | 'ANONYMOUS';

/** One method call. `signature` and `body` go together. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** One signal, as the bus delivered it. `sender` is the unique name that the bus itself stamped on it. */
export interface BusSignal {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** What a connection calls back. */
export interface BusListener {
  signal(signal: BusSignal): void;
  /** The connection has gone by itself. Called at most once, and never after `close`. */
  lost(error: HostError): void;
}

/**
 * A connection to a message bus over any stream: the only file that knows the D-Bus library. Errors are HostErrors; an
 * aborted call rejects with the signal's reason.
 */
export class SystemBus {
  readonly #bus: MessageBus;
  readonly #stream: Duplex;
  readonly #closed: Promise<void>;
  readonly #turns = new Turns(mostPendingCalls);
  #closing = false;

  private constructor(bus: MessageBus, stream: Duplex) {
    this.#bus = bus;
    this.#stream = stream;
    this.#closed = new Promise((resolve) => stream.once('close', resolve));
  }

  /**
   * Authenticates over an open stream and says hello. The stream is destroyed when that fails. A stream that ends with a
   * HostError says by it why.
   */
  static async over(
    stream: Duplex,
    listener: BusListener,
    signal: AbortSignal,
    authentication: BusAuthentication = 'EXTERNAL',
  ): Promise<SystemBus> {
    if (stream.destroyed) throw stream.errored ?? new HostError('no-bus', 'the connection has ended');
    // `direct`: the library throws out of nowhere when its own Hello gets no answer, so it is sent here.
    const bus = createClient({
      stream,
      direct: true,
      authMethods: [authentication],
      timeout: 0,
      maxMessageSize: longestMessage,
    });
    const self = new SystemBus(bus, stream);
    const { connection } = bus;
    let greeted = false;
    try {
      const failed = new Promise<never>((_, reject) => {
        connection.on('error', (error) => {
          reject(error instanceof HostError ? error : new HostError('no-bus', error.message));
          stream.destroy();
        });
        connection.on('close', (cause) => {
          const words = cause?.message ?? 'the bus closed the connection';
          reject(new HostError('no-bus', words));
          if (!greeted || self.#closing) return;
          self.#closing = true;
          listener.lost(cause instanceof HostError ? cause : new HostError('connection-lost', words));
        });
      });
      const hello = self.call({ ...toBus, member: 'Hello' }, signal).catch((error) => {
        const closed = !signal.aborted && error instanceof HostError && error.problem === 'connection-lost';
        return closed ? failed : Promise.reject(error);
      });
      const name = await Promise.race([failed, hello]);
      if (typeof name !== 'string') throw new HostError('no-bus', 'the bus gave no name');
      bus.name = name;
      greeted = true;
    } catch (error) {
      await self.close();
      throw error;
    }
    connection.on('message', (message: Message) => {
      if (message.type !== messageType.signal) return;
      const { sender = '', path = '', interface: from = '', member = '', body = [] } = message;
      listener.signal({ sender, path, interface: from, member, body });
    });
    return self;
  }

  /** The name that the bus gave to this connection. */
  get name(): string {
    return this.#bus.name ?? '';
  }

  /** Asks for the signals that a match rule describes. */
  async addMatch(rule: string, signal: AbortSignal): Promise<void> {
    await this.call({ ...toBus, member: 'AddMatch', signature: 's', body: [rule] }, signal);
  }

  /** Asks the bus itself about a name: `NameHasOwner`, `GetNameOwner`, ... */
  askBus(member: string, name: string, signal: AbortSignal): Promise<unknown> {
    return this.call({ ...toBus, member, signature: 's', body: [name] }, signal);
  }

  /**
   * Calls a method that answers with one value or none. Waits its turn when too many are pending; one that is aborted
   * while it waits is never sent.
   */
  async call(call: BusCall, signal: AbortSignal): Promise<unknown> {
    const turnOver = await this.#turns.take(signal);
    const message: Message = {
      type: messageType.methodCall,
      destination: call.destination,
      path: call.path,
      interface: call.interface,
      member: call.member,
      ...(call.signature === undefined ? {} : { signature: call.signature, body: [...(call.body ?? [])] }),
    };
    // Its turn is over when the answer is there, also when nobody waits for it any more.
    const answer = Promise.resolve(this.#bus.invoke<unknown>(message)).finally(turnOver);
    try {
      return await untilAborted(answer, signal);
    } catch (error) {
      throw asHostError(error);
    }
  }

  /** Lets go of the connection; pending calls reject. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#stream.destroy();
    await this.#closed;
  }
}

const toBus = { destination: busName, path: '/org/freedesktop/DBus', interface: busName } as const;

/** Opens the socket of a bus address. Rejects with `no-bus` when nobody listens there. */
export async function openBusSocket(address: string, signal: AbortSignal): Promise<Duplex> {
  let last: unknown;
  try {
    for (const path of busSockets(address)) {
      try {
        return await openSocket(path, signal);
      } catch (error) {
        if (signal.aborted) throw error;
        last = error;
      }
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    last = error;
  }
  throw new HostError('no-bus', last instanceof Error ? last.message : String(last));
}

function openSocket(path: string, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connectSocket(path);
    const settle = (done: () => void) => {
      socket.off('connect', connected).off('error', failed);
      signal.removeEventListener('abort', aborted);
      done();
    };
    const connected = () => settle(() => resolve(socket));
    const failed = (error: Error) => settle(() => reject(error));
    const aborted = () =>
      settle(() => {
        socket.destroy();
        reject(signal.reason);
      });
    socket.on('connect', connected).on('error', failed);
    signal.addEventListener('abort', aborted);
  });
}

function asHostError(error: unknown): unknown {
  if (!(error instanceof DBusError)) return error;
  return new HostError(busProblem(error.dbusName ?? ''), error.message);
}
