import { WtsPool } from '../../src/main/hosts/wts/wts-pool';
import { systemTime } from '../../src/main/time';
import { FakeWts } from './fake-wts';
import { ForkedWtsWorkers } from './forked-wts-workers';

/** A fake wtsapi32 with a pool of processes that call it. */
export class FakeWtsWorkers {
  readonly fake: FakeWts;
  readonly workers: ForkedWtsWorkers;
  readonly pool: WtsPool;

  private constructor(fake: FakeWts, workers: ForkedWtsWorkers) {
    this.fake = fake;
    this.workers = workers;
    this.pool = new WtsPool(workers.start, systemTime);
  }

  static async open(): Promise<FakeWtsWorkers> {
    const fake = FakeWts.open();
    return new FakeWtsWorkers(fake, await ForkedWtsWorkers.build(fake.libraries));
  }

  close(): void {
    this.pool.close();
    this.workers.remove();
    this.fake.remove();
  }
}
