import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimulatedHost } from '../../../../src/main/hosts/simulated/simulated-host';
import { Lab } from '../../../../src/main/lab/lab';
import { MarksFile } from '../../../../src/main/lab/marks-file';
import type { LeftOpen } from '../../../../src/main/requests/recorder';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { type SessionKey, sessionKey } from '../../../../src/shared/session/identity';
import { aRequest } from '../../../builders';
import { FakeTime } from '../../../fake-time';
import { hostEntry, identityOf, KeptOutcomes, quickHost } from '../../../lab-on-fake-time';

let folder: string;
let time: FakeTime;
/** It runs on while the console is restarted. */
let host: SimulatedHost;
let ann: SessionKey;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marks-'));
  time = new FakeTime();
  host = quickHost(time);
  ann = sessionKey(identityOf('lab', host, host.logOn('ann', '1')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The console starts. */
async function start(left: readonly LeftOpen[] = []) {
  const marks = new MarksFile(folder, { time, log: { warn: (text) => expect.fail(text) }, isKept: () => true });
  const sink = new KeptOutcomes();
  const lab = new Lab([hostEntry('lab', host, time)], { time, sink, marks });
  lab.takeOver(left);
  lab.start();
  await time.pass(1000);
  const end = async () => {
    await lab.close();
    await marks.written();
  };
  return { lab, sink, end, states: () => lab.snapshot().sessions.map(({ state }) => state) };
}

/** The console suspends ann, and ends. */
async function suspendAndEnd(): Promise<void> {
  const { lab, end, states } = await start();
  lab.ask({ ...plainAsk, action: 'suspend', sessions: [ann] });
  await time.pass(1000);
  expect(states()).toEqual(['suspended']);
  await end();
}

test('what this console suspended is suspended for its next start too, and the one after', async () => {
  await suspendAndEnd();
  for (let starts = 0; starts < 2; starts++) {
    const { states, end } = await start();
    expect(states()).toEqual(['suspended']);
    await end();
  }
});

test('one who came back and left meanwhile is disconnected: the host says since when', async () => {
  await suspendAndEnd();
  await time.pass(60_000);
  host.comeBack('1', '2');
  host.disconnect('1');
  const { states, end } = await start();
  expect(states()).toEqual(['disconnected']);
  await end();
});

test('what somebody else disconnected is no mark', async () => {
  const first = await start();
  host.disconnect('1');
  await time.pass(1000);
  await first.end();
  const { states, end } = await start();
  expect(states()).toEqual(['disconnected']);
  await end();
});

test('after a new boot whoever has that id is another session, and the mark is gone', async () => {
  await suspendAndEnd();
  host.restart();
  host.logOn('ann', '1');
  host.disconnect('1');
  const { states, end } = await start();
  expect(states()).toEqual(['disconnected']);
  await end();
  // The mark went with the first reading of the new boot.
  const marks = new MarksFile(folder, { time, log: { warn: (text) => expect.fail(text) }, isKept: () => true });
  expect(marks.of('lab')).toEqual(new Map());
});

test('a suspend that was cut off, and had its effect, is suspended and done with the first good reading', async () => {
  host.disconnect('1');
  const record = aRequest({ id: 'old', action: 'suspend', session: ann, acceptedAt: time.now() });
  host.breakLink();
  await time.pass(60_000);
  const { sink, states, end } = await start([{ record, sentAt: record.acceptedAt }]);
  expect(sink.outcomes).toEqual([]);
  host.restoreLink();
  await time.pass(60_000);
  expect(states()).toEqual(['suspended']);
  expect(sink.outcomes).toEqual(['suspend ann: done']);
  await end();
  const next = await start();
  expect(next.states()).toEqual(['suspended']);
  await next.end();
});

test('one that was cut off before it was sent is interrupted, and whoever left is disconnected', async () => {
  host.disconnect('1');
  const record = aRequest({ id: 'old', action: 'suspend', session: ann, acceptedAt: time.now() });
  const { sink, states, end } = await start([{ record, sentAt: null }]);
  expect(states()).toEqual(['disconnected']);
  expect(sink.outcomes).toEqual(['suspend ann: interrupted']);
  await end();
});
