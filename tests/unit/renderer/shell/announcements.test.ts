import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type Announcement,
  Announcements,
  announcementPause,
  announcementStays,
} from '../../../../src/renderer/shell/announcements';

let shown: Announcement[];
let announcements: Announcements;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  announcements = new Announcements((announcement) => shown.push(announcement));
});
afterEach(() => {
  vi.useRealTimers();
});

const texts = () => shown.map(({ text }) => text);

test('the first text is shown at once', () => {
  announcements.announce('one');
  expect(texts()).toEqual(['one']);
});

test('what comes within the pause is shown together when it is over, each text once', () => {
  for (const text of ['one', 'two', 'three', 'two']) announcements.announce(text);
  vi.advanceTimersByTime(announcementPause - 1);
  expect(texts()).toEqual(['one']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual(['one', 'two three']);
});

test('there is never more than one change a second, however many texts come', () => {
  for (let count = 0; count < 100; count++) {
    announcements.announce(`text ${count}`);
    vi.advanceTimersByTime(announcementPause / 20);
  }
  // At the start, and after each of 5 seconds.
  expect(shown).toHaveLength(6);
  vi.advanceTimersByTime(announcementPause);
  expect(texts().join(' ').split('text ')).toHaveLength(101);
});

test('the same text again is an announcement of its own', () => {
  announcements.announce('one');
  vi.advanceTimersByTime(announcementPause);
  announcements.announce('one');
  expect(texts()).toEqual(['one', 'one']);
  expect(shown[0]?.id).not.toBe(shown[1]?.id);
});

test('the region is emptied when nothing more came for a while', () => {
  announcements.announce('one');
  vi.advanceTimersByTime(announcementStays - 1);
  announcements.announce('two');
  vi.advanceTimersByTime(announcementStays - 1);
  expect(texts()).toEqual(['one', 'two']);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual(['one', 'two', '']);
});
