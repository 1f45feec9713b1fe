import { describe, expect, test } from 'vitest';
import { Lab } from '../../../../src/main/lab/lab';
import { noRecorder, type Recorder } from '../../../../src/main/requests/recorder';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import type { Ask, RequestRecord } from '../../../../src/shared/requests/request';
import { type SessionKey, sessionKey } from '../../../../src/shared/session/identity';
import { aRequest } from '../../../builders';
import { FakeTime } from '../../../fake-time';
import { hostEntry, identityOf, KeptOutcomes, quickHost } from '../../../lab-on-fake-time';

const full = () => Promise.reject(new Error('no space left on device'));

/** Something that is waited for until the test lets it go on. */
function gate(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((go) => {
    resolve = go;
  });
  return { promise, resolve: () => resolve() };
}

/** A lab with ann at a station, whose requests are written by this recorder; it answers with what it was told last. */
async function recordedBy(parts: Partial<Recorder> = {}) {
  const time = new FakeTime();
  const host = quickHost(time);
  const told: string[] = [];
  const tell = (what: string, { action, subject, outcome }: RequestRecord) =>
    told.push(`${what} ${action} ${subject.user}${outcome === null ? '' : `: ${outcome.kind}`}`);
  const recorder: Recorder = {
    ...noRecorder,
    ...parts,
    settled: (record) => 'session' in record && tell('settled', record),
  };
  const sink = new KeptOutcomes();
  const lab = new Lab([hostEntry('lab', host, time)], { time, sink, recorder, run: 'run2-' });
  host.logOn('ann', '1');
  const key: SessionKey = sessionKey(identityOf('lab', host, '1'));
  const ask = (action: Ask['action'], more: Partial<Ask> = {}) => {
    return lab.ask({ ...plainAsk, action, sessions: [key], text: action === 'message' ? 'Hello' : null, ...more });
  };
  const start = async () => {
    lab.start();
    await time.pass(1000);
  };
  return { time, host, lab, sink, ask, key, told, start };
}

describe('what is asked for is on disk before anything is done', () => {
  test('nothing is sent before', async () => {
    const written = gate();
    const noted = gate();
    const { time, host, ask, start, sink } = await recordedBy({
      accepted: () => written.promise,
      sending: () => noted.promise,
    });
    await start();
    ask('lock');
    await time.pass(2000);
    expect(host.session('1')?.locked).toBe(false);
    written.resolve();
    await time.pass(2000);
    expect(host.session('1')?.locked).toBe(false);
    noted.resolve();
    await time.pass(2000);
    expect(host.session('1')?.locked).toBe(true);
    expect(sink.outcomes).toEqual(['lock ann: done']);
  });

  test.each<[string, Partial<Recorder>]>([
    ['the request', { accepted: full }],
    ['that it goes out', { sending: full }],
  ])('where %s can’t be written, it is refused, and nobody was touched', async (_, parts) => {
    const { time, host, ask, start, sink } = await recordedBy(parts);
    await start();
    ask('lock');
    ask('end', { warn: 30_000 });
    await time.pass(60_000);
    expect(host.session('1')).toMatchObject({ locked: false });
    expect(sink.outcomes.toSorted()).toEqual(['end ann: refused no-record', 'lock ann: refused no-record']);
    expect(sink.settledRequests[0]?.outcome).toMatchObject({ detail: 'no space left on device' });
  });

  test('without a record only where the administrator said so', async () => {
    const { time, host, ask, start, sink } = await recordedBy({ accepted: full, sending: full });
    await start();
    ask('lock', { withoutRecord: true });
    await time.pass(2000);
    expect(host.session('1')?.locked).toBe(true);
    expect(sink.outcomes).toEqual(['lock ann: done']);
  });

  test('what changes while it is written counts: who has gone by then is not touched', async () => {
    const noted = gate();
    const { time, host, ask, start, sink } = await recordedBy({ sending: () => noted.promise });
    await start();
    ask('message');
    await time.pass(100);
    host.signOut('1');
    await time.pass(100);
    host.logOn('bob', '1');
    noted.resolve();
    await time.pass(1000);
    expect(host.session('1')?.messages).toEqual([]);
    expect(sink.outcomes).toEqual(['message ann: refused session-gone']);
  });

  test('what is refused at once is there too, with its outcome', async () => {
    const { ask, start, told, sink } = await recordedBy();
    await start();
    ask('end', { force: true });
    expect(sink.outcomes).toEqual(['end by force ann: refused force-not-offered']);
    expect(told).toEqual(['settled end ann: refused']);
  });
});

describe('what an earlier run left open', () => {
  const sentAt = Date.UTC(2026, 3, 1, 7, 59);

  test('is interrupted where nothing was sent, and nothing is sent for it now', async () => {
    const { time, host, lab, key, start, sink, told } = await recordedBy();
    lab.takeOver([{ record: aRequest({ id: 'run1-r1', session: key, endsAt: 5000 }), sentAt: null }]);
    expect(sink.outcomes).toEqual(['end ann: interrupted']);
    await start();
    await time.pass(300_000);
    expect(host.session('1')).toBeDefined();
    expect(told).toEqual(['settled end ann: interrupted']);
    expect(lab.countdowns).toBe(0);
  });

  test('is done where the first reading shows the effect', async () => {
    const { host, lab, key, start, sink } = await recordedBy();
    lab.takeOver([
      { record: aRequest({ id: 'run1-r1', session: key }), sentAt },
      { record: aRequest({ id: 'run1-r2', session: key, action: 'lock' }), sentAt },
    ]);
    expect(sink.outcomes).toEqual([]);
    host.signOut('1');
    await start();
    expect(sink.outcomes).toEqual(['end ann: done', 'lock ann: failed session-ended']);
  });

  test.each<[Ask['action']]>([['end'], ['suspend'], ['lock'], ['message']])(
    'is interrupted where it does not: %s',
    async (action) => {
      const { time, host, lab, key, start, sink } = await recordedBy();
      lab.takeOver([{ record: aRequest({ id: 'run1-r1', session: key, action }), sentAt }]);
      await start();
      await time.pass(60_000);
      expect(sink.outcomes).toEqual([`${action} ann: interrupted`]);
      expect(host.session('1')).toMatchObject({ locked: false, station: '1', messages: [] });
    },
  );

  test('a suspend that took effect is shown as one', async () => {
    const { host, lab, key, start, sink } = await recordedBy();
    lab.takeOver([{ record: aRequest({ id: 'run1-r1', session: key, action: 'suspend' }), sentAt }]);
    host.disconnect('1');
    await start();
    expect(sink.outcomes).toEqual(['suspend ann: done']);
    expect(lab.snapshot().sessions[0]?.state).toBe('suspended');
  });

  test('a new boot ends what was to be ended, and nothing else', async () => {
    const { host, lab, key, start, sink } = await recordedBy();
    lab.takeOver([
      { record: aRequest({ id: 'run1-r1', session: key }), sentAt },
      { record: aRequest({ id: 'run1-r2', session: key, action: 'suspend' }), sentAt },
    ]);
    host.restart();
    await start();
    expect(sink.outcomes).toEqual(['end ann: done computer-restarted', 'suspend ann: failed computer-restarted']);
  });

  test('a computer that is never heard of again: no news, a day after it was sent', async () => {
    const { time, host, lab, key, start, sink } = await recordedBy();
    host.breakLink();
    lab.takeOver([{ record: aRequest({ id: 'run1-r1', session: key }), sentAt }]);
    await start();
    await time.pass(24 * 3_600_000 - 120_000);
    expect(sink.outcomes).toEqual([]);
    await time.pass(120_000);
    expect(sink.outcomes).toEqual(['end ann: failed no-news']);
  });

  test('new requests have other ids', async () => {
    const { lab, ask, start } = await recordedBy();
    await start();
    expect(ask('message').batch).toMatch(/^run2-/);
    expect(lab.snapshot().requests[0]?.id).toMatch(/^run2-/);
  });
});

test('at the end of the program what was sent stays open on disk, for the next run to settle', async () => {
  const { time, host, lab, ask, start, sink, told } = await recordedBy();
  await start();
  host.setWhenEnded('1', 'stays');
  ask('end');
  await time.pass(1000);
  const closed = lab.close();
  await time.pass(10);
  await closed;
  expect(sink.outcomes).toEqual(['end ann: interrupted']);
  expect(told).toEqual([]);
});
