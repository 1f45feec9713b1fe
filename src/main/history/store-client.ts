import { Worker } from 'node:worker_threads';
import type { StoreAnswer, StoreCall, StoreCallName, StoreCalls } from './store-calls';

/** Main's end of the way to the store. */
export interface StoreLink {
  postMessage(call: StoreCall): void;
  /** What the store answers. */
  on(name: 'message', heard: (answer: StoreAnswer) => void): unknown;
  /** The store has ended, and answers nothing more. */
  onEnd(heard: (error: Error) => void): void;
  end(): Promise<unknown>;
}

/** The store said no. */
export class StoreError extends Error {
  /** The file is not as it should be. */
  readonly damaged: boolean;

  constructor(message: string, damaged: boolean) {
    super(message);
    this.damaged = damaged;
  }
}

/** Starts the store in a thread of its own; `file`: the built `history-worker`. */
export function startStore(file: string): StoreLink {
  const worker = new Worker(file);
  return {
    postMessage: (call) => worker.postMessage(call),
    on: (name, heard) => worker.on(name, heard),
    onEnd(heard) {
      worker.on('error', (error) => heard(error as Error));
      worker.on('exit', (code) => heard(new Error(`the store of History ended (${code})`)));
    },
    end: () => worker.terminate(),
  };
}

interface Waiting {
  resolve(response: unknown): void;
  reject(error: Error): void;
}

/** Asks a store, and hands out its answers. */
export class StoreClient {
  readonly #link: StoreLink;
  readonly #waiting = new Map<number, Waiting>();
  #ended: Error | null = null;
  #lastId = 0;

  /** `ended`: the store ended by itself. */
  constructor(link: StoreLink, ended: (error: Error) => void) {
    this.#link = link;
    link.on('message', (answer) => this.#answered(answer));
    link.onEnd((error) => {
      if (this.#ended !== null) return;
      this.#end(error);
      ended(error);
    });
  }

  /** Rejects with a `StoreError`, or with what ended the store. */
  call<N extends StoreCallName>(name: N, request: StoreCalls[N]['request']): Promise<StoreCalls[N]['response']> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) return reject(this.#ended);
      const id = ++this.#lastId;
      // That the answer is the one of this call, its id says.
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#link.postMessage({ id, name, request } as StoreCall);
    });
  }

  /** Ends the store; what it was asked for and has not answered is rejected. */
  async end(): Promise<void> {
    this.#end(new Error('History was closed'));
    await this.#link.end();
  }

  #answered(answer: StoreAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.response);
    else waiting?.reject(new StoreError(answer.message, answer.damaged));
  }

  #end(error: Error): void {
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
