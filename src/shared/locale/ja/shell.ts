import type { enShell } from '../en/shell';
import { computers, number, sessions } from './counts';

/** The window around the tabs, and times, in Japanese. */
export const jaShell: typeof enShell = {
  tabs: { label: '表示', stations: 'ステーション', history: '履歴', computers: 'コンピューター' },
  times: {
    lessThanAMinute: '1 分未満',
    minutes: (minutes) => `${minutes} 分`,
    hours: (hours, minutes) => (minutes === 0 ? `${hours} 時間` : `${hours} 時間 ${minutes} 分`),
    days: (days, hours) => (hours === 0 ? `${number(days)} 日` : `${number(days)} 日 ${hours} 時間`),
    timeAndDuration: (time, duration) => `${time} (${duration})`,
  },
  lab: {
    simulatedTitle: 'シミュレーションのラボです。',
    simulatedText: '表示されるユーザーとコンピューターは架空のもので、実際のものには影響しません。',
    simulatedAndRealText:
      'シミュレーションと実際のコンピューターを一緒に表示しています。実際のコンピューターへの操作は本当に実行されます。',
    simulatedWhy: (reason) => `このコンピューターを読み取れないため開きました: ${reason}`,
    testRuntime: (version) => `テスト用ランタイム (Electron ${version})。日常の使用には適しません`,
    loading: 'コンピューターを読み取っています...',
    nobodyTitle: 'ログオンしているユーザーはいません',
    nobodyElseTitle: 'ほかにログオンしているユーザーはいません',
    nobodyText: (count) => `${computers(count)}を読み取りました。セッションはありません。`,
    noComputersTitle: 'コンピューターがありません',
    noComputersText: 'このコンソールの一覧にコンピューターがありません。',
    unreadTitle: 'セッションを読み取れませんでした',
    unreadText: 'ログオンしているユーザーがいないという意味ではありません。',
    neverSeen: '起動後、一度も読み取れていません',
    unread: (computer, reason) => `${computer} を読み取れません: ${reason}`,
    unreachableBanner: (computer, reason, seen) => `${computer} を読み取れません (${seen}): ${reason}`,
    someUnreachable: (count) => `${computers(count)}を読み取れません。行には最後に確認した内容を表示しています。`,
    outOfTouch: 'ウィンドウとプログラムの接続が失われました。表示内容は古い可能性があります。',
    reload: '再読み込み',
    offerSimulated: '架空のラボで、すべての操作を試せます。',
  },
  status: {
    simulated: 'シミュレーション',
    simulatedAndReal: 'シミュレーションと実際のコンピューター',
    allReachable: (count) => `${computers(count)}、すべて接続済み`,
    reachable: (reachable, of) => `${number(of)} 台中 ${number(reachable)} 台のコンピューターに接続`,
    sessions: (count) => sessions(count),
    open: (count) => `処理中の要求 ${number(count)} 件`,
  },
  withDetail: (text, detail) => `${text} (${detail})`,
  menu: {
    zoomIn: '拡大',
    zoomOut: '縮小',
    zoomReset: '実際のサイズ',
    fullScreen: '全画面表示',
    quit: '終了',
  },
  errors: {
    callRejected: (what) => `このウィンドウの要求をプログラムが拒否しました: ${what}`,
    title: 'このウィンドウで問題が発生しました',
    text: 'セッションには影響しません。続けるにはウィンドウを再読み込みしてください。',
  },
};
