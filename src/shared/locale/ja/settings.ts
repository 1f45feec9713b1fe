import type { enSettings } from '../en/settings';

/** Settings and the list of keys, in Japanese. */
export const jaSettings: typeof enSettings = {
  settings: {
    title: '設定',
    language: '言語',
    languages: { system: 'システムに合わせる', en: 'English (英語)', ja: '日本語' },
    theme: 'テーマ',
    themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク', 'high-contrast': 'ハイ コントラスト' },
  },
};
