import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoreCall } from '../../../../src/main/history/store-calls';
import type { SeenEvent } from '../../../../src/shared/lab/seen-event';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import type { Ask, RequestRecord } from '../../../../src/shared/requests/request';
import { usualPreferences } from '../../../../src/shared/settings/preferences';
import { ann, aRequest, aSeenEvent } from '../../../builders';
import { HistoryFolder } from './history-folder';
import { HistoryUnderTest } from './history-under-test';

const day = 24 * 60 * 60 * 1000;
const endAnn: Ask = { ...plainAsk, action: 'end', sessions: [ann] };
const done = (id: string, parts: Partial<RequestRecord> = {}) =>
  aRequest({ id, outcome: { kind: 'done', reason: null }, settledAt: 5, ...parts });

let folder: HistoryFolder;
let under: HistoryUnderTest;
const opened: HistoryUnderTest[] = [];

/** The program starts. */
function start(run = 'run1'): HistoryUnderTest {
  const next = new HistoryUnderTest(folder, { run });
  opened.push(next);
  return next;
}

beforeEach(() => {
  folder = new HistoryFolder();
  under = start();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ history }) => history.close()));
  folder.remove();
});

const writes = () => under.stores.flatMap(({ calls }) => calls.filter((call) => call.name === 'write'));
const transactions = () => writes().filter(({ request }) => !(request as { more: boolean }).more).length;

describe('requests', () => {
  test('what is accepted is on disk when that resolves, with all that was asked', async () => {
    const ask = { ...endAnn, reason: 'late', warn: 60_000 };
    await under.history.accepted([aRequest({ reason: 'late', acceptedAt: 7 })], ask);
    const { subject } = aRequest();
    const text = folder.bare().get<{ text: string }>('SELECT text FROM actions')?.text ?? '';
    expect(JSON.parse(text)).toEqual({
      place: 1,
      seq: 1,
      kind: 'request',
      at: 7,
      id: 'r1',
      batch: 'b1',
      by: 'carol',
      from: 'desk',
      action: 'end',
      force: false,
      session: ann,
      subject,
      reason: 'late',
      warn: 60_000,
      text: null,
      simulated: true,
    });
    expect(under.history.trouble).toBeNull();
  });

  test('an outcome follows by itself', async () => {
    await under.history.accepted([aRequest()], endAnn);
    await under.history.sending(aRequest());
    under.history.settled(done('r1'));
    await vi.waitFor(async () => expect(await under.inShort()).toEqual(['end ann: done']));
    expect((await under.items())[0]).toMatchObject({ settledAt: 5, outcome: { kind: 'done', reason: null } });
  });

  test('that it goes out is on disk when that resolves, and refused where nobody asked for it', async () => {
    await under.history.accepted([aRequest()], endAnn);
    await under.history.sending(aRequest());
    expect(folder.bare().get('SELECT sent_at FROM open')).toEqual({ sent_at: under.time.now() });
    await expect(under.history.sending(aRequest({ id: 'r2' }))).rejects.toThrow('not in History');
    expect(under.history.trouble).toBeNull();
  });

  test('the text of a message is kept only where the preferences say so', async () => {
    const message: Ask = { ...plainAsk, action: 'message', sessions: [ann], text: 'Bye' };
    await under.history.accepted([aRequest({ id: 'r1', action: 'message' })], message);
    under.limits = { ...usualPreferences, keepMessageTexts: true };
    await under.history.accepted([aRequest({ id: 'r2', action: 'message' })], message);
    expect((await under.items()).map((item) => item.kind === 'action' && item.text)).toEqual(['Bye', null]);
    expect(folder.bare().all('SELECT 1 FROM actions WHERE instr(text, ?)', 'Bye')).toHaveLength(1);
  });

  test('10,000 of one ask are one transaction, and go to the store in parts', async () => {
    const requests = Array.from({ length: 10_000 }, (_, at) => aRequest({ id: `r${at}` }));
    await under.history.accepted(requests, endAnn);
    expect(transactions()).toBe(1);
    expect(writes().length).toBeGreaterThan(10);
    expect(folder.bare().get('SELECT count(*) AS n FROM open')).toEqual({ n: 10_000 });
  });

  test('what waits is written together, in order', async () => {
    const first = under.history.accepted([aRequest({ id: 'r1' })], endAnn);
    await vi.waitFor(() => expect(transactions()).toBe(1));
    for (const id of ['r2', 'r3', 'r4']) {
      void under.history.accepted([aRequest({ id })], endAnn);
      under.history.settled(done(id));
    }
    const last = under.history.accepted([aRequest({ id: 'r5' })], endAnn);
    await first;
    await last;
    expect(transactions()).toBe(2);
    expect(await under.inShort()).toEqual([
      'end ann: open',
      'end ann: done',
      'end ann: done',
      'end ann: done',
      'end ann: open',
    ]);
  });
});

describe('what users did', () => {
  test('is kept where nobody had asked for it, and where it says something of them', async () => {
    const events: SeenEvent[] = [
      aSeenEvent('logged-on'),
      aSeenEvent('found'),
      aSeenEvent('missing'),
      { ...aSeenEvent('ended'), ours: true },
      { ...aSeenEvent('locked'), simulated: false },
    ];
    under.history.seen(events);
    await vi.waitFor(async () => expect(await under.inShort()).toEqual(['logged-on ann', 'locked ann']));
    expect((await under.items())[0]).toMatchObject({ at: under.time.now(), session: ann, simulated: false });
  });

  test('nothing of it to keep: nothing is written', async () => {
    under.history.seen([aSeenEvent('found')]);
    expect(await under.items()).toEqual([]);
    expect(writes()).toEqual([]);
  });
});

describe('what an earlier run left open', () => {
  test('is answered when that run is over, and not before; outcomes of the next run settle it', async () => {
    await under.history.accepted([aRequest({ id: 'r1' }), aRequest({ id: 'r2' })], endAnn);
    await under.history.sending(aRequest({ id: 'r2' }));
    const sentAt = under.time.now();
    const second = start('run2');
    expect(await second.history.leftOpen()).toEqual([]);
    await under.history.close();
    expect(await second.history.leftOpen()).toEqual([
      { record: aRequest({ id: 'r1' }), sentAt: null },
      { record: aRequest({ id: 'r2' }), sentAt },
    ]);
    second.history.settled(done('r1', { outcome: { kind: 'interrupted' } }));
    second.history.settled(done('r2'));
    await vi.waitFor(async () => expect(await second.inShort()).toEqual(['end ann: interrupted', 'end ann: done']));
    expect((await second.history.verify()).map(({ broken }) => broken)).toEqual([null, null]);
  });

  test('locks of runs that are over go, and that of this run with its end', async () => {
    folder.put('', 'history-run-old.lock');
    const second = start('run2');
    await second.items();
    expect(folder.names).toContain('history-run-run1.lock');
    expect(folder.names).toContain('history-run-run2.lock');
    expect(folder.names).not.toContain('history-run-old.lock');
    await second.history.close();
    await under.history.close();
    expect(folder.names).toEqual(['history.lock', 'history.sqlite']);
  });
});

describe('time', () => {
  test('what is older than the preferences say goes at the start, and then once a day', async () => {
    const old = (id: string, days: number) => aRequest({ id, acceptedAt: under.time.now() - days * day });
    await under.history.accepted([old('r1', 400), old('r2', 364.5), old('r3', 10)], endAnn);
    for (const id of ['r1', 'r2', 'r3']) under.history.settled(done(id, { settledAt: 0 }));
    under.history.seen([aSeenEvent('locked')]);
    await vi.waitFor(async () => expect(await under.items()).toHaveLength(4));
    await under.time.pass(0);
    await vi.waitFor(async () => expect(await under.items()).toHaveLength(3));
    await under.time.pass(day);
    await vi.waitFor(async () => expect(await under.items()).toHaveLength(2));
    under.limits = { ...usualPreferences, eventDays: 1 };
    await under.time.pass(day);
    await vi.waitFor(async () => expect(await under.inShort()).toEqual(['end ann: done']));
    const [actions, events] = await under.history.verify();
    expect(actions).toMatchObject({ broken: null, pruned: { on: under.time.now() - day } });
    expect(events).toMatchObject({ broken: null, entries: 0, pruned: { on: under.time.now() } });
  });

  test("days that are set are used when it is asked for; where it can't be done, the log says so", async () => {
    under.history.seen([aSeenEvent('locked')]);
    await vi.waitFor(async () => expect(await under.items()).toHaveLength(1));
    await under.time.pass(2 * day - 1);
    expect(await under.items()).toHaveLength(1);
    under.limits = { ...usualPreferences, eventDays: 1 };
    under.history.prune();
    await under.time.pass(0);
    await vi.waitFor(async () => expect(await under.items()).toEqual([]));
    await under.history.close();
    under.history.prune();
    await under.time.pass(0);
    expect(under.logged).toContain('history: not pruned: History was closed');
  });

  test('that there is something new is told at once, and then at most once a second', async () => {
    await under.history.accepted([aRequest({ id: 'r1' })], endAnn);
    expect(under.changes).toBe(1);
    for (const id of ['r2', 'r3']) await under.history.accepted([aRequest({ id })], endAnn);
    expect(under.changes).toBe(1);
    await under.time.pass(1000);
    expect(under.changes).toBe(2);
    await under.time.pass(5000);
    expect(under.changes).toBe(2);
    await under.history.accepted([aRequest({ id: 'r4' })], endAnn);
    expect(under.changes).toBe(3);
  });
});

describe('long work', { timeout: 60_000 }, () => {
  test('what is to be written does not wait for verifying or an export', async () => {
    const many = Array.from({ length: 20_000 }, () => aSeenEvent('locked'));
    under.history.seen(many);
    await under.history.accepted([aRequest({ id: 'r0' })], endAnn);
    const order: string[] = [];
    const verified = under.history.verify().then((verdict) => {
      order.push('verified');
      return verdict;
    });
    const out = `${folder.path}/out.csv`;
    const query = { text: '', book: null, outcome: null, from: null, to: null, session: null };
    const exported = under.history.exportTo(out, query, 'csv').then((items) => {
      order.push('exported');
      return items;
    });
    await under.history.accepted([aRequest({ id: 'r1' })], endAnn);
    order.push('written');
    // What came after it began is not in it.
    expect(await verified).toMatchObject([
      { entries: 1, broken: null },
      { entries: 20_000, broken: null },
    ]);
    expect(await exported).toBe(20_001);
    expect(order[0]).toBe('written');
    expect(folder.names).toContain('out.csv');
  });
});

describe('the end', () => {
  test('what was said before it is on disk after it; nothing can be asked for then', async () => {
    void under.history.accepted([aRequest()], endAnn);
    under.history.settled(done('r1'));
    await under.history.close();
    await expect(under.items()).rejects.toThrow('closed');
    await expect(under.history.accepted([aRequest({ id: 'r2' })], endAnn)).rejects.toThrow('closed');
    under.history.settled(done('r2'));
    expect(under.time.pending).toBe(0);
    expect(await start('run2').inShort()).toEqual(['end ann: done']);
  });

  test('in the midst of long work it ends that, and leaves no half of an export', async () => {
    under.history.seen(Array.from({ length: 20_000 }, () => aSeenEvent('locked')));
    await under.history.accepted([aRequest()], endAnn);
    const query = { text: '', book: null, outcome: null, from: null, to: null, session: null };
    const exported = under.history.exportTo(`${folder.path}/out.csv`, query, 'csv').catch((error: Error) => error);
    const isExporting = (call: StoreCall) => call.name === 'exportTo';
    await vi.waitFor(() => expect(under.stores[0]?.calls.some(isExporting)).toBe(true));
    await vi.waitFor(() => expect(folder.names).toContain('out.csv.new'));
    await under.history.close();
    expect(await exported).toMatchObject({ message: 'History was closed' });
    expect(folder.names).toEqual(['history.lock', 'history.sqlite']);
  });
});
