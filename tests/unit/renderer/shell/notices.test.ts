import { describe, expect, test } from 'vitest';
import { noticesText, noticeText } from '../../../../src/renderer/shell/notices/notice-text';
import {
  mostRecent,
  noNotices,
  recentOn,
  seenOn,
  withNotices,
} from '../../../../src/renderer/shell/notices/recent-notices';
import type { NewsType, SeenNotice } from '../../../../src/shared/lab/notice';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { RequestSubject } from '../../../../src/shared/requests/request';

const maria: RequestSubject = {
  user: 'maria',
  fullName: 'Maria Silva',
  station: { kind: 'simulated', name: 'Window 3', friendlyName: null },
  computer: 'lab-a',
};
const notice = (type: NewsType, parts: Partial<RequestSubject> = {}): SeenNotice => {
  return { type, subject: { ...maria, ...parts } };
};
const times = (count: number, type: NewsType) => Array<SeenNotice>(count).fill(notice(type));

describe('the line', () => {
  test('of one: who, what, where', () => {
    expect(noticesText(en, { notices: [notice('ended')], more: 0 })).toBe('Maria Silva signed out at Window 3 (lab-a)');
    expect(noticesText(ja, { notices: [notice('ended')], more: 0 })).toBe(
      'Maria Silva さんがサインアウト: Window 3 (lab-a)',
    );
  });

  test('the name that the administrator gave the station, the account where no name is known, and no station', () => {
    const station = { kind: 'simulated', name: 'Window 3', friendlyName: 'By the door' } as const;
    expect(noticeText(en, notice('logged-on', { station }))).toBe('Maria Silva logged on at By the door (lab-a)');
    expect(noticeText(en, notice('disconnected', { fullName: null, station: null }))).toBe(
      'maria was disconnected on lab-a',
    );
  });

  test('of several: how many of what, the most first', () => {
    const notices = [...times(2, 'logged-on'), ...times(5, 'ended')];
    expect(noticesText(en, { notices, more: 0 })).toBe('5 sessions ended, 2 logged on');
    expect(noticesText(en, { notices: times(1, 'locked'), more: 1 })).toBe('1 session locked, 1 more change');
    expect(noticesText(en, { notices: times(50, 'ended'), more: 1950 })).toBe('50 sessions ended, 1,950 more changes');
  });
});

describe('what stays within reach', () => {
  test('the last ones, the newest first, and how many more there were with them', () => {
    const first = withNotices(noNotices, { notices: [notice('logged-on'), notice('locked')], more: 7 }, 1000);
    const { recent, line } = withNotices(first, { notices: [notice('ended')], more: 0 }, 2000);
    expect(recent.map((one) => [one.at, one.notice?.type ?? one])).toMatchObject([
      [2000, 'ended'],
      [1000, { more: 7 }],
      [1000, 'locked'],
      [1000, 'logged-on'],
    ]);
    expect(new Set(recent.map(({ id }) => id)).size).toBe(4);
    expect(line?.seen.notices.map(({ type }) => type)).toEqual(['ended']);
    expect(line?.id).not.toBe(first.line?.id);
  });

  test('no more than can be looked through', () => {
    let so = noNotices;
    for (let at = 0; at < 100; at++) so = withNotices(so, { notices: times(50, 'ended'), more: 10 }, at);
    expect(so.recent).toHaveLength(mostRecent);
    expect(so.recent[0]).toMatchObject({ at: 99, more: 10 });
  });

  test('what is about a computer that has left the list is no longer shown', () => {
    const here = notice('ended');
    const gone = notice('ended', { computer: 'lab-b' });
    const computers = new Set(['lab-a']);
    expect(seenOn(computers, { notices: [gone], more: 3 })).toBeNull();
    expect(seenOn(computers, { notices: [here, gone], more: 3 })).toEqual({ notices: [here], more: 3 });
    const before = withNotices(noNotices, { notices: [gone], more: 3 }, 1);
    const { recent } = withNotices(before, { notices: [here], more: 4 }, 2);
    expect(recentOn(computers, recent)).toMatchObject([{ more: 4 }, { notice: here }]);
  });
});
