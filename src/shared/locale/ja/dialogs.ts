import type { enDialogs } from '../en/dialogs';
import { computers, number, sessions } from './counts';

/** The dialogs that ask first, in Japanese. */
export const jaDialogs: typeof enDialogs = {
  askDialog: {
    titleSelection: {
      end: (count, hosts) => `${computers(hosts)}の ${sessions(count)}を終了しますか?`,
      force: (count, hosts) => `${computers(hosts)}の ${sessions(count)}を強制終了しますか?`,
      message: (count, hosts) => `${computers(hosts)}の ${sessions(count)}にメッセージを送信`,
    },
    titleAll: {
      suspend: (count, hosts) => `すべてのセッションを中断しますか? (${computers(hosts)}、${sessions(count)})`,
      end: (count, hosts) => `すべてのセッションを終了しますか? (${computers(hosts)}、${sessions(count)})`,
      lock: (count, hosts) => `すべてのセッションをロックしますか? (${computers(hosts)}、${sessions(count)})`,
      message: (count, hosts) => `全員にメッセージを送信 (${computers(hosts)}、${sessions(count)})`,
    },
    intro: {
      suspend:
        '次のセッションを中断します。ステーションはほかのユーザーも使えるようになり、プログラムはメモリに残ります。',
      end: '次のユーザーのセッションを終了します。保存していない作業内容は失われます。',
      force: 'ユーザーが意図して残したものも含め、セッションのすべてのプログラムが強制終了されます。',
      lock: '次のユーザーの画面をロックします。ロックは各ユーザーが自分のパスワードで解除します。',
      message: '次のユーザーの画面にメッセージを表示します。',
    },
    scope: '対象のコンピューター',
    scopeAll: (count) => `すべてのコンピューター (${number(count)} 台)`,
    scopeAllSimulated: (count) => `シミュレーションのコンピューターすべて (${number(count)} 台)`,
    scopeRoom: (room) => `部屋: ${room}`,
    scopeComputer: (computer) => `コンピューター: ${computer}`,
    covers: (readable, of, count) => {
      const which =
        readable < of ? `${computers(of)}のうち ${number(readable)} 台` : `${computers(of)}${of > 1 ? 'すべて' : ''}`;
      return `${which}、${sessions(count)}`;
    },
    filterShows: (count) => `絞り込みでの表示は ${number(count)} 件`,
    scopeNote: '選択、検索、絞り込みは関係ありません。下の一覧でチェックされている全員が対象です。',
    groups: {
      working: 'ステーションで作業中、またはその可能性あり',
      others: 'ステーション未使用、またはしばらく操作なし',
      administrators: '管理者',
      'without-terminal': '端末のないログオン',
      leftovers: 'サインアウト済み、プログラムは実行中',
      counting: '終了のカウントダウン中 (チェックすると予定より早く終了)',
      own: '自分のセッション',
    },
    own: {
      end: '自分のセッションも一覧にあります (チェックなし)。終了すると、このコンソールも終了し、保存していない作業内容は失われます。',
      force:
        '自分のセッションも一覧にあります (チェックなし)。終了すると、このコンソールも終了し、保存していない作業内容は失われます。',
      message: '自分のセッションも一覧にあります (チェックなし)。',
    },
    leftOutOwn: '自分のセッションは含まれません。',
    unreachable: (names) => `読み取れないため含まれないコンピューター: ${names}`,
    adminsUnknown: (computer) => `${computer} の管理者を読み取れませんでした。`,
    mayLose: (count) =>
      `このうち ${number(count)} 人は直近 5 分以内に作業していたか、その可能性があります。保存していない作業内容が失われるおそれがあります。`,
    leftOut: (users, reason) => `対象外: ${users} (${reason})`,
    gone: (count) => `選択したうち ${sessions(count)}はすでに終了しました。`,
    nobody: {
      suspend: '中断できるセッションはありません。',
      end: '終了できるセッションはありません。',
      force: '強制終了できるセッションはありません。',
      lock: 'ロックできるセッションはありません。',
      message: 'メッセージを送信できるユーザーはいません。',
    },
    nobodyTicked: '誰もチェックされていません。',
    ended: '終了済み',
    idle: (duration) => `アイドル ${duration}`,
    confirm: {
      suspend: (count) => `${sessions(count)}を中断`,
      end: (count) => `${sessions(count)}を終了`,
      force: (count) => `${sessions(count)}を強制終了`,
      lock: (count) => `${sessions(count)}をロック`,
      message: (count) => `${sessions(count)}に送信`,
    },
    groupTitle: (group, count) => `${group} (${number(count)})`,
    tick: (name, user, station, computer) => [...new Set([name, user, station, computer])].join('、'),
    list: {
      suspend: '中断するセッション',
      end: '終了するセッション',
      force: '強制終了するセッション',
      lock: 'ロックするセッション',
      message: 'メッセージの送信先',
    },
  },
  messageField: {
    label: 'メッセージ',
    keys: 'Ctrl+Enter で送信します。',
    left: (count) => `残り ${number(count)} 文字`,
    tooLong: (count) => `${number(count)} 文字超過しています`,
    empty: 'メッセージが入力されていません。',
    notSent: 'メッセージが長すぎます。',
  },
  ownDialog: {
    title: { suspend: '自分のセッションを中断しますか?', lock: '自分のセッションをロックしますか?' },
    text: {
      suspend: 'セッションが中断され、このコンソールも表示されなくなります。プログラムはメモリに残ります。',
      lock: '画面がロックされます。続けるにはパスワードが必要です。',
    },
    others: (count) => `ほかに ${sessions(count)}が選択されています。`,
    onlyOthers: { suspend: '自分以外のみ中断', lock: '自分以外のみロック' },
    all: {
      suspend: (count) => `${number(count)} 件すべてを中断`,
      lock: (count) => `${number(count)} 件すべてをロック`,
    },
    one: { suspend: '中断', lock: 'ロック' },
  },
};
