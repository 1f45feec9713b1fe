import type { enDialogs } from '../en/dialogs';
import { computers, number, sessions } from './counts';

/** The dialogs that ask first, in Japanese. */
export const jaDialogs: typeof enDialogs = {
  endDialog: {
    titleSelection: (count, hosts) => `${computers(hosts)}の ${sessions(count)}を終了しますか?`,
    titleAll: (count, hosts) => `すべてのセッションを終了しますか? (${computers(hosts)}、${sessions(count)})`,
    titleForce: (count) => `${sessions(count)}を強制終了しますか?`,
    intro: '次のユーザーのセッションを終了します。保存していない作業内容は失われます。',
    introForce: 'ユーザーが意図して残したものも含め、セッションのすべてのプログラムが強制終了されます。',
    scope: '対象のコンピューター',
    scopeAll: (count) => `すべて (${computers(count)})`,
    scopeAllSimulated: (count) => `すべて (${number(count)} 台のシミュレーションのコンピューター)`,
    scopeRoom: (room) => `部屋: ${room}`,
    scopeComputer: (computer) => `コンピューター: ${computer}`,
    scopeNote: '選択、検索、絞り込みは関係ありません。下の一覧でチェックされている全員のセッションを終了します。',
    filtered: (shown, of) =>
      `絞り込みで表示されているのは ${sessions(of)}のうち ${number(shown)} 件ですが、すべてが対象です。`,
    groups: {
      working: '作業中、またはその可能性あり',
      others: 'しばらく操作なし',
      administrators: '管理者',
      'without-terminal': '端末のないログイン',
      leftovers: 'サインアウト済み、プログラムは実行中',
      own: '自分のセッション',
    },
    own: '自分のセッションも一覧にあります (チェックなし)。終了すると、このコンソールも終了し、保存していない作業内容は失われます。',
    leftOutOwn: '自分のセッションは含まれません。',
    unreachable: (names) => `読み取れないため含まれないコンピューター: ${names}`,
    adminsUnknown: (computer) => `${computer} の管理者を読み取れませんでした。`,
    mayLose: (count) =>
      `このうち ${number(count)} 人は直近 5 分以内に作業していたか、その可能性があります。保存していない作業内容が失われるおそれがあります。`,
    leftOut: (user, reason) => `対象外: ${user} (${reason})`,
    gone: (count) => `選択したうち ${sessions(count)}はすでに終了しました。`,
    nobody: '終了できるセッションはありません。',
    ended: '終了済み',
    confirm: (count) => `${sessions(count)}を終了`,
    confirmForce: (count) => `${sessions(count)}を強制終了`,
    groupTitle: (group, count) => `${group} (${number(count)})`,
    tick: (name, user, station, computer) => [...new Set([name, user, station, computer])].join('、'),
    list: '終了するセッション',
  },
  ownDialog: {
    title: (action) => `自分のセッションを対象に「${action}」を実行しますか?`,
    others: (count) => `ほかに ${sessions(count)}が選択されています。`,
    onlyOthers: (action) => `自分以外のみ${action}`,
    all: (action, count) => `${number(count)} 件すべて${action}`,
    text: {
      suspend: 'セッションが中断され、このコンソールも表示されなくなります。プログラムはメモリに残ります。',
      lock: '画面がロックされます。続けるにはパスワードが必要です。',
      end: '',
      message: '',
    },
  },
};
