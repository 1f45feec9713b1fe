import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NotKeptError } from '../../../../src/main/files/whole-file';
import { answerCall, type CallHandlers } from '../../../../src/main/ipc/answer-call';
import type { Caller } from '../../../../src/main/ipc/check-sender';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import { type CallName, calls } from '../../../../src/shared/ipc/contract';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { noPreferenceChanges } from '../../../../src/shared/settings/preferences';
import { ann } from '../../../builders';

const windowId = 7;
const page: Caller = { sender: { id: windowId }, senderFrame: { origin: 'app://stationmaster', parent: null } };

/** A good request for each call of the contract; a new call does not compile without one. */
const good: { readonly [N in CallName]: Record<string, unknown> } = {
  getEnvironment: {},
  getLab: {},
  ask: { ...plainAsk, action: 'end', sessions: [ann] },
  changeCountdowns: { requests: ['r1'], change: 'call-off' },
  quit: {},
  searchHistory: { query: wholeHistory, before: null },
  verifyHistory: {},
  exportHistory: { query: wholeHistory, format: 'csv' },
  dismissBatch: { batch: 'b1' },
  reconnect: { host: 'local' },
  getConsole: {},
  changePreferences: { ...noPreferenceChanges, language: 'ja', theme: 'dark', columnWidths: { station: 120 } },
  renameStation: { host: 'local', station: 'seat0', name: 'Window 1' },
  getStory: { session: ann },
  copyText: { text: '2 of 2 ended' },
  openSimulatedLab: {},
  leaveSimulatedLab: {},
  getSimulatedUsers: { host: 'lab-a' },
  logOnAs: { host: 'lab-a', station: '1', user: 'ann' },
  actAsUser: { session: ann, act: 'lock' },
  troubleHost: { host: 'lab-a', trouble: 'restart' },
  testComputer: { computer: { kind: 'local', room: null } },
  addComputer: { computer: { kind: 'ssh', name: 'Lab 1', room: 'Room 1', address: 'teacher@lab-a' } },
  changeComputer: { host: 'local', computer: { kind: 'local', room: 'Hall' } },
  removeComputer: { host: 'local' },
  exportComputers: { format: 'json' },
  importComputers: {},
  powerHost: { host: 'lab-a', action: 'restart', sessions: [ann], reason: null, withoutRecord: false },
  forgetSessions: { host: 'lab-a' },
  getAbout: {},
  saveReport: { names: false },
  reportPainted: {},
};

/** Handlers that only write down what reached them. */
function handlers() {
  const reached: [string, unknown][] = [];
  const recorders = Object.keys(calls).map((name) => [name, (request: unknown) => void reached.push([name, request])]);
  return { reached, handlers: Object.fromEntries(recorders) as CallHandlers };
}

const names = Object.keys(calls) as CallName[];

describe.each(names)('%s', (name) => {
  const rejected = async (args: readonly unknown[], caller: Caller = page) => {
    const { reached, handlers: recorders } = handlers();
    const reply = await answerCall(name, recorders, caller, windowId, args);
    expect(reached).toEqual([]);
    if (reply.ok) throw new Error('it was accepted');
    return reply;
  };

  test('a good request reaches its handler', async () => {
    const { reached, handlers: recorders } = handlers();
    await expect(answerCall(name, recorders, page, windowId, [good[name]])).resolves.toMatchObject({ ok: true });
    expect(reached).toEqual([[name, good[name]]]);
  });

  test('an extra field is rejected and named', async () => {
    const reply = await rejected([{ ...good[name], more: 1 }]);
    expect(reply).toMatchObject({ rejection: 'bad-argument', detail: expect.stringContaining('more') });
  });

  const fields = Object.keys(good[name]);
  test.each(fields)('without the field %s it is rejected, and the field is named', async (field) => {
    const { [field]: _, ...rest } = good[name];
    const reply = await rejected([rest]);
    expect(reply).toMatchObject({ rejection: 'bad-argument', detail: expect.stringContaining(field) });
  });

  test.each(fields)('the field %s with a wrong type is rejected, and the field is named', async (field) => {
    for (const wrong of [undefined, -42.5, { length: 1 }, Symbol.iterator]) {
      const reply = await rejected([{ ...good[name], [field]: wrong }]);
      expect(reply).toMatchObject({ rejection: 'bad-argument', detail: expect.stringContaining(field) });
    }
  });

  test('no argument, two arguments, or no object are rejected', async () => {
    for (const args of [[], [good[name], good[name]], [null], ['x'], [[good[name]]]]) {
      expect(await rejected(args)).toMatchObject({ rejection: 'bad-argument' });
    }
  });

  test.each<[string, Caller]>([
    ['another window', { ...page, sender: { id: windowId + 1 } }],
    ['a frame that is gone', { ...page, senderFrame: null }],
    ['a frame in the page', { ...page, senderFrame: { origin: 'app://stationmaster', parent: {} } }],
    ['another page', { ...page, senderFrame: { origin: 'https://example.org', parent: null } }],
    ['a file', { ...page, senderFrame: { origin: 'file://', parent: null } }],
    ['a page without an origin', { ...page, senderFrame: { origin: 'null', parent: null } }],
    ['a similar origin', { ...page, senderFrame: { origin: 'app://stationmaster.example.org', parent: null } }],
  ])('from %s it is rejected', async (_, caller) => {
    expect(await rejected([good[name]], caller)).toMatchObject({ rejection: 'unknown-sender' });
  });
});

test.each([
  [{ action: 'message', text: null }, 'a text goes with a message'],
  [{ action: 'end', text: 'Hello' }, 'only with it'],
  [{ action: 'lock', force: true }, 'force goes with end only'],
])('an ask that contradicts itself is rejected: %j', async (parts, detail) => {
  const { reached, handlers: recorders } = handlers();
  const reply = await answerCall('ask', recorders, page, windowId, [{ ...good.ask, ...parts }]);
  expect(reply).toMatchObject({ ok: false, rejection: 'bad-argument', detail: expect.stringContaining(detail) });
  expect(reached).toEqual([]);
});

test('an error of a handler becomes a typed rejection with its words', async () => {
  const failing = { ...handlers().handlers, reconnect: () => Promise.reject(new Error('no computer "x"')) };
  await expect(answerCall('reconnect', failing, page, windowId, [{ host: 'x' }])).resolves.toEqual({
    ok: false,
    rejection: 'failed',
    detail: 'no computer "x"',
  });
});

test('what was done and could not be kept is told apart', async () => {
  const failing = {
    ...handlers().handlers,
    changePreferences: () => Promise.reject(new NotKeptError('settings.json: no space left')),
  };
  await expect(answerCall('changePreferences', failing, page, windowId, [good.changePreferences])).resolves.toEqual({
    ok: false,
    rejection: 'not-kept',
    detail: 'settings.json: no space left',
  });
});

test('hostile messages: none of 20,000 is accepted that is not exactly of the contract', {
  timeout: 60_000,
}, async () => {
  const { reached, handlers: recorders } = handlers();
  const field = fc.oneof(fc.constantFrom(...Object.values(good).flatMap(Object.keys)), fc.string());
  const message = fc.oneof(fc.anything(), fc.dictionary(field, fc.anything()), mutated());
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), message, async (name, request) => {
      tried++;
      const before = reached.length;
      const reply = await answerCall(name, recorders, page, windowId, [request]);
      // What got through has exactly the fields of a good request, with the same types.
      if (reply.ok) expect(shapeOf(reached.at(-1)?.[1])).toEqual(shapeOf(good[name]));
      else expect(reached.length).toBe(before);
    }),
    { numRuns: 20_000 },
  );
  expect(tried).toBe(20_000);
});

/** A good request of any call with one field replaced. */
function mutated(): fc.Arbitrary<unknown> {
  return fc.tuple(fc.constantFrom(...Object.values(good)), fc.nat(), fc.anything()).map(([request, place, value]) => {
    const field = Object.keys(request)[place % Math.max(1, Object.keys(request).length)] ?? 'more';
    return { ...request, [field]: value };
  });
}

function shapeOf(request: unknown): Record<string, string> {
  const nullable = new Set(['text', 'name', 'reason', 'warn', 'before', ...Object.keys(noPreferenceChanges)]);
  const entries = Object.entries(request as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name, nullable.has(name) ? 'text' : kindOf(value)]).sort());
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
