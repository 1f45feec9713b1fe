import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { retryPause } from '../../../../src/main/history/write-queue';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { ann, aRequest, aSeenEvent } from '../../../builders';
import { FakeTime } from '../../../fake-time';
import { HistoryFolder } from './history-folder';
import { HistoryUnderTest } from './history-under-test';

const endAnn = { ...plainAsk, action: 'end', sessions: [ann] } as const;
const at = new FakeTime().now();
const request = (id: string) => aRequest({ id, acceptedAt: at });
const done = (id: string) => ({ ...request(id), outcome: { kind: 'done', reason: null }, settledAt: at }) as const;

/** A disk of its own, of 2 MB. */
let folder: HistoryFolder;
let isMounted = false;
let opened: HistoryUnderTest | null = null;

function start(): HistoryUnderTest {
  opened = new HistoryUnderTest(folder);
  return opened;
}

beforeEach((context) => {
  folder = new HistoryFolder();
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder.path]);
  isMounted = status === 0;
  if (!isMounted) context.skip(`a small disk can't be made here: ${error?.message ?? stderr.toString().trim()}`);
});
afterEach(async () => {
  await opened?.history.close();
  opened = null;
  if (isMounted) spawnSync('umount', [folder.path]);
  folder.remove();
});

const filler = () => join(folder.path, 'filler');

/** Takes all the room that is left. */
function fill(): void {
  try {
    writeFileSync(filler(), Buffer.alloc(4_000_000));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    return;
  }
  throw new Error('the disk is not full');
}

test('asking is refused in the system’s words; what must be kept is written when there is room', async () => {
  const under = start();
  await under.history.accepted([request('r1')], endAnn);
  fill();
  // The log beside the file may have some room of its own left; then that is full too.
  const many = Array.from({ length: 200 }, (_, number) => request(`m${number}`));
  await expect(
    (async () => {
      for (const one of many) await under.history.accepted([one], endAnn);
    })(),
  ).rejects.toThrow(/full|disk I\/O error/);
  const before = (await under.history.search(wholeHistory, null)).items;
  under.history.settled(done('r1'));
  const accepted = under.history.accepted([request('r2')], { ...endAnn, withoutRecord: true });
  await expect(accepted).rejects.toThrow(/full|disk I\/O error/);
  under.history.seen([aSeenEvent('locked')]);
  await vi.waitFor(() => expect(under.history.trouble?.kind).toBe('not-written'));
  expect(under.history.trouble?.detail).toMatch(/full|disk I\/O error/);
  await expect(under.history.exportTo(join(folder.path, 'out.csv'), wholeHistory, 'csv')).rejects.toThrow('ENOSPC');
  expect(folder.names).not.toContain('out.csv.new');

  rmSync(filler());
  await under.time.pass(retryPause);
  await vi.waitFor(() => expect(under.history.trouble).toBeNull());
  const items = (await under.history.search(wholeHistory, null)).items;
  expect(items).toHaveLength(before.length + 2);
  expect(items[0]).toMatchObject({ kind: 'event', event: 'locked' });
  expect(items[1]).toMatchObject({ kind: 'action', outcome: null });
  expect(items.at(-1)).toMatchObject({ kind: 'action', outcome: { kind: 'done' } });
  expect((await under.history.verify()).map((verdict) => verdict.broken)).toEqual([null, null]);
});

test('full before there is a History: not opened, and opened when there is room', async () => {
  fill();
  const under = start();
  await expect(under.history.accepted([request('r1')], endAnn)).rejects.toThrow();
  expect(under.history.trouble?.kind).toBe('not-opened');
  under.history.seen([aSeenEvent('locked')]);
  rmSync(filler());
  await under.time.pass(retryPause);
  await vi.waitFor(async () => expect(await under.inShort()).toEqual(['locked ann']));
  expect(under.history.trouble).toBeNull();
});

test('full at the start: not opened; what was open is there when there is room', async () => {
  const first = start();
  await first.history.accepted([request('r1')], endAnn);
  await first.history.close();
  fill();
  opened = new HistoryUnderTest(folder, { run: 'run2' });
  await expect(opened.history.leftOpen()).rejects.toThrow();
  expect(opened.history.trouble?.kind).toBe('not-opened');
  rmSync(filler());
  expect((await opened.history.leftOpen()).map(({ record }) => record.id)).toEqual(['r1']);
  expect(opened.history.trouble).toBeNull();
});
