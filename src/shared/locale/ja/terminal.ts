import type { enTerminal } from '../en/terminal';
import { number, sessions } from './counts';

const acting = `
  ID...                  対象のセッション (「stationmaster sessions」が表示する ID)
  --all                  ID の代わりに全員を対象にする。自分のセッションは含まれない。
                         管理者、端末のないログオン、サインアウト済みのセッションも
                         含まれない
  --computer 名前        --all と共に: このコンピューターのみ (名前または ID)
  --room 名前            --all と共に: この部屋のみ
  --dry-run              対象を表示するだけで、何も実行しない
  --yes                  確認しない (端末がない場合は必須)
  --own                  ID で指定した場合、自分のセッションも対象にする
  --reason テキスト      理由 (履歴に残る)
  --without-record       履歴に記録できない場合も実行する`;

const common = `
  --json                 JSON で出力する (形式は stationmaster(1) を参照)
  --config ファイル      設定 (コンピューター、名前) をこのファイルから読む
  --host local | ssh://ユーザー名@ホスト名[:ポート]
                         設定にある一覧の代わりに、このコンピューターを読み取る
                         (複数指定可)
  --no-local             このコンピューターを除く
  --simulate [hosts=2,stations=24,seed=1,still]
                         シミュレーションのラボ。実行のたびに新しくなり、その ID は
                         別の実行では使えないため、--all を使う`;

/** The command line without a window, in Japanese. */
export const jaTerminal: typeof enTerminal = {
  terminal: {
    help: {
      all: `使い方: stationmaster [オプション]            コンソールを開く
        stationmaster コマンド [オプション]   ウィンドウなしで実行する

  sessions               セッションの一覧を表示する
  suspend ID...          中断する (メモリに残り、ステーションは空く)
  lock ID...             画面をロックする
  message ID...          メッセージを表示する (--text テキスト)
  end ID...              終了する。保存していない作業内容は失われる (--warn 秒数)

詳細は stationmaster コマンド --help。終了コード: 0 すべて完了、
1 一部またはすべて未完了、2 使い方の誤り (何も実行していない)`,
      sessions: `使い方: stationmaster sessions [オプション]
設定にあるすべてのコンピューターのセッションを表示します。

  --computer 名前        このコンピューターのみ (名前または ID)
  --room 名前            この部屋のみ${common}`,
      suspend: `使い方: stationmaster suspend ID... | --all [オプション]
セッションを中断します。セッションはメモリに残り、ステーションは空きます。
${acting}${common}`,
      lock: `使い方: stationmaster lock ID... | --all [オプション]
セッションの画面をロックします。
${acting}${common}`,
      message: `使い方: stationmaster message ID... | --all --text テキスト [オプション]
ユーザーの画面にメッセージを表示します。

  --text テキスト        メッセージ${acting}${common}`,
      end: `使い方: stationmaster end ID... | --all [オプション]
セッションを終了します。ユーザーはログオフされ、保存していない作業内容は
失われます。

  --warn 秒数            ユーザーの画面に警告を表示し、その秒数だけ待つ。その間は
                         Ctrl+C または SIGTERM で取り消せる${acting}${common}`,
    },
    tryHelp: (command) => `詳細は「stationmaster ${command}--help」を参照してください。`,
    problems: {
      'unknown-option': (option) => `不明なオプション: ${option}`,
      'needs-value': (option) => `${option} には値が必要です`,
      'no-value': (option) => `${option} に値は指定できません`,
      twice: (option) => `${option} が 2 回指定されています`,
      empty: (option) => `${option} が空です`,
      'too-long': (option, most) => `${option} が ${number(most)} 文字を超えています`,
      'too-many-sessions': (most) => `${sessions(most)}を超えています`,
      'not-a-session': (text) =>
        `「${text}」はセッションの ID ではありません。ID は「stationmaster sessions」で表示できます`,
      'bare-number': (text) =>
        `「${text}」だけではセッションを確実に特定できません (番号は別のユーザーに再利用されます)。「stationmaster sessions」が表示する ID を指定してください`,
      unexpected: (text) => `「${text}」はここでは指定できません`,
      'bad-warn': (text, least, most) =>
        `--warn には ${number(least)} から ${number(most)} までの整数 (秒) を指定してください (指定された値:「${text}」)`,
      'nobody-named': 'セッションが指定されていません (全員を対象にするには --all)',
      'named-and-all': '--all とセッションの ID は同時に指定できません',
      'own-and-all': '--own は ID と共に指定してください (自分のセッションは --all に含まれません)',
      'place-without-all': '--computer と --room は --all と共に指定してください',
      'computer-and-room': '--computer と --room は同時に指定できません',
      'needs-text': '--text がありません',
      'needs-yes': '確認するための端末がありません。--yes で確認を省略し、--dry-run で対象を表示できます',
      'no-computers': 'コンピューターがありません (設定にも、オプションにもありません)',
      'no-computer': (name) => `一覧にコンピューター「${name}」はありません`,
      'several-computers': (name, ids) =>
        `「${name}」という名前のコンピューターが複数あります。ID を指定してください: ${ids}`,
      'no-room': (name) => `部屋「${name}」はありません`,
      'not-on-the-list': (id) => `${id} のコンピューターは、ここで読み取るコンピューターの中にありません`,
      mixed:
        'シミュレーションと実際のコンピューターを 1 つの --all の対象にはできません。--computer または --room を指定してください',
    },
    config: {
      missing: (file) => `ファイル ${file} がありません`,
      notUsed: (file, why) => `${file} の設定は使用できません: ${why}`,
      partly: (file, why) => `${file} の設定: ${why}`,
    },
    unreadable: (computer, why) => `${computer} を読み取れません: ${why}`,
    listNobody: '誰もログオンしていません。',
    ownMark: (user) => `${user} (自分)`,
    wouldBeHit: {
      suspend: (count) => `${sessions(count)}が中断されます (まだ実行していません)。`,
      end: (count) => `${sessions(count)}が終了されます (まだ実行していません)。`,
      lock: (count) => `${sessions(count)}がロックされます (まだ実行していません)。`,
      message: (count) => `${sessions(count)}にメッセージが送信されます (まだ実行していません)。`,
    },
    wouldHit: {
      suspend: '中断の対象です。',
      end: '終了の対象です。',
      lock: 'ロックの対象です。',
      message: 'メッセージの送信先です。',
    },
    ask: {
      suspend: (count) => `${sessions(count)}を中断しますか?`,
      end: (count) => `${sessions(count)}を終了しますか? 保存していない作業内容は失われます。`,
      lock: (count) => `${sessions(count)}をロックしますか?`,
      message: (count) => `${sessions(count)}にメッセージを送信しますか?`,
    },
    notDone: '何も実行していません。',
    stopped: '実行する前に中止を求められました。',
    counting: (warned, of, seconds) =>
      `${number(of)} 件中 ${number(warned)} 件に警告しました。${number(seconds)} 秒後に終了します。Ctrl+C で取り消せます。`,
    notIncluded: (what, why) => `対象外: ${what} (${why})`,
    nobodyMeant: '対象となるセッションはありません。',
    failed: (why) => `失敗しました: ${why}`,
  },
};
