import { create } from 'zustand';
import type { SeenNotice } from '../../../shared/lab/notice';
import type { PowerRequest } from '../../../shared/lab/power';
import type { LabCopy } from '../../../shared/lab/snapshot';

/** How the restart or shut-down of a computer goes: the one thing told here that this console was asked for. */
export interface PowerNotice {
  readonly type: 'power';
  readonly subject: Pick<SeenNotice['subject'], 'computer'>;
  readonly power: PowerRequest;
}

/** One thing that is told. */
export type Notice = SeenNotice | PowerNotice;

/** What is told at once: `SeenNotices` of main is one. */
export interface ToldNotices {
  readonly notices: readonly Notice[];
  readonly more: number;
}

/** Notices that stay within reach. */
export const mostRecent = 20;

/** One thing that happened; without a notice: so many more, at the same time. `at`: console's clock. */
export type RecentNotice =
  | { readonly id: number; readonly at: number; readonly notice: Notice }
  | { readonly id: number; readonly at: number; readonly notice: null; readonly more: number };

/** The notices of the window. */
export interface NoticesSoFar {
  /** The line that came last, until it has been there long enough; null: none. `id` differs for each. */
  readonly line: { readonly id: number; readonly seen: ToldNotices } | null;
  /** The last ones, the newest first. */
  readonly recent: readonly RecentNotice[];
  readonly lastId: number;
}

/** Nothing has happened yet. */
export const noNotices: NoticesSoFar = { line: null, recent: [], lastId: 0 };

/** The notices of this window, as long as it is open. */
export const useNotices = create<NoticesSoFar>(() => noNotices);

/** With what happened now. */
export function withNotices({ recent, lastId }: NoticesSoFar, seen: ToldNotices, at: number): NoticesSoFar {
  let id = lastId;
  const told = seen.notices.map((notice): RecentNotice => ({ id: ++id, at, notice }));
  if (seen.more > 0) told.push({ id: ++id, at, notice: null, more: seen.more });
  return { line: { id, seen }, recent: [...told.reverse(), ...recent].slice(0, mostRecent), lastId: id };
}

/** The names of the computers on the list: notices of others are no longer news. */
export function computersOf(lab: Pick<LabCopy, 'hosts'> | null): ReadonlySet<string> {
  return new Set(Array.from(lab?.hosts.values() ?? [], ({ name }) => name));
}

/** What of it is about these computers; null: nothing. */
export function seenOn(computers: ReadonlySet<string>, seen: ToldNotices): ToldNotices | null {
  const notices = seen.notices.filter(({ subject }) => computers.has(subject.computer));
  return notices.length === 0 ? null : { notices, more: seen.more };
}

/** What of the last ones is about these computers. */
export function recentOn(computers: ReadonlySet<string>, recent: readonly RecentNotice[]): readonly RecentNotice[] {
  const kept = recent.filter(({ notice }) => notice !== null && computers.has(notice.subject.computer));
  const times = new Set(kept.map(({ at }) => at));
  return recent.filter((one) => (one.notice === null ? times.has(one.at) : kept.includes(one)));
}
