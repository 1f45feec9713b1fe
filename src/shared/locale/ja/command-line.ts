import type { enCommandLine } from '../en/command-line';

/** The command line, in Japanese. */
export const jaCommandLine: typeof enCommandLine = {
  commandLine: {
    unknownOption: (option) => `不明なオプション: ${option}`,
    needsValue: (option) => `${option} には値が必要です`,
    badHost: (value) =>
      `--host:「${value}」は指定できません (local または ssh://ユーザー名@ホスト名:ポート。ユーザー名とポートは省略可)`,
    noDebugging: (option) =>
      `--${option} は使えません。インストールされたプログラムを外部から覗いたり操作したりすることはできません`,
    alreadyOpen: 'このデータフォルダーで Stationmaster はすでに開いています。そのウィンドウを前面に表示します。',
    contradiction: '--host local と --no-local は同時に指定できません',
    badSimulate: (problem) => `--simulate: ${problem}`,
    simulateUnknown: (name) => `設定「${name}」はありません (指定できる設定: hosts, stations, seed, still)`,
    simulateNoValue: (name, value) => `${name} は値なしで指定してください (「${name}=${value}」とは指定できません)`,
    simulateNotANumber: (name, value, least, most) =>
      `${name} には ${least} から ${most} までの整数を指定してください (指定された値:「${value}」)`,
    simulateFewStations: 'コンピューター 1 台につき、ステーションが 1 つ以上必要です',
    screenshotFailed: (file, reason) => `--screenshot: ${file} に書き込めませんでした: ${reason}`,
    screenshotSaved: (file) => `画像を保存しました: ${file}`,
    usage: [
      'オプション:',
      '  --host local               このコンピューターを表示する (読み取れない場合も)',
      '  --host ssh://ユーザー名@ホスト名[:ポート]',
      '                             SSH で接続するコンピューターを表示する (--host は複数指定可。',
      '                             この実行では、コンピューターの一覧は使われず、変更もされない)',
      '  --no-local                 このコンピューターを表示しない',
      '  --simulate [hosts=2,stations=24,seed=1,still]',
      '                             シミュレーションのラボを開く (単独では実際のコンピューターを表示しない)',
      '                             still: ユーザーは自動では何もしない',
      '  --screenshot FILE          データを表示したらウィンドウの画像を保存して終了する',
    ].join('\n'),
  },
};
