import { describe, expect, test } from 'vitest';
import { commandForAllState } from '../../../../src/renderer/stations/commands';
import { batchesOf } from '../../../../src/renderer/stations/outcomes/batches';
import { batchCopy, outcomeText } from '../../../../src/renderer/stations/outcomes/outcome-text';
import { batchNews, knownBatches } from '../../../../src/renderer/stations/outcomes/use-outcome-announcements';
import { copyOf, type LabCopy } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { Outcome, RequestRecord } from '../../../../src/shared/requests/request';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, aRequest, aSession } from '../../../builders';

function labOf(sessions: readonly Session[], requests: readonly RequestRecord[] = []): LabCopy {
  return copyOf({ revision: 1, hosts: [aHost()], stations: [], sessions, requests });
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

describe('what is read out', () => {
  const news = (before: readonly RequestRecord[], after: readonly RequestRecord[]) =>
    batchNews(en, knownBatches(batchesOf(labOf([], before).requests)), batchesOf(labOf([], after).requests));
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
