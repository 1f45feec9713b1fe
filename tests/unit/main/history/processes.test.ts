import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { History } from '../../../../src/main/history/history';
import type { Database } from '../../../../src/main/history/sqlite';
import { startStore } from '../../../../src/main/history/store-client';
import { verifyBook } from '../../../../src/main/history/verify-book';
import { historyBooks } from '../../../../src/shared/history/history-item';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import { usualPreferences } from '../../../../src/shared/settings/preferences';
import { type Built, built } from '../../../built';
import { FakeTime } from '../../../fake-time';
import { finished, HistoryFolder } from './history-folder';

const kills = 10;
/** A process is killed when it has said so many things at the most: from nothing written to a good many. */
const mostSaid = 400;

let worker: Built;
let writer: Built;
let folder: HistoryFolder;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  worker = await built('src/main/history/history-worker.ts');
  writer = await built('tests/unit/main/history/writing-process.ts');
}, 60_000);
afterAll(() => {
  for (const program of [worker, writer]) program?.remove();
});
beforeEach(() => {
  folder = new HistoryFolder();
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  folder.remove();
});

/** A program that writes, with what it said. */
function write(run: string, count: number, heard: (said: readonly string[], child: ChildProcess) => void = () => {}) {
  const child = spawn(process.execPath, [writer.file, folder.path, run, worker.file, `${count}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  let rest = '';
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    // What has no end yet was not said.
    rest = lines.pop() ?? '';
    said.push(...lines);
    heard(said, child);
  });
  const ended = once(child, 'close').then(() => {
    running.delete(child);
    return said;
  });
  return { child, ended };
}

/** How often each entry of a request is there, as `request ID` and `outcome ID`. */
function counts(db: Database): ReadonlyMap<string, number> {
  const sql = "SELECT text ->> 'kind' || ' ' || (text ->> 'id') AS what, count(*) AS n FROM actions GROUP BY what";
  return new Map(db.all<{ what: string; n: number }>(sql).map(({ what, n }) => [what, n]));
}

const broken = (db: Database) => historyBooks.map((book) => finished(verifyBook(db, book)).broken);

test('three processes write at once: nothing is lost, twice, or out of the chain', { timeout: 60_000 }, async () => {
  const runs = ['one', 'two', 'three'];
  const all = await Promise.all(runs.map((run) => write(run, 300).ended));
  for (const said of all) expect(said.at(-1)).toBe('over');
  const { db } = folder.open('later');
  expect(broken(db)).toEqual([null, null]);
  expect(db.get('SELECT count(*) AS n FROM actions')).toEqual({ n: 3 * 300 * 2 });
  expect(db.get('SELECT count(*) AS n FROM events')).toEqual({ n: (3 * 300) / 5 });
  expect(db.get('SELECT count(*) AS n FROM open')).toEqual({ n: 0 });
  // They did write at once: no process wrote all of its own in one piece.
  const writers = db.all<{ run: string }>("SELECT text ->> 'from' AS run FROM actions ORDER BY place");
  const turns = writers.filter(({ run }, at) => run !== writers[at - 1]?.run).length;
  expect(turns).toBeGreaterThan(runs.length);
});

test(`killed at any moment, ${kills} times: all that was said to be on disk is there`, {
  timeout: kills * 12_000,
}, async () => {
  const all: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const at = Math.floor(Math.random() * mostSaid);
    const { child, ended } = write(`run${kill}`, 1_000_000, (said) => {
      if (said.length >= at) child.kill('SIGKILL');
    });
    if (at === 0) child.kill('SIGKILL');
    all.push(...(await ended));
    expect(child.signalCode).toBe('SIGKILL');

    const { db, history } = folder.open(`reader${kill}`);
    expect(broken(db), `killed after ${at}`).toEqual([null, null]);
    const there = counts(db);
    const ofRun = (id: string) => id.startsWith(`run${kill}r`);
    const left = new Map(history.takeOver(() => false).map(({ record, sentAt }) => [record.id, sentAt]));
    for (const line of all) {
      const [what, id = ''] = line.split(' ');
      const isSettled = there.get(`outcome ${id}`) === 1;
      if (there.get(`request ${id}`) !== 1) throw new Error(`not there once: ${line}`);
      // Open or settled, never both, and never neither; what was sent is known to have been.
      if (!ofRun(id)) continue;
      expect(left.has(id), line).toBe(!isSettled);
      if (what === 'sending' && !isSettled) expect(left.get(id), line).toEqual(expect.any(Number));
    }
    db.close();
  }
  expect(all.length).toBeGreaterThan(kills);
});

test('the built worker: opens, writes, finds, and lets go; another is started when it ends by itself', async () => {
  const time = new FakeTime();
  const stores: ReturnType<typeof startStore>[] = [];
  const history = new History({
    folder: folder.path,
    time,
    log: { info() {}, warn() {} },
    who: { by: 'carol', from: 'desk' },
    run: 'run1',
    limits: () => usualPreferences,
    isSimulated: () => true,
    store: () => {
      const store = startStore(worker.file);
      stores.push(store);
      return store;
    },
    changed() {},
    troubleChanged() {},
  });
  expect(await history.search(wholeHistory, null)).toEqual({ items: [], before: null });
  await stores[0]?.end();
  // The lock of the thread that ended went with it.
  expect(await history.leftOpen()).toEqual([]);
  expect(stores).toHaveLength(2);
  expect(history.trouble).toBeNull();
  expect(folder.names).toContain('history-run-run1.lock');
  await history.close();
  expect(folder.names).toEqual(['history.lock', 'history.sqlite']);
});

test('no worker where it should be: History is not opened, and says so', async () => {
  const history = new History({
    folder: folder.path,
    time: new FakeTime(),
    log: { info() {}, warn() {} },
    who: { by: 'carol', from: 'desk' },
    run: 'run1',
    limits: () => usualPreferences,
    isSimulated: () => true,
    store: () => startStore(join(folder.path, 'no-worker.cjs')),
    changed() {},
    troubleChanged() {},
  });
  await expect(history.leftOpen()).rejects.toThrow('Cannot find module');
  expect(history.trouble?.kind).toBe('not-opened');
  await history.close();
});
