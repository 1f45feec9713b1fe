import { expect, test } from 'vitest';
import { storyText } from '../../../../src/renderer/stations/card/story-text';
import { stationKey } from '../../../../src/shared/lab/snapshot';
import type { StoryEntry } from '../../../../src/shared/lab/story';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { Outcome } from '../../../../src/shared/requests/request';
import type { Station } from '../../../../src/shared/session/session';

const window1: Station = {
  host: 'lab',
  id: 'A',
  kind: 'simulated',
  name: 'A',
  friendlyName: 'Window 1',
  client: null,
  session: null,
  opening: false,
};
const stations = new Map([[stationKey(window1), window1]]);

function words(entry: StoryEntry): readonly [english: string, japanese: string] {
  return [storyText(en, stations, 'lab', entry), storyText(ja, stations, 'lab', entry)];
}
const seen = (event: (StoryEntry & { kind: 'seen' })['event'], station: string | null = null): StoryEntry => {
  return { at: 0, kind: 'seen', event, station };
};
const settled = (outcome: Outcome, force = false): StoryEntry => {
  return { at: 0, kind: 'outcome', action: 'end', force, outcome };
};

test.each<[StoryEntry, string, string]>([
  [seen('found', 'A'), 'Found by this console at Window 1', 'このコンソールが Window 1 で確認'],
  [seen('found'), 'Found by this console, at no station', 'このコンソールが確認 (ステーションなし)'],
  [seen('logged-on', 'A'), 'Logged on at Window 1', 'Window 1 でログオン'],
  [seen('moved', 'A'), 'Moved to Window 1', 'Window 1 に移動'],
  [seen('resumed', 'A'), 'Resumed at Window 1', 'Window 1 で再開'],
  [seen('stayed', 'A'), 'Stayed after all, at Window 1', 'サインアウトせず Window 1 で継続'],
  [seen('locked', 'A'), 'Locked', 'ロック'],
  [seen('unlocked', 'A'), 'Unlocked', 'ロック解除'],
  [seen('suspended'), 'Suspended by this console', 'このコンソールから中断'],
  [seen('disconnected'), 'Disconnected', '切断'],
  [seen('leaving'), 'Signed out, programs still running', 'サインアウト、プログラムは実行中'],
  [seen('came-back'), 'Came back: reported ended, but still there', '終了と報告された後も存在'],
  [{ at: 0, kind: 'asked', action: 'suspend', force: false }, 'Asked to suspend', '中断を要求'],
  [{ at: 0, kind: 'asked', action: 'end', force: true }, 'Asked to end by force', '強制終了を要求'],
  [settled({ kind: 'done', reason: null }), 'End: done', '終了: 完了'],
  [settled({ kind: 'not-ending' }), 'End: not ending', '終了: 終了できず'],
  [
    settled({ kind: 'called-off', reason: 'administrator' }, true),
    'End by force: called off, by an administrator.',
    '強制終了: 取り消し、管理者が取り消しました。',
  ],
  [
    settled({ kind: 'refused', reason: 'own-session', detail: '' }),
    'End: refused, this is your own session.',
    '終了: 拒否。自分のセッションです。',
  ],
  [
    settled({ kind: 'failed', reason: 'host-error', detail: 'no luck' }),
    'End: failed, the computer reported an error. (no luck)',
    '終了: 失敗。コンピューターがエラーを報告しました。 (no luck)',
  ],
])('%j in words', (entry, english, japanese) => {
  expect(words(entry)).toEqual([english, japanese]);
});

test('a station that is no longer listed is named by its id, and so is that of another computer', () => {
  expect(storyText(en, new Map(), 'lab', seen('moved', 'A'))).toBe('Moved to A');
  expect(storyText(en, stations, 'attic', seen('moved', 'A'))).toBe('Moved to A');
});
