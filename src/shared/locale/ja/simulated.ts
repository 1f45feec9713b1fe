import type { enSimulated } from '../en/simulated';
import { number } from './counts';

/** The simulated lab and acting as its users, in Japanese. */
export const jaSimulated: typeof enSimulated = {
  simulated: {
    open: 'シミュレーションのラボを開く',
    leave: 'シミュレーションのラボを閉じる',
    inARealLab: (what) => `実際のラボでは: ${what}`,
    trouble: {
      menu: '問題を試す',
      menuOf: (computer) => `${computer} で問題を試す`,
      troubles: {
        'cut-off': 'コンソールとの接続を切る',
        restore: '再び接続する',
        restart: '再起動する (全員のセッションが終了します)',
      },
    },
    asUser: {
      heading: (user) => `${user} として操作 (シミュレーション)`,
      acts: {
        lock: '画面をロック',
        unlock: '画面のロックを解除',
        disconnect: '切断',
        'sign-out': 'サインアウト',
        resist: '終了しないプログラムを開いておく',
      },
      atNoStation: '席を離れています。空きステーションのメニューから、このユーザーとしてログオンできます。',
      logOnAs: 'ユーザーとしてログオン',
      logOnTitle: (station, computer) => `${station} (${computer}) でログオン`,
      find: 'ユーザーを検索',
      users: 'ユーザー',
      away: '離席中: ここでセッションを再開します',
      loggedOff: '未ログオン',
      more: (count) => `ほか ${number(count)} 人。入力して検索できます`,
      nobody: '全員がステーションを使用しています。',
      noneFound: 'その名前でここにログオンできるユーザーはいません。',
      reading: 'ユーザーを読み取っています...',
      failed: (why) => `ユーザーを読み取れませんでした: ${why}`,
      taken: 'このステーションはすでに空いていません。',
      logOn: 'ログオン',
    },
  },
};
