import { describe, expect, test } from 'vitest';
import { HostError } from '../../../../src/main/hosts/host-backend';
import { Lab } from '../../../../src/main/lab/lab';
import { commandsAtOnce } from '../../../../src/main/requests/command-lane';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { sessionKey } from '../../../../src/shared/session/identity';
import { ann, annIdentity, readingOf, sessionReading } from '../../../builders';
import { FakeTime, settled } from '../../../fake-time';
import { KeptOutcomes } from '../../../lab-on-fake-time';
import { ScriptedBackend } from '../../../scripted-backend';

const bob = sessionReading({ id: '2', user: 'bob', station: 'B' });
const present = readingOf([sessionReading({ station: 'A' }), bob]);
const bobKey = sessionKey({ ...annIdentity, id: '2', user: 'bob' });
const detached = readingOf([sessionReading(), bob]);

/** A lab over a scripted backend, with ann's request waiting behind as many messages to bob as can be under way. */
async function waitingBehindMessages(action: 'end' | 'suspend') {
  const time = new FakeTime();
  const backend = new ScriptedBackend();
  const sink = new KeptOutcomes();
  const lab = new Lab([{ id: 'lab', name: 'lab', room: null, address: null, backend }], { time, sink });
  const ask = (action: 'end' | 'suspend' | 'message') =>
    lab.ask({
      ...plainAsk,
      action,
      sessions: [action === 'message' ? bobKey : ann],
      text: action === 'message' ? 'Hello' : null,
    });
  const answer = async (reading = present) => {
    backend.reads.at(-1)?.resolve(reading);
    await settled();
  };
  const readAgain = async () => {
    backend.hint();
    await time.pass(100);
  };
  lab.start();
  await settled();
  backend.connects[0]?.resolve();
  await settled();
  await answer();
  for (let count = 0; count < commandsAtOnce; count++) ask('message');
  ask(action);
  await settled();
  await answer();
  expect(backend.acts).toHaveLength(commandsAtOnce);
  return { time, backend, sink, lab, answer, readAgain };
}

/** Ann's command goes out while a reading is under way: it waited until that reading had begun. */
async function sentDuringAReading(action: 'end' | 'suspend') {
  const { backend, sink, lab, answer, readAgain } = await waitingBehindMessages(action);
  await readAgain();
  for (const { resolve } of [...backend.acts]) resolve();
  await settled();
  expect(backend.acts.at(-1)?.command).toMatchObject({ action, identity: annIdentity });
  sink.settledRequests.length = 0;
  return { sink, lab, answer, readAgain };
}

test('a command that still waits when the connection goes is never sent, and says so', async () => {
  const { time, backend, sink } = await waitingBehindMessages('end');
  backend.lose(new HostError('connection-lost'));
  for (const { reject } of [...backend.acts]) reject(new HostError('connection-lost'));
  await time.pass(60_000);
  expect(backend.acts).toHaveLength(commandsAtOnce);
  expect(sink.outcomes.at(-1)).toBe('end ann: refused computer-not-reachable');
});

describe('a reading that began before the command', () => {
  test('does not make an End done, not even by a new boot; the next one does', async () => {
    const { sink, answer, readAgain } = await sentDuringAReading('end');
    await answer(readingOf([], { boot: 'boot-2' }));
    expect(sink.outcomes).toEqual([]);
    await readAgain();
    await answer(readingOf([], { boot: 'boot-2' }));
    expect(sink.outcomes).toEqual(['end ann: done computer-restarted']);
  });

  test('does not make a suspend done, nor the session suspended; the next one does', async () => {
    const { sink, lab, answer, readAgain } = await sentDuringAReading('suspend');
    await answer(detached);
    expect(sink.outcomes).toEqual([]);
    expect(lab.snapshot().sessions).toMatchObject([{ state: 'disconnected' }, { state: 'active' }]);
    await readAgain();
    await answer(detached);
    expect(sink.outcomes).toEqual(['suspend ann: done']);
    expect(lab.snapshot().sessions).toMatchObject([{ state: 'suspended' }, { state: 'active' }]);
  });
});
