import { growingPause } from '../../time';
import { type ServerHandle, type WtsApi, WtsError, WtsLayoutError } from './wts-api';
import type { FromWorker, ToWorker, WtsCall, WtsCalls, WtsCommand, WtsFailure } from './wts-calls';
import { sessionNotFound } from './wts-codes';
import { readMoment } from './wts-moment';

/** A wait that ends sooner than this (ms) may never really wait; the next ones begin after growing pauses. */
const shortWait = 20;
const firstWaitPause = 50;
const longestWaitPause = 30_000;
/** Waits that are to end are told again after so many ms: one that was about to begin heard nothing. */
const endAgain = 100;

/** A worker's end of the way to main. */
export interface WorkerPort {
  postMessage(message: FromWorker): void;
  onMessage(heard: (message: ToWorker) => void): void;
}

/** Answers main's calls, one after the other. Each blocks this process until it has its answer. */
export function serveWts(port: WorkerPort, load: () => WtsApi): void {
  const worker = new Worker(port, load);
  port.onMessage((message) => worker.heard(message));
  port.postMessage({ event: 'ready' });
}

class Worker {
  readonly #port: WorkerPort;
  readonly #load: () => WtsApi;
  readonly #hosts = new Map<number, OpenHost>();
  #api: WtsApi | null = null;

  constructor(port: WorkerPort, load: () => WtsApi) {
    this.#port = port;
    this.#load = load;
  }

  heard(message: ToWorker): void {
    if (message.name === 'forget') {
      this.#hosts.get(message.host)?.close();
      this.#hosts.delete(message.host);
      return;
    }
    const { id } = message;
    try {
      this.#port.postMessage({ id, ok: true, response: this.#answer(message) });
    } catch (error) {
      this.#port.postMessage({ id, ok: false, failure: failureOf(error) });
    }
  }

  #answer(call: WtsCall): WtsCalls[WtsCall['name']]['response'] {
    this.#api ??= loaded(this.#load);
    const api = this.#api;
    const host = this.#open(api, call);
    switch (call.name) {
      case 'reach':
        api.enumerate(host.handle);
        return null;
      case 'watch':
        host.watch();
        return null;
      case 'read': {
        const moment = readMoment(api, host.handle, call.server === null);
        host.watch();
        return moment;
      }
      case 'administrators':
        return areAdministrators(api, call.server, call.request.accounts);
      case 'act':
        act(api, host.handle, call.request);
        return null;
    }
  }

  #open(api: WtsApi, { host, server }: WtsCall): OpenHost {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const opened = new OpenHost(api, server, (news) => this.#port.postMessage({ ...news, host }));
    this.#hosts.set(host, opened);
    return opened;
  }
}

type WaitNews = { readonly event: 'changed' } | { readonly event: 'wait-failed'; readonly code: number };

/** A host that this worker has opened; events of it are waited for in a thread of the pool. */
class OpenHost {
  readonly handle: ServerHandle;
  readonly #api: WtsApi;
  readonly #isLocal: boolean;
  readonly #tell: (news: WaitNews) => void;
  #waiting = false;
  #watched = false;
  #closed = false;
  #wake = () => {};
  /** The newest call that ends waits. */
  #ending: Promise<void> = Promise.resolve();

  constructor(api: WtsApi, server: string | null, tell: (news: WaitNews) => void) {
    this.#api = api;
    this.#isLocal = server === null;
    this.#tell = tell;
    this.handle = server === null ? 0n : api.open(server);
  }

  /** Waits for events from now on. */
  watch(): void {
    if (this.#watched) return;
    this.#watched = true;
    // A handle must not go while something waits with it.
    void this.#watch().then(() => this.#closeHandle());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#wake();
    if (!this.#watched) void this.#closeHandle();
    void this.#endWait();
  }

  async #closeHandle(): Promise<void> {
    await this.#ending;
    if (!this.#isLocal) await this.#api.close(this.handle);
  }

  async #endWait(): Promise<void> {
    if (!this.#waiting) return;
    this.#ending = this.#api.endWaits(this.handle);
    await this.#ending;
    setTimeout(() => void this.#endWait(), endAgain).unref();
  }

  async #watch(): Promise<void> {
    let short = 0;
    while (!this.#closed) {
      const began = performance.now();
      const news = await this.#wait();
      if (this.#closed) return;
      if (news !== null) this.#tell(news);
      short = performance.now() - began < shortWait ? short + 1 : 0;
      if (short > 0) await this.#pause(growingPause(short - 1, firstWaitPause, longestWaitPause));
    }
  }

  /** null: the waits were ended, perhaps for another one on this computer. */
  async #wait(): Promise<WaitNews | null> {
    this.#waiting = true;
    try {
      return (await this.#api.waitForEvent(this.handle)) ? { event: 'changed' } : null;
    } catch (error) {
      return { event: 'wait-failed', code: error instanceof WtsError ? error.code : 0 };
    } finally {
      this.#waiting = false;
    }
  }

  #pause(duration: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, duration);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function areAdministrators(api: WtsApi, server: string | null, accounts: readonly string[]): (boolean | null)[] {
  const administrators = api.administratorsName(server);
  return accounts.map((account) => api.localGroups(server, account)?.includes(administrators) ?? null);
}

/** The library could not be loaded; the message says why. */
class NotLoadedError extends Error {}

function loaded(load: () => WtsApi): WtsApi {
  try {
    return load();
  } catch (error) {
    throw new NotLoadedError((error as Error).message);
  }
}

/** Ids are used again: another session than the one that logged on then is left alone. */
function act(api: WtsApi, server: ServerHandle, command: WtsCommand): void {
  const { session, logon, what } = command;
  if (api.info(server, session).logonTime !== logon) {
    throw new WtsError('the session with that id is another one', [...sessionNotFound][0] ?? 0);
  }
  if (what === 'message') api.message(server, session, command.box);
  else if (what === 'disconnect') api.disconnect(server, session);
  else api.logOff(server, session);
}

function failureOf(error: unknown): WtsFailure {
  const { message } = error as Error;
  if (error instanceof WtsError) return { kind: 'windows', code: error.code, message };
  if (error instanceof NotLoadedError) return { kind: 'not-loaded', message };
  return { kind: 'layout', message: error instanceof WtsLayoutError ? message : `not understood: ${message}` };
}
