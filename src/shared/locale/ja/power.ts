import type { enPower } from '../en/power';
import { sessions } from './counts';

/** Restarting and shutting down a computer, in Japanese. */
export const jaPower: typeof enPower = {
  power: {
    command: { restart: '再起動', 'shut-down': 'シャットダウン' },
    notConnected: '今はこのコンピューターを読み取れません。',
    alreadyOpen: 'すでに指示されています。',
    notThere: 'この種類のコンピューターでは、この操作はできません。',
    title: {
      restart: (computer) => `${computer} を再起動しますか?`,
      'shut-down': (computer) => `${computer} をシャットダウンしますか?`,
    },
    intro: {
      restart: '全員のすべてのセッションがただちに終了します。保存していない作業内容と中断中のセッションは失われます。',
      'shut-down':
        '全員のすべてのセッションがただちに終了します。保存していない作業内容と中断中のセッションは失われます。このプログラムからは起動できないため、再び使うには誰かが電源を入れる必要があります。',
    },
    list: 'このコンピューターのユーザー',
    count: (count) => `このコンピューターの ${sessions(count)}:`,
    nobody: 'ログオンしているユーザーはいません。',
    kept: (count) => `${sessions(count)}はメモリに保持されているだけ (中断中または切断) で、失われます。`,
    own: '自分のセッションも含まれます。',
    console: 'このコンソールはこのコンピューターで動作しています。自分のセッションとともに終了します。',
    countdowns: 'このコンピューターで実行中のカウントダウンは取り消されます。そのセッションもほかと一緒に終了します。',
    opening: '今、誰かがログオンしています。一覧に表示されるまでお待ちください。',
    confirm: {
      restart: (count) => (count === 0 ? '再起動' : `${sessions(count)}を終了して再起動`),
      'shut-down': (count) => (count === 0 ? 'シャットダウン' : `${sessions(count)}を終了してシャットダウン`),
    },
    open: { restart: '再起動しています...', 'shut-down': 'シャットダウンしています...' },
    down: {
      restart: () => '再起動しています... 停止中または起動中です。',
      'shut-down': (time) => `${time} にシャットダウン (未確認)`,
    },
    done: {
      restart: (time) => `${time} に再起動完了`,
      'shut-down': (time) => `シャットダウン後、${time} に再び起動`,
    },
    notDone: {
      restart: (why) => `再起動していません。${why}`,
      'shut-down': (why) => `シャットダウンしていません。${why}`,
    },
    row: {
      restart: () => 'コンピューターを再起動中',
      'shut-down': (time) => `コンピューターは ${time} にシャットダウン (未確認)`,
    },
    remove: '一覧から外す',
    removeOf: (computer) => `${computer} の行を一覧から外す`,
    outcome: {
      done: { restart: '再起動しました。', 'shut-down': 'シャットダウンしました。' },
      notConfirmed: '未確認: その後コンピューターは応答していません。',
    },
    sessionsOnIt: '対象のセッション数',
  },
};
