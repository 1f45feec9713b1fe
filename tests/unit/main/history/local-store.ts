import { MessageChannel } from 'node:worker_threads';
import { serveStore } from '../../../../src/main/history/serve-store';
import type { StoreCall } from '../../../../src/main/history/store-calls';
import type { StoreLink } from '../../../../src/main/history/store-client';

/** A store in this thread, behind a real channel. */
export interface LocalStore extends StoreLink {
  /** Every call that went to it. */
  readonly calls: readonly StoreCall[];
  /** The thread of the store ends, as though something had killed it. */
  kill(): void;
}

/** Starts one. */
export function localStore(): LocalStore {
  const { port1, port2 } = new MessageChannel();
  const calls: StoreCall[] = [];
  let ended = (_error: Error) => {};
  serveStore(port2);
  return {
    calls,
    postMessage(call) {
      calls.push(call);
      port1.postMessage(call);
    },
    on: (name, heard) => port1.on(name, heard),
    onEnd(heard) {
      ended = heard;
    },
    end: async () => port1.close(),
    kill() {
      port1.close();
      ended(new Error('the store was killed'));
    },
  };
}
