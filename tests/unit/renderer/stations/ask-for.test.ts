import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useRejection } from '../../../../src/renderer/lab/tell-main';
import { mayActWithoutRecord, useNoRecord } from '../../../../src/renderer/stations/asking/no-record';
import { askFor, changeCountdowns } from '../../../../src/renderer/stations/commands';
import type { CallRejection } from '../../../../src/shared/ipc/contract';
import type { Ask } from '../../../../src/shared/requests/request';
import { ann } from '../../../builders';

let asks: Ask[];
let changes: unknown[];
/** Why main does not accept an ask; null: it does. */
let rejection: (ask: Ask) => CallRejection | null;

beforeEach(() => {
  asks = [];
  changes = [];
  rejection = () => null;
  useRejection.setState({ text: null, notKept: false });
  useNoRecord.setState({ asked: null });
  vi.stubGlobal('window', {
    stationmaster: {
      ask: async (ask: Ask) => {
        asks.push(ask);
        const why = rejection(ask);
        return why === null ? { ok: true, value: { batch: 'b1' } } : { ok: false, rejection: why, detail: 'disk full' };
      },
      changeCountdowns: async (change: unknown) => {
        changes.push(change);
        return { ok: true, value: null };
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const needsYes = ({ withoutRecord }: Ask) => (withoutRecord ? null : 'no-record');
const asked = () => vi.waitFor(() => expect(useNoRecord.getState().asked).not.toBeNull());
const answer = (act: boolean) => useNoRecord.getState().asked?.answer(act);

test('what can be recorded is done without any question', async () => {
  expect(await askFor('end', [ann], { reason: 'noon', warn: 30_000 })).toBe('b1');
  expect(asks).toEqual([expect.objectContaining({ reason: 'noon', warn: 30_000, withoutRecord: false })]);
  expect(useNoRecord.getState().asked).toBeNull();
});

test('what cannot be recorded is done after a yes, as it was asked for', async () => {
  rejection = needsYes;
  const batch = askFor('end', [ann], { reason: 'noon', warn: 30_000 });
  await asked();
  expect(useNoRecord.getState().asked?.detail).toBe('disk full');
  expect(asks).toHaveLength(1);
  answer(true);
  expect(await batch).toBe('b1');
  expect(asks[1]).toEqual({ ...asks[0], withoutRecord: true });
  expect(useNoRecord.getState().asked).toBeNull();
});

test('and is not done after a no', async () => {
  rejection = needsYes;
  const batch = askFor('suspend', [ann]);
  await asked();
  answer(false);
  expect(await batch).toBeUndefined();
  expect(asks).toHaveLength(1);
  expect(useRejection.getState().text).toBeNull();
});

test('of two questions the later stands', async () => {
  const first = mayActWithoutRecord('one');
  const second = mayActWithoutRecord('two');
  expect(await first).toBe(false);
  expect(useNoRecord.getState().asked?.detail).toBe('two');
  answer(true);
  expect(await second).toBe(true);
});

test('any other rejection is shown, and nobody is asked', async () => {
  rejection = () => 'failed';
  expect(await askFor('lock', [ann])).toBeUndefined();
  expect(useRejection.getState().text).toBe('disk full');
  expect(useNoRecord.getState().asked).toBeNull();
});

test('no countdown is no change', () => {
  changeCountdowns([], 'call-off');
  expect(changes).toEqual([]);
});
