import { Button, makeStyles, Tab, TabList, Tooltip, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { ServerRegular } from '@fluentui/react-icons/svg/server';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useTexts } from '../locale/use-texts';
import { type HelpDialog, HelpMenu } from './help/help-menu';
import { useHiddenStyle } from './use-hidden-style';
import { openView, useView, type View } from './view';

const useStyles = makeStyles({
  header: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tabs: { flex: '1 1 auto', minWidth: 0 },
  /** In high contrast, an icon of the usual colour would not be seen under the pointer. */
  tab: { ':enabled:hover .fui-Tab__icon': { color: 'inherit' } },
});

interface HeaderProps {
  readonly onHelp: (dialog: HelpDialog) => void;
  readonly onSettings: () => void;
}

/** The top of the window: its tabs, and behind them help and settings. */
export function Header({ onHelp, onSettings }: HeaderProps) {
  const styles = useStyles();
  const texts = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  const view = useView((state) => state.view);
  return (
    <header data-area="" className={styles.header}>
      {/* The window's title bar shows it. */}
      <h1 className={useHiddenStyle()}>{texts.product}</h1>
      <TabList
        className={styles.tabs}
        aria-label={texts.tabs.label}
        selectedValue={view}
        onTabSelect={(_event, { value }) => openView(value as View)}
      >
        <Tab className={styles.tab} id="tab-stations" value="stations" icon={<DesktopRegular />}>
          {texts.tabs.stations}
        </Tab>
        <Tab className={styles.tab} id="tab-history" value="history" icon={<HistoryRegular />}>
          {texts.tabs.history}
        </Tab>
        <Tab className={styles.tab} id="tab-computers" value="computers" icon={<ServerRegular />}>
          {texts.tabs.computers}
        </Tab>
      </TabList>
      <HelpMenu onOpen={onHelp} />
      <Tooltip relationship="label" content={texts.settings.title}>
        <Button {...restoreFocus} appearance="subtle" icon={<SettingsRegular />} onClick={onSettings} />
      </Tooltip>
    </header>
  );
}
