import type { enHelp } from '../en/help';

/** Help: its menu, *About*, and the report for support, in Japanese. */
export const jaHelp: typeof enHelp = {
  help: {
    menu: 'ヘルプ',
    keys: 'キー操作',
    report: 'サポート用レポートを保存',
    about: 'Stationmaster について',
  },
  about: {
    title: 'Stationmaster について',
    version: 'バージョン',
    runtime: '実行環境',
    runtimeText: (electron, chromium, node) => `Electron ${electron}、Chromium ${chromium}、Node ${node}`,
    system: 'システム',
    dataFolder: 'データフォルダー',
    licence: 'Stationmaster は MIT ライセンスのフリーソフトウェアです。いかなる保証もありません。',
    electronLicences: (folder) =>
      `Electron と Chromium のライセンスはプログラムと同じ場所にあります: ${folder} の LICENSE.electron.txt と LICENSES.chromium.html`,
    packages: (count) => `${count} 個のパッケージを含みます。それぞれのライセンスを表示できます。`,
    noText: 'このパッケージにはライセンスのファイルがありません。',
    unknown: (why) => `読み取れませんでした: ${why}`,
    reading: '読み取っています...',
  },
  report: {
    title: 'サポート用レポートを保存',
    intro:
      'テキストファイル 1 つです。送る前に内容を確認できます。このプログラムがどこかに送信することはありません。含まれるもの:',
    contents: [
      'プログラム、実行環境、このシステムのバージョン',
      '設定とコンピューターの一覧',
      '読み取れるコンピューター、読み取れない場合の理由、状態ごとのセッション数',
      'ログの最後の部分: 要求された操作、その結果、発生した問題',
    ],
    notIn: '含まれないもの: 履歴、メッセージの本文、理由、パスワードと鍵。',
    names: 'ユーザー、コンピューター、部屋、ステーションの名前とネットワークアドレスを含める',
    namesHint: '含めない場合、名前はそれぞれ user-1 のような同じ代わりの語に置き換えられます。',
    save: '保存...',
    saving: '保存しています...',
    saved: (file) => `保存しました: ${file}`,
    failed: (why) => `保存できませんでした: ${why}`,
  },
};
