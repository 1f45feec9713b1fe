import { describe, expect, test } from 'vitest';
import { mostNoticesTold, Notices, noticePause } from '../../../../src/main/requests/notices';
import type { LabEventType } from '../../../../src/shared/lab/host-memory';
import type { SeenNotices } from '../../../../src/shared/lab/notice';
import { aSeenEvent } from '../../../builders';
import { FakeTime } from '../../../fake-time';
import { quickLab } from '../../../lab-on-fake-time';

function gatherer() {
  const time = new FakeTime();
  const told: { readonly at: number; readonly notices: SeenNotices }[] = [];
  const notices = new Notices(time, (notices) => told.push({ at: time.monotonic(), notices }));
  const see = (...types: readonly LabEventType[]) => notices.seen(types.map((type) => aSeenEvent(type)));
  return { time, told, notices, see };
}

const typesOf = ({ notices }: SeenNotices) => notices.map(({ type }) => type);

describe('notices', () => {
  test('what happens within a second is told together, in order, with whom it is about', async () => {
    const { time, told, see } = gatherer();
    see('logged-on', 'locked');
    await time.pass(noticePause - 1);
    see('ended');
    expect(told).toEqual([]);
    await time.pass(1);
    const { subject } = aSeenEvent('ended');
    expect(told).toEqual([
      {
        at: noticePause,
        notices: {
          notices: [
            { type: 'logged-on', subject },
            { type: 'locked', subject },
            { type: 'ended', subject },
          ],
          more: 0,
        },
      },
    ]);
    await time.pass(60_000);
    expect(told).toHaveLength(1);
    expect(time.pending).toBe(0);
  });

  test('nothing is told of what was only found, left out once, or asked for here', async () => {
    const { time, told, notices, see } = gatherer();
    see('found', 'missing');
    notices.seen([{ ...aSeenEvent('ended'), ours: true }]);
    expect(time.pending).toBe(0);
    see('found', 'moved', 'missing');
    await time.pass(noticePause);
    expect(told.map(({ notices }) => typesOf(notices))).toEqual([['moved']]);
  });

  test('a storm of a thousand a second is one telling a second, and nothing is left out of the count', async () => {
    const { time, told, see } = gatherer();
    for (let ms = 0; ms < 10_000; ms++) {
      see('ended');
      await time.pass(1);
    }
    await time.pass(noticePause);
    expect(told.length).toBeGreaterThanOrEqual(10);
    for (const [index, { at }] of told.entries())
      if (index > 0) expect(at - (told[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(noticePause);
    for (const { notices } of told) expect(notices.notices.length).toBeLessThanOrEqual(mostNoticesTold);
    expect(told.reduce((sum, { notices }) => sum + notices.notices.length + notices.more, 0)).toBe(10_000);
  });

  test('of a lab: what users do is told, what this console did is not', async () => {
    const { time, host, lab, sink, keyOf, ask } = await quickLab((host) => {
      host.logOn('ann', '1');
      host.logOn('bob', '2');
    });
    const told: SeenNotices[] = [];
    const notices = new Notices(time, (one) => told.push(one));
    // All that the first reading found.
    notices.seen(sink.events.splice(0));
    ask('end', [keyOf('1')]);
    host.logOn('carl', '3');
    host.signOut('2');
    await time.pass(5000);
    notices.seen(sink.events);
    await time.pass(noticePause);
    expect(told).toHaveLength(1);
    expect(told[0]?.notices.map(({ type, subject }) => `${subject.user} ${type}`).sort()).toEqual([
      'bob ended',
      'carl logged-on',
    ]);
    await lab.close();
  });
});
