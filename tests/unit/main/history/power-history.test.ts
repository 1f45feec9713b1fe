import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportHistory } from '../../../../src/main/history/export-history';
import { HistorySearch } from '../../../../src/main/history/history-search';
import { verifyBook } from '../../../../src/main/history/verify-book';
import { type HistoryQuery, wholeHistory } from '../../../../src/shared/history/history-query';
import type { PowerRecord } from '../../../../src/shared/lab/power';
import { type SessionIdentity, sessionKey } from '../../../../src/shared/session/identity';
import { annIdentity } from '../../../builders';
import { finished, HistoryFolder, now } from './history-folder';
import { HistoryUnderTest } from './history-under-test';
import { outcomeOp, requestOp } from './ops';

const record: PowerRecord = {
  id: 'run1p1',
  action: 'restart',
  host: 'lab',
  boot: 'boot-1',
  computer: 'Lab A',
  sessions: 12,
  reason: 'updates',
  acceptedAt: now,
  outcome: null,
  settledAt: null,
};

let folder: HistoryFolder;
beforeEach(() => {
  folder = new HistoryFolder();
});
afterEach(() => folder.remove());

/** A History in which the restart was written, and settled. */
async function written(): Promise<HistoryUnderTest> {
  const under = new HistoryUnderTest(folder);
  await under.history.acceptedPower(record, false);
  await under.history.sending(record);
  under.history.settled({ ...record, outcome: { kind: 'done', reason: null }, settledAt: now + 60_000 });
  return under;
}

test('a restart is an action on a computer, with its outcome', async () => {
  const under = await written();
  expect(await under.items()).toEqual([
    {
      kind: 'power',
      place: 1,
      at: now,
      by: 'carol',
      from: 'desk',
      action: 'restart',
      subject: { computer: 'Lab A' },
      sessions: 12,
      reason: 'updates',
      simulated: true,
      outcome: { kind: 'done', reason: null },
      settledAt: now + 60_000,
    },
  ]);
  expect(await under.history.verify()).toMatchObject([{ book: 'actions', entries: 2, broken: null }, { entries: 0 }]);
  await under.history.close();
});

test('it is found by its computer, by its outcome and in its book, and not by what it is not', async () => {
  const { history } = await written();
  const found = async (query: Partial<HistoryQuery>) => {
    return (await history.search({ ...wholeHistory, ...query }, null)).items.length;
  };
  expect(await found({ text: 'lab a' })).toBe(1);
  expect(await found({ outcome: 'done', book: 'actions' })).toBe(1);
  expect(await found({ text: 'ann' })).toBe(0);
  expect(await found({ book: 'events' })).toBe(0);
  await history.close();
});

test('the whole story of a session has what was asked of its computer, in its boot only', async () => {
  const { history } = await written();
  const story = async (identity: Partial<SessionIdentity>) => {
    const session = sessionKey({ ...annIdentity, ...identity });
    return (await history.search({ ...wholeHistory, session }, null)).items.map(({ kind }) => kind);
  };
  expect(await story({})).toEqual(['power']);
  expect(await story({ boot: 'boot-2' })).toEqual([]);
  expect(await story({ host: 'other' })).toEqual([]);
  await history.close();
});

test('in a table it has its computer and no user', async () => {
  const { history } = await written();
  await history.exportTo(join(folder.path, 'out.csv'), wholeHistory, 'csv');
  const [, line] = folder.bytes('out.csv').toString('utf8').split('\r\n');
  const at = new Date(now).toISOString();
  const settled = new Date(now + 60_000).toISOString();
  expect(line).toBe(`1,${at},actions,restart,,carol,desk,,,,,Lab A,updates,,,done,,,${settled},true,`);
  await history.exportTo(join(folder.path, 'out.json'), wholeHistory, 'json');
  const [item] = JSON.parse(folder.bytes('out.json').toString('utf8'));
  expect(item).toMatchObject({ kind: 'power', at, settledAt: settled, subject: { computer: 'Lab A' }, sessions: 12 });
  await history.close();
});

test('what a run left open is known to the next one, beside requests on sessions', () => {
  const { history } = folder.open('run1');
  const { id, action, host, boot, computer, sessions, reason, acceptedAt: at } = record;
  const who = { by: 'carol', from: 'desk', simulated: true };
  history.write([
    { kind: 'power', at, id, action, host, boot, subject: { computer }, sessions, reason, ...who },
    { kind: 'sending', id, at: now + 5 },
    requestOp('r1'),
  ]);
  const left = folder.open('run2').history.takeOver(() => false);
  expect(left).toMatchObject([
    { record, sentAt: now + 5 },
    { record: { id: 'r1', action: 'end' }, sentAt: null },
  ]);
});

test('requests on sessions are written as they were before there were restarts', () => {
  const { db, history } = folder.open();
  history.write([requestOp('r1'), outcomeOp('r1')]);
  const [request, outcome] = db.all<{ text: string }>('SELECT text FROM actions ORDER BY place');
  expect(Object.keys(JSON.parse(request?.text ?? ''))).toEqual([
    ...['place', 'seq', 'kind', 'at', 'id', 'batch', 'by', 'from', 'action', 'force', 'session', 'subject'],
    ...['reason', 'warn', 'text', 'simulated'],
  ]);
  expect(Object.keys(JSON.parse(outcome?.text ?? ''))).toEqual([
    ...['place', 'seq', 'of', 'kind', 'at', 'by', 'from', 'id', 'outcome'],
  ]);
  expect(finished(verifyBook(db, 'actions')).broken).toBeNull();
  expect(new HistorySearch(db, { ...wholeHistory, text: 'ann' }).page(null, 10).items).toHaveLength(1);
  expect(finished(exportHistory(db, join(folder.path, 'out'), wholeHistory, 'csv'))).toBe(1);
});
