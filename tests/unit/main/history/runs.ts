import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import type { Ask, RequestRecord } from '../../../../src/shared/requests/request';
import { ann, aRequest } from '../../../builders';
import { FakeTime } from '../../../fake-time';
import { HistoryFolder } from './history-folder';
import { HistoryUnderTest } from './history-under-test';

export const endAnn: Ask = { ...plainAsk, action: 'end', sessions: [ann] };
/** The same, also where it can't be written. */
export const allTheSame: Ask = { ...endAnn, withoutRecord: true };
export const at = new FakeTime().now();

export function request(id: string): RequestRecord {
  return aRequest({ id, acceptedAt: at });
}

export function done(id: string): RequestRecord {
  return { ...request(id), outcome: { kind: 'done', reason: null }, settledAt: at };
}

/** One data folder, and the programs that use it one after the other. */
export class Runs {
  readonly folder = new HistoryFolder();
  readonly #opened: HistoryUnderTest[] = [];

  /** The program starts. */
  start(run = 'run1', path = this.folder.path): HistoryUnderTest {
    const next = new HistoryUnderTest({ path }, { run });
    this.#opened.push(next);
    return next;
  }

  /** All have ended, and the folder is gone. */
  async end(): Promise<void> {
    await Promise.all(this.#opened.map(({ history }) => history.close()));
    this.folder.remove();
  }
}
