import { describe, expect, test } from 'vitest';
import { commandForAllState } from '../../../../src/renderer/stations/commands';
import { batchesOf, isTrouble } from '../../../../src/renderer/stations/outcomes/batches';
import { batchCopy, batchText, outcomeText } from '../../../../src/renderer/stations/outcomes/outcome-text';
import { batchNews, knownBatches } from '../../../../src/renderer/stations/outcomes/use-outcome-announcements';
import { copyOf, type LabCopy } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { Outcome, RequestRecord } from '../../../../src/shared/requests/request';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, aRequest, aSession } from '../../../builders';

function labOf(sessions: readonly Session[], requests: readonly RequestRecord[] = []): LabCopy {
  return copyOf({ revision: 1, monotonic: 0, hosts: [aHost()], stations: [], sessions, requests });
}
const done: Outcome = { kind: 'done', reason: null };

describe('what an outcome says stays true', () => {
  const suspend = aRequest({ action: 'suspend', outcome: done });
  const away = { state: 'suspended', station: null, resumesAt: { kind: 'anywhere' } } as const;

  test.each<[string, Partial<Session> | null, string]>([
    ['while it is suspended', away, 'Suspended; can be picked up at any station.'],
    ['picked up again', { state: 'active', station: 'B' }, en.outcomes.suspendedAndBack],
    ['picked up, and locked', { state: 'locked', station: 'B' }, en.outcomes.suspendedAndBack],
    ['picked up and left by its user', { state: 'disconnected', station: null }, en.outcomes.done.suspend],
    ['ended', null, en.outcomes.suspendedAndEnded],
  ])('suspended, and then %s', (_, parts, text) => {
    expect(outcomeText(en, labOf(parts === null ? [] : [aSession(parts)]), suspend)).toBe(text);
  });

  test('of a computer that was taken off the list nothing new is said', () => {
    const lab = { ...labOf([]), hosts: new Map() };
    expect(outcomeText(en, lab, suspend)).toBe(en.outcomes.done.suspend);
    expect(outcomeText(en, lab, aRequest({ outcome: { kind: 'not-ending' } }))).toContain(en.outcomes.notEnding);
  });

  test('not ending, and then it ended', () => {
    const request = aRequest({ outcome: { kind: 'not-ending' } });
    expect(outcomeText(en, labOf([aSession()]), request)).toContain('still there');
    expect(outcomeText(en, labOf([]), request)).toBe(en.outcomes.endedLate);
  });

  test('not suspended, and then it left its station, or ended', () => {
    const request = aRequest({ action: 'suspend', outcome: { kind: 'not-suspended' } });
    expect(outcomeText(en, labOf([aSession()]), request)).toBe(en.outcomes.notSuspended);
    expect(outcomeText(en, labOf([aSession(away)]), request)).toBe(en.outcomes.leftLate);
    expect(outcomeText(en, labOf([]), request)).toBe(en.outcomes.endedLate);
  });
});

describe('a batch as text', () => {
  const acceptedAt = new Date(2026, 10, 24, 14, 5).getTime();
  const subject = aRequest().subject;
  const requests = [
    aRequest({ id: 'r1', acceptedAt, outcome: done }),
    aRequest({
      id: 'r2',
      acceptedAt,
      outcome: { kind: 'failed', reason: 'host-error', detail: 'line one\nline two' },
      subject: { ...subject, user: 'bob', fullName: 'Bob Lee', station: null },
    }),
  ];
  const lab = labOf([], requests);
  const text = (texts: typeof en) => batchesOf(lab.requests).map((batch) => batchCopy(texts, lab, batch));

  test('in English: what and when, the counts, and one line a session', () => {
    expect(text(en)).toEqual([
      [
        'End (Nov 24, 2026, 14:05)',
        '1 of 2 ended, 1 failed',
        'Bob Lee (bob), no station, lab: Failed: the computer reported an error. (line one line two)',
        'ann, A, lab: Ended.',
      ].join('\n'),
    ]);
  });

  test('in Japanese', () => {
    expect(text(ja)[0]?.split('\n')).toEqual([
      '終了 (2026/11/24 14:05)',
      '2 件中 1 件を終了しました、失敗 1 件',
      `Bob Lee (bob)、ステーションなし、lab: ${ja.outcomes.failed('')}${ja.failures['host-error']} (line one line two)`,
      'ann、A、lab: 終了しました。',
    ]);
  });
});

describe('while countdowns are running', () => {
  const shown = { state: 'shown' } as const;
  const notShown = { state: 'not-shown', reason: 'not-at-a-station', detail: '' } as const;
  const counting = (id: string, parts: Partial<RequestRecord> = {}) =>
    aRequest({ id, endsAt: 60_000, warning: shown, ...parts });
  const text = (requests: readonly RequestRecord[], now: number) => {
    return batchesOf(labOf([], requests).requests).map((batch) => batchText(en, batch, now));
  };

  test('a batch says how much time is left, how many were not warned, and how many are settled', () => {
    expect(text([counting('r1'), counting('r2')], 18_000)).toEqual(['Ending in 0:42: 2 sessions']);
    const mixed = [counting('r1'), counting('r2', { warning: notShown }), aRequest({ id: 'r3', outcome: done })];
    expect(text(mixed, 18_000)).toEqual(['Ending in 0:42: 2 sessions, 1 could not be warned, 1 of 3 settled']);
    expect(text([counting('r1'), counting('r2', { endsAt: 120_000 })], 18_000)).toEqual([
      'Ending in 0:42 to 1:42: 2 sessions',
    ]);
  });

  test('who could not be warned stands before the others', () => {
    const requests = [counting('r1'), counting('r2', { warning: notShown }), aRequest({ id: 'r3', outcome: done })];
    expect(batchesOf(labOf([], requests).requests)[0]?.requests.map(({ id }) => id)).toEqual(['r2', 'r1', 'r3']);
  });

  test('a session says whether its user was warned; of a computer that is away, what becomes of it', () => {
    const lab = labOf([aSession()]);
    expect(outcomeText(en, lab, counting('r1'), 18_000)).toBe('Ending in 0:42. The user was warned.');
    expect(outcomeText(en, lab, counting('r1', { warning: notShown }), 18_000)).toBe(
      'Ending in 0:42. Not warned: the session was not at a station.',
    );
    const lost = aHost({ connection: { state: 'unreachable', problem: 'time-limit', detail: '' } });
    const away = { ...lab, hosts: new Map([['lab', lost]]) };
    expect(outcomeText(en, away, counting('r1'), 18_000)).toBe(en.countdown.unreachable);
  });

  test('that somebody was not warned is still said when the session was ended', () => {
    const lab = labOf([]);
    const of = (outcome: Outcome | null) => outcomeText(en, lab, aRequest({ outcome, warning: notShown }));
    const why = 'Not warned: the session was not at a station.';
    expect(of(done)).toBe(`Ended. ${why}`);
    expect(of(null)).toContain(why);
    expect(of({ kind: 'called-off', reason: 'administrator' })).toBe('Called off: by an administrator.');
    expect(of({ kind: 'done', reason: 'gone-before' })).toBe(en.outcomes.goneBefore);
  });
});

describe('what was so before is no trouble', () => {
  const refused = (reason: 'already-locked' | 'already-suspended' | 'already-open') =>
    aRequest({ id: reason, action: 'lock', outcome: { kind: 'refused', reason, detail: '' } });

  test('and is counted apart from what was refused', () => {
    const requests = [refused('already-locked'), refused('already-open'), aRequest({ action: 'lock', outcome: done })];
    expect(requests.map(isTrouble)).toEqual([false, true, false]);
    const [batch] = batchesOf(labOf([], requests).requests);
    expect(batch?.trouble).toBe(1);
    expect(batch && batchText(en, batch)).toBe('1 of 3 locked, 1 refused, 1 already so');
  });

  test('it is told without alarm', () => {
    expect(outcomeText(en, labOf([]), refused('already-locked'))).toBe('Locked already; nothing was sent.');
    expect(outcomeText(en, labOf([]), refused('already-suspended'))).toBe('Suspended already; nothing was sent.');
  });

  test('nor is what was called off', () => {
    const calledOff = aRequest({ outcome: { kind: 'called-off', reason: 'sleep' } });
    expect(isTrouble(calledOff)).toBe(false);
    expect(isTrouble(aRequest({ outcome: { kind: 'interrupted' } }))).toBe(true);
  });
});

describe('what is read out', () => {
  const news = (before: readonly RequestRecord[], after: readonly RequestRecord[]) =>
    batchNews(en, knownBatches(batchesOf(labOf([], before).requests)), batchesOf(labOf([], after).requests), 0);
  const [open, other] = [aRequest(), aRequest({ id: 'r2' })];
  const [settled, otherSettled] = [open, other].map((request) => ({ ...request, outcome: done }));
  if (settled === undefined || otherSettled === undefined) throw new Error('there are two');

  test('a batch of several when it begins, any when the last of it is settled, and nothing between', () => {
    expect(news([], [open, other])).toEqual(['End: asked for 2 sessions']);
    expect(news([open, other], [settled, other])).toEqual([]);
    expect(news([settled, other], [settled, otherSettled])).toEqual(['End: 2 of 2 ended']);
    expect(news([], [open])).toEqual([]);
    expect(news([open], [settled])).toEqual(['End: 1 of 1 ended']);
  });

  test('a countdown when it begins, also of one', () => {
    const counting = { ...open, endsAt: 60_000 };
    expect(news([], [counting])).toEqual(['End: 1 session, countdown of 60 seconds begun']);
    expect(news([], [counting, { ...other, endsAt: 60_000 }])).toEqual([
      'End: 2 sessions, countdown of 60 seconds begun',
    ]);
    expect(news([counting], [{ ...counting, endsAt: 120_000 }])).toEqual([]);
  });

  test('what was called off: some of a batch as such, the last with the whole', () => {
    const counting = { ...open, endsAt: 60_000 };
    const running = { ...other, endsAt: 60_000 };
    const off = { ...open, outcome: { kind: 'called-off', reason: 'administrator' } } as const;
    const otherOff = { ...off, id: 'r2' };
    expect(news([counting, running], [off, running])).toEqual(['End: 1 session called off']);
    expect(news([off, running], [off, running])).toEqual([]);
    expect(news([off, running], [off, otherOff])).toEqual(['End: 0 of 2 ended, 2 called off']);
  });

  test('one that was settled before anybody looked, once', () => {
    expect(news([], [settled, otherSettled])).toEqual(['End: 2 of 2 ended']);
    expect(news([settled, otherSettled], [settled, otherSettled])).toEqual([]);
  });
});

describe('a command for all', () => {
  const locked = aSession({ state: 'locked' }, { user: 'bob' });
  const me = aSession({ own: true }, { user: 'me' });

  test('can be given when it can be done with somebody else', () => {
    expect(commandForAllState('lock', labOf([locked, aSession()]))).toEqual({ enabled: true, reason: null });
    expect(commandForAllState('end', labOf([locked]))).toEqual({ enabled: true, reason: null });
    for (const sessions of [[], [me], [me, locked]]) {
      expect(commandForAllState('lock', labOf(sessions))).toMatchObject({ enabled: false, reason: null });
    }
  });

  test('is off for the reason that most of those have whom it means', () => {
    const text = aSession({ cannot: { message: 'cannot-message-this-session' } });
    expect(commandForAllState('message', labOf([text, me]))).toMatchObject({
      enabled: false,
      reason: 'cannot-message-this-session',
    });
  });
});
