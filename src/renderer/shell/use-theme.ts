import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { ThemeChoice } from '../../shared/settings/preferences';

/**
 * The theme to use. Main tells the browser what was chosen, so light or dark is what the browser says; high contrast of
 * the system is the browser's own (forced colours).
 */
export function useTheme(choice: ThemeChoice): Theme {
  const dark = useSyncExternalStore(onDarkChange, () => darkQuery.matches);
  if (choice === 'high-contrast') return teamsHighContrastTheme;
  return dark ? webDarkTheme : webLightTheme;
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)');

function onDarkChange(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}
