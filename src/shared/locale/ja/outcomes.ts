import type { enOutcomes } from '../en/outcomes';
import { number } from './counts';

/** How requests went, in Japanese. */
export const jaOutcomes: typeof enOutcomes = {
  outcomes: {
    label: '結果',
    title: {
      suspend: '中断',
      end: '終了',
      lock: 'ロック',
      message: 'メッセージを送信',
    },
    forced: '強制終了',
    progress: (settled, of) => `${number(of)} 件中 ${number(settled)} 件が完了`,
    summary: {
      suspend: (count, of) => `${number(of)} 件中 ${number(count)} 件を中断しました`,
      end: (count, of) => `${number(of)} 件中 ${number(count)} 件を終了しました`,
      lock: (count, of) => `${number(of)} 件中 ${number(count)} 件をロックしました`,
      message: (count, of) => `${number(of)} 件中 ${number(count)} 件に渡しました`,
    },
    counts: {
      refused: (count) => `拒否 ${number(count)} 件`,
      failed: (count) => `失敗 ${number(count)} 件`,
      'not-ending': (count) => `終了できず ${number(count)} 件`,
      'not-suspended': (count) => `中断できず ${number(count)} 件`,
      'called-off': (count) => `取り消し ${number(count)} 件`,
      interrupted: (count) => `中止 ${number(count)} 件`,
    },
    subject: (user, station, computer) => `${user}、${station}、${computer}`,
    done: {
      suspend: '中断しました。',
      end: '終了しました。',
      lock: 'ロックしました。',
      message: '渡しました。',
    },
    suspendedAt: (where) => `中断しました。再開できる場所: ${where}`,
    computerRestarted: 'コンピューターが再起動されました。',
    refused: (reason) => `拒否されました (何も送信していません): ${reason}`,
    failed: (reason) => `失敗しました: ${reason}`,
    open: 'コンピューターの状態に反映されるのを待っています...',
    openUnreachable: '不明: コンピューターに接続できません。再び読み取れたときに結果が決まります。',
    notEnding:
      '終了できません: セッションがまだ残っています。プログラムが保存を確認しているか、応答していない可能性があります。',
    notEndingForce: '「強制終了」は、セッションのプログラムを残らず停止します。',
    notSuspended: '中断できません: セッションはまだステーションを使用しています。',
    calledOff: '取り消されました。',
    interrupted: '中止: このプログラムが先に終了しました。',
    join: '、',
    more: (count) => `ほか ${number(count)} 件`,
  },
};
