import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Database } from '../../../../src/main/history/sqlite';
import { retryPause } from '../../../../src/main/history/write-queue';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import type { Ask, RequestRecord } from '../../../../src/shared/requests/request';
import { ann, aRequest, aSeenEvent } from '../../../builders';
import { FakeTime, settled } from '../../../fake-time';
import { HistoryFolder } from './history-folder';
import { HistoryUnderTest } from './history-under-test';

const endAnn: Ask = { ...plainAsk, action: 'end', sessions: [ann] };
const allTheSame: Ask = { ...endAnn, withoutRecord: true };
const at = new FakeTime().now();
const request = (id: string): RequestRecord => aRequest({ id, acceptedAt: at });
const done = (id: string): RequestRecord => ({
  ...request(id),
  outcome: { kind: 'done', reason: null },
  settledAt: at,
});

let folder: HistoryFolder;
const opened: HistoryUnderTest[] = [];

/** The program starts. */
function start(run = 'run1', path = folder.path): HistoryUnderTest {
  const next = new HistoryUnderTest({ path }, { run });
  opened.push(next);
  return next;
}

beforeEach(() => {
  folder = new HistoryFolder();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ history }) => history.close()));
  folder.remove();
});

describe('it can not be written', () => {
  let under: HistoryUnderTest;
  /** Every write fails from now on, or not any more. */
  let block: Database;
  const refuse = () => {
    for (const book of ['actions', 'events']) {
      block.execute(
        `CREATE TRIGGER no_${book} BEFORE INSERT ON ${book} BEGIN SELECT RAISE(ABORT, 'the disk is tired'); END`,
      );
    }
  };
  const allow = () => block.execute('DROP TRIGGER no_actions; DROP TRIGGER no_events');

  beforeEach(async () => {
    under = start();
    await under.history.accepted([request('r1')], endAnn);
    block = new Database(folder.file, { wait: 5000 });
    refuse();
  });
  afterEach(() => block.close());

  test('asking is refused in the system’s words; nothing of it is written later', async () => {
    await expect(under.history.accepted([request('r2')], endAnn)).rejects.toThrow('the disk is tired');
    under.history.settled({ ...done('r2'), outcome: { kind: 'refused', reason: 'no-record', detail: '' } });
    under.history.seen([aSeenEvent('locked')]);
    await vi.waitFor(() => expect(under.history.trouble?.kind).toBe('not-written'));
    expect(under.history.trouble).toEqual({
      file: folder.file,
      kind: 'not-written',
      detail: 'the disk is tired',
      keptAs: null,
    });
    allow();
    await under.time.pass(retryPause);
    await vi.waitFor(() => expect(under.history.trouble).toBeNull());
    expect(under.troubles).toEqual(['not-written', null]);
    expect(await under.inShort()).toEqual(['end ann: open', 'locked ann']);
  });

  test('outcomes, events and what is done without a record are kept, and written in order', async () => {
    under.history.settled(done('r1'));
    under.history.seen([aSeenEvent('locked')]);
    const accepted = under.history.accepted([request('r2')], allTheSame);
    await expect(accepted).rejects.toThrow('tired');
    // At once: it goes on without a record.
    await expect(under.history.sending(request('r2'))).rejects.toThrow('tired');
    under.history.seen([aSeenEvent('unlocked')]);
    await expect(under.history.accepted([request('r3')], endAnn)).rejects.toThrow('tired');
    await under.time.pass(retryPause);
    expect(under.history.trouble?.kind).toBe('not-written');
    allow();
    await under.time.pass(retryPause);
    await vi.waitFor(() => expect(under.history.trouble).toBeNull());
    expect(await under.inShort()).toEqual(['end ann: done', 'locked ann', 'end ann: open', 'unlocked ann']);
    expect(folder.bare().get('SELECT id, sent_at FROM open')).toEqual({ id: 'r2', sent_at: expect.any(Number) });
    // From now on it is a request as any other.
    await under.history.sending(request('r2'));
    expect((await under.history.verify()).map(({ broken }) => broken)).toEqual([null, null]);
  });

  test('the next ask tries it all again, before its time', async () => {
    under.history.settled(done('r1'));
    await vi.waitFor(() => expect(under.history.trouble?.kind).toBe('not-written'));
    allow();
    await under.history.accepted([request('r2')], endAnn);
    expect(under.history.trouble).toBeNull();
    expect(await under.inShort()).toEqual(['end ann: done', 'end ann: open']);
  });

  test('an event more does not try it all again', async () => {
    under.history.settled(done('r1'));
    await vi.waitFor(() => expect(under.history.trouble?.kind).toBe('not-written'));
    const calls = under.stores[0]?.calls.length;
    for (let i = 0; i < 50; i++) under.history.seen([aSeenEvent('locked')]);
    await settled();
    expect(under.stores[0]?.calls.length).toBe(calls);
    allow();
    await under.time.pass(retryPause);
    await vi.waitFor(async () => expect(await under.items()).toHaveLength(51));
  });

  test('at the end it is tried once more; what is lost then is in the log', async () => {
    under.history.settled(done('r1'));
    under.history.seen([aSeenEvent('locked')]);
    await vi.waitFor(() => expect(under.history.trouble?.kind).toBe('not-written'));
    await under.history.close();
    expect(under.logged.at(-1)).toContain('2 things were not written: the disk is tired');
    expect(under.time.pending).toBe(0);
  });

  test('it may still be read', async () => {
    await expect(under.history.accepted([request('r2')], endAnn)).rejects.toThrow('tired');
    expect(await under.inShort()).toEqual(['end ann: open']);
  });
});

describe('the store ends by itself', () => {
  test('another is started; what had to be kept is written', async () => {
    const under = start();
    await under.history.accepted([request('r1')], endAnn);
    const call = under.history.verify();
    under.stores[0]?.kill();
    await expect(call).rejects.toThrow('killed');
    // In this thread, its lock is still held.
    await expect(under.history.accepted([request('r2')], endAnn)).rejects.toThrow();
    expect(under.stores).toHaveLength(2);
  });
});
