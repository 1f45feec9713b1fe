import type { enSettings } from '../en/settings';
import { number } from './counts';

/** Settings, what was wrong with the settings file, and the list of keys, in Japanese. */
export const jaSettings: typeof enSettings = {
  settings: {
    title: '設定',
    language: '言語',
    languages: { system: 'システムに合わせる', en: 'English (英語)', ja: '日本語' },
    theme: 'テーマ',
    themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク', 'high-contrast': 'ハイコントラスト' },
    columnWidths: '[ステーション] タブの列',
    resetWidths: '列の幅を元に戻す',
    widthsAreUsual: 'すべての列が標準の幅です。',
    notKept: (reason) => `現在は適用されていますが、保存できなかったため次回の起動時には元に戻ります: ${reason}`,
    close: '閉じる',
  },
  settingsTrouble: {
    title: '設定ファイル: ',
    damaged: '設定ファイルが破損しているため、標準の設定を使用しています。',
    unreadable: '設定ファイルを開けなかったため、標準の設定を使用しています。',
    newer: (version) =>
      `設定ファイルはこのプログラムの新しいバージョンで作成されています (形式 ${version})。標準の設定を使用しています。`,
    unknownFields: (fields) => `このバージョンでは使用できないため無視した項目: ${fields}`,
    badFields: (fields) => `値が正しくないため標準の値を使用している項目: ${fields}`,
    keptAs: (file) => `元のファイルの保存先: ${file}`,
    more: (count) => `ほかに ${number(count)} 件の問題があります。`,
    notKept: (file) =>
      `元の内容を残せなかったため、設定ファイルには書き込みません。今回の変更はプログラムの終了時に失われます。ファイル: ${file}`,
  },
  keys: {
    title: 'キー操作',
    open: 'ヘルプ: キー操作の一覧 (F1)',
    key: 'キー',
    meaning: '操作',
    or: 'または',
    areas: {
      stations: 'ステーションの一覧',
      columns: '列の見出し',
      window: 'ウィンドウ全体',
      dialogs: 'ダイアログ',
    },
    names: { space: 'スペース', menu: 'メニューキー', click: 'クリック' },
    meanings: {
      row: '上または下の行に移動',
      page: '1 ページ分、上または下に移動',
      ends: '最初または最後の行に移動',
      toggle: '行を選択、または選択を解除',
      range: 'その行までをまとめて選択',
      selectAll: '一覧のすべてのセッションを選択',
      selectNone: '選択をすべて解除',
      rowMenu: '行のコマンドを開く',
      rename: 'ステーションの名前を変更',
      sort: 'この列で並べ替え (もう一度押すと逆順)',
      width: '列の幅を狭く、または広くする',
      usualWidth: '列を標準の幅に戻す',
      keys: 'この一覧を表示',
      search: '検索',
      zoom: '表示を拡大または縮小',
      zoomReset: '実際のサイズに戻す',
      fullScreen: '全画面表示の切り替え',
      quit: 'プログラムを終了',
      close: '閉じる',
      send: 'メッセージを送信',
    },
  },
};
