import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { ThemeChoice } from '../../shared/settings/preferences';

/** Colours of our own beside those of Fluent UI. */
interface OwnColours {
  readonly rowHover: string;
  readonly rowSelected: string;
}

/**
 * Behind a row that the pointer is on, or that is selected. Fluent's own are meant for black text in high contrast; a row
 * holds texts, icons and buttons of many colours.
 */
export const rowColours = { hover: 'var(--rowHover)', selected: 'var(--rowSelected)' } as const;

const light = withRowColours(webLightTheme);
const dark = withRowColours(webDarkTheme);
const highContrast: Theme & OwnColours = { ...teamsHighContrastTheme, rowHover: '#2b2b2b', rowSelected: '#00414a' };

function withRowColours(theme: Theme): Theme & OwnColours {
  const { colorNeutralBackground1Hover: rowHover, colorNeutralBackground1Selected: rowSelected } = theme;
  return { ...theme, rowHover, rowSelected };
}

/** The theme to use. What the system has is what the browser says; its high contrast is forced colours, over any theme. */
export function useTheme(choice: ThemeChoice): Theme {
  const systemIsDark = useSyncExternalStore(onDarkChange, () => darkQuery.matches);
  switch (choice) {
    case 'system':
      return systemIsDark ? dark : light;
    case 'light':
      return light;
    case 'dark':
      return dark;
    case 'high-contrast':
      return highContrast;
  }
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)');

function onDarkChange(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}
