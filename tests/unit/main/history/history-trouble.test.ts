import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { retryPause } from '../../../../src/main/history/write-queue';
import { aSeenEvent } from '../../../builders';
import { HistoryFolder } from './history-folder';
import { allTheSame, done, endAnn, Runs, request } from './runs';

const keptName = 'history.kept-2026-04-01T08-00-00.sqlite';
let runs: Runs;
let folder: HistoryFolder;
const start = (run?: string, path?: string) => runs.start(run, path);

/** A History of an earlier run with one request that is done; with a log beside it, as after a kill. */
async function earlier(): Promise<void> {
  const { history } = start('run0');
  await history.accepted([request('old')], endAnn);
  history.settled(done('old'));
  await history.close();
}

beforeEach(() => {
  runs = new Runs();
  folder = runs.folder;
});
afterEach(() => runs.end());

describe('the file is damaged: it is kept as it was, and a new one is used', () => {
  const cases: readonly (readonly [string, () => void | Promise<void>, string])[] = [
    ['not a database', () => folder.put('no database at all, but long enough to be one'.repeat(100)), 'not a database'],
    ['a few bytes', () => folder.put('x'), '1 bytes'],
    ['a History of which the end is missing', cutOff, 'malformed'],
    ['a page of it overwritten', overwritten, ''],
    ['another program’s database', foreign, 'not a History'],
    ['a table is missing', () => spoilt('DROP TABLE checkpoint'), 'tables'],
    ['a table is another', () => spoilt('ALTER TABLE item ADD COLUMN more TEXT'), 'tables'],
    ['an older version than there was', () => spoilt('PRAGMA user_version = 0'), 'tables'],
  ];

  async function cutOff() {
    await earlier();
    truncateSync(folder.file, folder.bytes().length - 4096);
  }
  async function overwritten() {
    await earlier();
    folder.put(folder.bytes().fill(0x55, 4096 * 3, 4096 * 5));
  }
  function foreign() {
    const db = folder.bare();
    db.execute('CREATE TABLE note (text TEXT)');
    db.close();
  }
  async function spoilt(sql: string) {
    await earlier();
    const db = folder.bare();
    db.execute(sql);
    db.close();
  }

  test.each(cases)('%s', async (_, make, detail) => {
    await make();
    const before = folder.bytes();
    const under = start();
    expect(await under.items()).toEqual([]);
    expect(under.history.trouble).toEqual({
      file: folder.file,
      kind: 'started-afresh',
      detail: expect.stringContaining(detail),
      keptAs: join(folder.path, keptName),
    });
    expect(under.troubles).toEqual(['started-afresh']);
    expect(under.logged.join()).toContain(keptName);
    expect(folder.bytes(keptName)).toEqual(before);
    await under.history.accepted([request('r1')], endAnn);
    // It is told as long as the program runs, and not at the next start.
    expect(under.history.trouble?.kind).toBe('started-afresh');
    await under.history.close();
    const next = start('run2');
    expect(await next.inShort()).toEqual(['end ann: open']);
    expect(next.history.trouble).toBeNull();
  });

  test('with the log that was beside it, byte for byte', async () => {
    await earlier();
    const { rootpage } = folder
      .bare()
      .get<{ rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = 'events'") ?? { rootpage: 0 };
    // Open, so that there is a log; what it has of the file does not mend it.
    await start('run0').history.accepted([request('r1')], endAnn);
    const file = folder.bytes().fill(0x55, 4096 * (rootpage - 1), 4096 * rootpage);
    const log = folder.bytes('history.sqlite-wal');
    const other = new HistoryFolder();
    try {
      other.put(file);
      other.put(log, 'history.sqlite-wal');
      // What is kept is never overwritten, nor mixed with what was kept before.
      other.put('kept before', `${keptName}-wal`);
      const second = keptName.replace('.sqlite', '-2.sqlite');
      const next = start('run1', other.path);
      expect(await next.items()).toEqual([]);
      expect(next.history.trouble).toMatchObject({ kind: 'started-afresh', keptAs: join(other.path, second) });
      expect(other.bytes(second)).toEqual(file);
      expect(other.bytes(`${second}-wal`)).toEqual(log);
      expect(other.bytes(`${keptName}-wal`).toString()).toBe('kept before');
      await next.history.close();
    } finally {
      other.remove();
    }
  });

  test('only the log is left', async () => {
    folder.put('log', 'history.sqlite-wal');
    const under = start();
    expect(await under.items()).toEqual([]);
    expect(under.history.trouble?.kind).toBe('started-afresh');
    expect(folder.bytes(`${keptName}-wal`).toString()).toBe('log');
  });

  test('a folder in its place', async () => {
    mkdirSync(folder.file);
    writeFileSync(join(folder.file, 'note'), 'mine');
    const under = start();
    expect(await under.items()).toEqual([]);
    expect(under.history.trouble).toMatchObject({ kind: 'started-afresh', detail: 'not a file' });
    expect(folder.bytes(`${keptName}/note`).toString()).toBe('mine');
  });

  test('an empty file is none', async () => {
    folder.put('');
    const under = start();
    await under.history.accepted([request('r1')], endAnn);
    expect(under.history.trouble).toBeNull();
  });

  test('while the program runs: what is open goes into the new one, so that its outcome has its request', async () => {
    const under = start();
    await under.history.accepted([request('r1'), request('r2'), request('r3')], endAnn);
    await under.history.sending(request('r2'));
    under.history.settled(done('r3'));
    await vi.waitFor(async () => expect(await under.inShort()).toContain('end ann: done'));
    // What the store has in memory is old after this, and what is on disk is not to be read.
    const other = folder.bare();
    other.execute("UPDATE open SET sent_at = 1 WHERE id = 'r1'; PRAGMA wal_checkpoint(TRUNCATE)");
    folder.put(folder.bytes().fill(7, 4096));
    await expect(under.history.accepted([request('r4')], endAnn)).rejects.toThrow(/malformed|not a database/);
    under.history.settled(done('r2'));
    await vi.waitFor(async () => expect(await under.inShort()).toEqual(['end ann: open', 'end ann: done']));
    expect(under.history.trouble?.kind).toBe('started-afresh');
    expect((await under.history.verify()).map(({ broken }) => broken)).toEqual([null, null]);
    await under.history.close();
    expect((await start('run2').history.leftOpen()).map(({ record }) => record.id)).toEqual(['r1']);
  });
});

describe('it can not be opened', () => {
  test('made by a newer version: nothing is touched, nothing is accepted', async () => {
    await earlier();
    const db = folder.bare();
    db.execute('PRAGMA user_version = 2');
    db.close();
    const before = folder.bytes();
    const under = start();
    await expect(under.history.leftOpen()).rejects.toThrow('newer version');
    expect(under.history.trouble).toEqual({
      file: folder.file,
      kind: 'not-opened',
      detail: 'made by a newer version of the program (History version 2)',
      keptAs: null,
    });
    await expect(under.history.accepted([request('r1')], endAnn)).rejects.toThrow('newer version');
    await expect(under.history.sending(request('r1'))).rejects.toThrow('newer version');
    await expect(under.items()).rejects.toThrow('newer version');
    await expect(under.history.verify()).rejects.toThrow('newer version');
    // Told once, however often it is tried.
    expect(under.troubles).toEqual(['not-opened']);
    await under.history.close();
    expect(folder.bytes()).toEqual(before);
  });

  test('what must be kept waits, and is written in order when it can be opened; that is tried by itself', async () => {
    const blocked = join(folder.path, 'data');
    writeFileSync(blocked, 'a file where the folder should be');
    const under = start('run1', blocked);
    await expect(under.history.accepted([request('r1')], endAnn)).rejects.toThrow('EEXIST');
    expect(under.history.trouble?.kind).toBe('not-opened');
    // That it was refused is no outcome of anything that is in History.
    under.history.settled(done('r1'));
    await expect(under.history.accepted([request('r2')], allTheSame)).rejects.toThrow('EEXIST');
    await expect(under.history.sending(request('r2'))).rejects.toThrow('EEXIST');
    under.history.seen([aSeenEvent('locked')]);
    under.history.settled(done('r2'));
    await expect(under.history.accepted([request('r3')], allTheSame)).rejects.toThrow('EEXIST');
    rmSync(blocked);
    expect(under.history.trouble?.kind).toBe('not-opened');
    await under.time.pass(retryPause);
    await vi.waitFor(() => expect(under.history.trouble).toBeNull());
    await vi.waitFor(async () =>
      expect(await under.inShort()).toEqual(['end ann: done', 'locked ann', 'end ann: open']),
    );
    await under.history.accepted([request('r4')], endAnn);
    await under.history.close();
  });

  test('with nothing to write it is tried again all the same', async () => {
    const blocked = join(folder.path, 'data');
    writeFileSync(blocked, '');
    const under = start('run1', blocked);
    await vi.waitFor(() => expect(under.troubles).toEqual(['not-opened']));
    rmSync(blocked);
    await under.time.pass(retryPause);
    await vi.waitFor(() => expect(under.troubles).toEqual(['not-opened', null]));
    await under.history.close();
  });

  test('another run of the same name is alive: it is left alone', async () => {
    const first = start();
    await first.history.accepted([request('r1')], endAnn);
    const second = start();
    await expect(second.items()).rejects.toThrow('locked');
    expect(second.history.trouble?.kind).toBe('not-opened');
    expect(await first.inShort()).toEqual(['end ann: open']);
  });
});
