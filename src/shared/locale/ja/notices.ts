import type { enNotices } from '../en/notices';
import { number, sessions } from './counts';

/** Short lines for what happened elsewhere, in Japanese. */
export const jaNotices: typeof enNotices = {
  notices: {
    label: 'お知らせ',
    recent: '最近のお知らせ',
    nothing: 'このコンソールからの操作以外の変化はありません。',
    at: (station, computer) => `${station} (${computer})`,
    on: (computer) => `コンピューター ${computer}`,
    one: {
      'logged-on': (who, where) => `${who} さんがログオン: ${where}`,
      moved: (who, where) => `${who} さんが移動: ${where}`,
      locked: (who, where) => `${who} さんの画面がロック: ${where}`,
      unlocked: (who, where) => `${who} さんの画面がロック解除: ${where}`,
      disconnected: (who, where) => `${who} さんのセッションが切断: ${where}`,
      suspended: (who, where) => `${who} さんのセッションが中断: ${where}`,
      resumed: (who, where) => `${who} さんがセッションを再開: ${where}`,
      leaving: (who, where) => `${who} さんがサインアウト、プログラムは実行中: ${where}`,
      stayed: (who, where) => `${who} さんがサインアウトせず継続: ${where}`,
      ended: (who, where) => `${who} さんがサインアウト: ${where}`,
      'ended-by-restart': (who, where) => `${who} さんのセッションが再起動により終了: ${where}`,
      'came-back': (who, where) => `${who} さんのセッションは終了と報告された後も存在: ${where}`,
    },
    several: {
      'logged-on': 'ログオン',
      moved: '移動',
      locked: 'ロック',
      unlocked: 'ロック解除',
      disconnected: '切断',
      suspended: '中断',
      resumed: '再開',
      leaving: 'サインアウト (プログラムは実行中)',
      stayed: 'サインアウトせず継続',
      ended: '終了',
      'ended-by-restart': '再起動により終了',
      'came-back': '終了と報告された後も存在',
    },
    first: (count, what) => `${sessions(count)}が${what}`,
    next: (count, what) => `${number(count)} 件が${what}`,
    join: '、',
    more: (count) => `ほかに ${number(count)} 件の変化`,
  },
};
