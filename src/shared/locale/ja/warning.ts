import type { enWarning } from '../en/warning';
import { number, sessions } from './counts';

/** A time before the end, in words. */
const time = (seconds: number): string => (seconds < 60 ? `${number(seconds)} 秒` : `${number(seconds / 60)} 分`);

/** How long a user has, in words. */
const timeLeft = (seconds: number): string => (seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分`);

/** Warning before an end, its countdown, and acting without a record, in Japanese. */
export const jaWarning: typeof enWarning = {
  userMessages: {
    title: '管理者からのメッセージ',
    warning: (seconds, reason) =>
      `あと ${timeLeft(seconds)}でセッションを終了します。作業を保存してください。${
        reason === null ? '' : ` 理由: ${reason}`
      }`,
    moreTime: (seconds) => `時間を延長しました。あと ${timeLeft(seconds)}でセッションを終了します。`,
    calledOff: 'セッションの終了は取り消されました。作業を続けられます。',
  },
  warning: {
    label: '事前の警告',
    choice: (seconds) => (seconds === 0 ? '警告せず、すぐに終了' : `警告し、${time(seconds)}後に終了`),
    confirm: (count) => `警告して ${sessions(count)}を終了`,
    notSeen: (users, reason) => `警告が表示されないユーザー: ${users} (${reason})`,
    sooner: (count) => `カウントダウン中の ${sessions(count)}は、予定より早く終了します。`,
    notSooner: (count) =>
      `${sessions(count)}は、この時間では予定より早くならないため、今のカウントダウンのまま続きます。`,
  },
  reasonField: {
    label: '理由 (任意、履歴に残ります)',
    warned: '警告を受けるユーザーにも表示されます。',
    tooLong: (count) => `${number(count)} 文字超過しています`,
    notKept: '理由が長すぎます。',
  },
  changes: {
    title: '確認した後の変更:',
    came: (names) => `追加: ${names}`,
    left: (names) => `終了: ${names}`,
    out: (names) => `対象外になった: ${names}`,
    moved: (names) => `移動: ${names}`,
    unlocked: (names) => `ロック解除: ${names}`,
    countdown: (names) => `カウントダウンの開始または終了: ${names}`,
    join: '、',
    lookAgain: '再確認',
    lookFirst: '状況が変わりました。先に再確認してください。',
  },
  countdown: {
    endingIn: (left) => `あと ${left} で終了`,
    endingBetween: (first, last) => `あと ${first} ～ ${last} で終了`,
    of: (what, count) => `${what}: ${sessions(count)}`,
    notWarned: (count) => `警告できず ${number(count)} 件`,
    warnings: {
      'on-its-way': () => '警告を送信しています。',
      shown: () => 'ユーザーに警告しました。',
      'not-shown': (why) => `警告できませんでした: ${why}`,
    },
    andWarning: (what, warning) => `${what}。${warning}`,
    unreachable: 'コンピューターに接続できません。10 秒続くと、終了は取り消されます。',
    callOff: '取り消し',
    callOffOne: (user) => `取り消し: ${user}`,
    callOffEnd: '終了を取り消す',
    endNow: '今すぐ終了',
    moreTime: '1 分延長',
    running: (count) => `カウントダウン中 ${number(count)} 件`,
    callOffAll: 'すべて取り消す',
    begun: (what, seconds, count) => `${what}: ${sessions(count)}、${number(seconds)} 秒のカウントダウンを開始しました`,
    calledOff: (what, count) => `${what}: ${sessions(count)}を取り消しました`,
    soon: (count, seconds) => `あと ${number(seconds)} 秒で ${sessions(count)}を終了します`,
  },
  noRecord: {
    title: '記録せずに実行しますか?',
    unknown: (why) => `履歴を書き込めません: ${why}`,
    text: 'まだ何も実行していません。このまま実行すると、誰が、いつ、なぜ行ったのかを後から確認できません。',
    act: '記録せずに実行',
  },
  quitDialog: {
    title: 'Stationmaster を終了しますか?',
    text: (count) =>
      `カウントダウン中のセッションが ${number(count)} 件あります。プログラムを終了すると取り消され、ユーザーに通知されます。`,
    over: '実行中のカウントダウンはもうありません。',
    keepOpen: '開いたままにする',
    callOffAndQuit: '取り消して終了',
    quit: '終了',
  },
};
