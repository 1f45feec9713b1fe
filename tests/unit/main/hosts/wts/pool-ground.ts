import type { PoolHost } from '../../../../../src/main/hosts/wts/pool-host';
import { WtsPool } from '../../../../../src/main/hosts/wts/wts-pool';
import { FakeTime, settled } from '../../../../fake-time';
import { ScriptedWorkers } from './scripted-workers';

/** How long (ms) a call of these tests may run. */
export const limit = 5000;
export const never: AbortSignal = new AbortController().signal;
/** Hears nothing. */
export const silent = { changed() {}, waitFailed() {} };

/** A pool of scripted workers, on a clock that stands still. */
export class PoolGround {
  readonly time = new FakeTime();
  readonly workers = new ScriptedWorkers();
  readonly pool = new WtsPool(this.workers.start, this.time);

  /** Hosts that answer at once, and so share workers: `h0`, `h1`, ... */
  async promptHosts(count: number): Promise<PoolHost[]> {
    const hosts: PoolHost[] = [];
    for (let at = 0; at < count; at++) hosts.push(await this.promptHost(`h${at}`));
    return hosts;
  }

  /** A host that has answered once, and so shares a worker. */
  async promptHost(server: string, listener: Parameters<WtsPool['open']>[1] = silent): Promise<PoolHost> {
    const host = this.pool.open(server, listener);
    ask(host);
    this.workers.at(server).answer();
    await settled();
    return host;
  }

  /** Reads a host, with its answer. */
  async read(host: PoolHost, server: string): Promise<void> {
    ask(host, never, 'read');
    this.workers.at(server).answer();
    await settled();
  }
}

/** Asks; what came of it is kept. */
export function ask(host: PoolHost | undefined, signal = never, name: 'reach' | 'read' = 'reach') {
  const asked: { outcome: 'open' | 'answered' | unknown } = { outcome: 'open' };
  host?.call(name, null, limit, signal).then(
    () => {
      asked.outcome = 'answered';
    },
    (error: unknown) => {
      asked.outcome = error;
    },
  );
  return asked;
}
