import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Database } from '../../../../src/main/history/sqlite';
import { retryPause } from '../../../../src/main/history/write-queue';
import { aSeenEvent } from '../../../builders';
import { settled } from '../../../fake-time';
import type { HistoryFolder } from './history-folder';
import type { HistoryUnderTest } from './history-under-test';
import { allTheSame, done, endAnn, Runs, request } from './runs';

let runs: Runs;
let folder: HistoryFolder;
const start = (run?: string, path?: string) => runs.start(run, path);

beforeEach(() => {
  runs = new Runs();
  folder = runs.folder;
});
afterEach(() => runs.end());

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
