import { createConnection, type DBusConnection, type Message, messageType } from 'dbus-native';

/** A method call as it came over the wire. */
export interface WireCall {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
  readonly sender: string;
}

/** An answer as it goes over the wire: values with their signature, or an error by its D-Bus name. */
export type WireAnswer =
  | { readonly signature: string; readonly body: readonly unknown[] }
  | { readonly error: string; readonly text: string };

/** The answer of a method without a value. */
export const nothing: WireAnswer = { signature: '', body: [] };

/** Answers a call, at once or later; null: never. */
export type WireHandler = (call: WireCall) => WireAnswer | null | Promise<WireAnswer | null>;

/** A service on a message bus that says exactly what a test wants, right or wrong. */
export class WireService {
  readonly #connection: DBusConnection;
  readonly #handle: WireHandler;
  #serial = 0;
  /** Calls that were received and not answered yet, and the most that there ever were. */
  #open = 0;
  mostOpen = 0;

  private constructor(connection: DBusConnection, handle: WireHandler) {
    this.#connection = connection;
    this.#handle = handle;
  }

  /** Connects to a bus and owns names there; without a handler it only sends. */
  static async start(
    address: string,
    names: readonly string[],
    handle: WireHandler = () => null,
  ): Promise<WireService> {
    const connection = createConnection({ busAddress: address, authMethods: ['EXTERNAL'] });
    // The bus is taken away under it on purpose.
    connection.on('error', () => {});
    const service = new WireService(connection, handle);
    await service.#callBus('Hello');
    for (const name of names) await service.#callBus('RequestName', 'su', [name, 0]);
    connection.on('message', (message: Message) => void service.#answer(message));
    return service;
  }

  /** Sends a signal to everybody who asked for it, or to one connection only. */
  signal(path: string, from: string, member: string, signature: string, body: readonly unknown[], to?: string): void {
    const destination = to === undefined ? {} : { destination: to };
    const payload = signature === '' ? {} : { signature, body: [...body] };
    this.#send({ type: messageType.signal, path, interface: from, member, ...destination, ...payload });
  }

  /** Resolves when the bus has passed on everything that was sent. */
  flush(): Promise<void> {
    return this.#callBus('GetId');
  }

  /** Calls a method of the bus itself and waits for its answer. */
  async #callBus(member: string, signature?: string, body?: unknown[]): Promise<void> {
    const bus = 'org.freedesktop.DBus';
    const call: Message = { type: messageType.methodCall, destination: bus, interface: bus, member };
    const serial = this.#send({
      ...call,
      path: '/org/freedesktop/DBus',
      ...(signature === undefined || body === undefined ? {} : { signature, body }),
    });
    await new Promise<void>((resolve, reject) => {
      const heard = (message: Message) => {
        if (message.replySerial !== serial) return;
        this.#connection.off('message', heard);
        if (message.type === messageType.error) reject(new Error(`${member}: ${message.errorName}`));
        else resolve();
      };
      this.#connection.on('message', heard);
    });
  }

  /** Leaves the bus. */
  async stop(): Promise<void> {
    const { stream } = this.#connection;
    if (stream.destroyed) return;
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.destroy();
    await closed;
  }

  async #answer(message: Message): Promise<void> {
    if (message.type !== messageType.methodCall) return;
    const { path = '', interface: to = '', member = '', body = [], sender = '', serial = 0 } = message;
    this.#open++;
    this.mostOpen = Math.max(this.mostOpen, this.#open);
    const answer = await this.#handle({ path, interface: to, member, body, sender });
    if (answer === null) return;
    this.#open--;
    if (this.#connection.stream.destroyed) return;
    const reply = { destination: sender, replySerial: serial };
    if ('error' in answer) {
      const { error: errorName, text } = answer;
      this.#send({ ...reply, type: messageType.error, errorName, signature: 's', body: [text] });
    } else {
      const { signature, body: values } = answer;
      this.#send({
        ...reply,
        type: messageType.methodReturn,
        ...(signature === '' ? {} : { signature, body: [...values] }),
      });
    }
  }

  #send(message: Message): number {
    const serial = ++this.#serial;
    this.#connection.message({ ...message, serial });
    return serial;
  }
}
