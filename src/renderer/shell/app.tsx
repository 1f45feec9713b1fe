import { makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useState } from 'react';
import type { Environment } from '../../shared/ipc/environment';
import { ComputersTab } from '../computers/computers-tab';
import { PowerDialog } from '../computers/power/power-dialog';
import { HistoryTab } from '../history/history-tab';
import { useLab } from '../lab/lab-store';
import { labView } from '../lab/lab-summary';
import { tellMain } from '../lab/tell-main';
import { NoRecordDialog } from '../stations/asking/no-record-dialog';
import { StationsTab } from '../stations/stations-tab';
import { Announcer } from './announcer';
import { focusNextArea } from './areas';
import { Bars } from './bars';
import { Header } from './header';
import { AboutDialog } from './help/about-dialog';
import type { HelpDialog } from './help/help-menu';
import { ReportDialog } from './help/report-dialog';
import { KeysDialog } from './keys-dialog';
import { Loading } from './loading';
import { Notices } from './notices/notices';
import { QuitDialog } from './quit-dialog';
import { SettingsDialog } from './settings-dialog';
import { StatusLine } from './status-line';
import { useHostAnnouncements } from './use-host-announcements';
import { useWindowKeys } from './use-window-keys';
import { openView, useView, views } from './view';

const useStyles = makeStyles({
  app: { height: '100vh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2 },
  /** Scrolls where the window is too short for what a tab needs at least. */
  main: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflowX: 'hidden',
    overflowY: 'auto',
  },
  bottom: { flexShrink: 0, display: 'flex' },
  status: { flex: '1 1 0', minWidth: 0, display: 'grid' },
  panel: { flex: '1 0 auto', display: 'flex', flexDirection: 'column' },
});

/** The window: tabs, what must be said on every screen, the tab that is open, and the status line. */
export function App({ environment }: { readonly environment: Environment }) {
  const styles = useStyles();
  const view = useView((state) => state.view);
  const [help, setHelp] = useState<HelpDialog | null>(null);
  const [settingsShown, setSettingsShown] = useState(false);
  const { copy, outOfTouch } = useLab();
  // Changes that come faster than they can be painted are painted together, and never hold up a click.
  const lab = useDeferredValue(copy);
  usePaintedReport(lab !== null && labView(lab) !== 'loading');
  useHostAnnouncements(lab);
  useWindowKeys((event) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    // The page is no text to be selected whole; the list of stations takes these keys for itself.
    if (key === 'a' && (ctrlKey || metaKey)) return !(target instanceof HTMLInputElement);
    if (key === 'F6' && !ctrlKey) return focusNextArea(shiftKey);
    if (key === 'F1') setHelp('keys');
    else return openViewByKey(event);
    return true;
  });
  return (
    <div className={styles.app}>
      <Header onHelp={setHelp} onSettings={() => setSettingsShown(true)} />
      <main className={styles.main}>
        <Bars lab={lab} outOfTouch={outOfTouch} />
        <div role="tabpanel" aria-labelledby={`tab-${view}`} className={styles.panel}>
          {view === 'history' && <HistoryTab />}
          {lab === null && view !== 'history' && <Loading />}
          {lab !== null && view === 'stations' && <StationsTab lab={lab} />}
          {lab !== null && view === 'computers' && <ComputersTab lab={lab} />}
        </div>
      </main>
      <div className={styles.bottom}>
        <div className={styles.status}>
          <StatusLine lab={lab} testRuntime={environment.testRuntime ? environment.electronVersion : null} />
        </div>
        <Notices hosts={lab?.hosts} />
      </div>
      {settingsShown && <SettingsDialog onClose={() => setSettingsShown(false)} />}
      {help === 'keys' && <KeysDialog onClose={() => setHelp(null)} />}
      {help === 'report' && <ReportDialog onClose={() => setHelp(null)} />}
      {help === 'about' && <AboutDialog onClose={() => setHelp(null)} />}
      {lab !== null && <PowerDialog lab={lab} />}
      <NoRecordDialog />
      <QuitDialog />
      <Announcer />
    </div>
  );
}

/** Opens the tab that a key stands for: Ctrl and its number. The focus goes to it: what had it may go. */
function openViewByKey({ code, ctrlKey, altKey, shiftKey }: KeyboardEvent): boolean {
  // By the place of the key: on some keyboards digits need Shift.
  const view = views[Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]) - 1];
  if (view === undefined || !ctrlKey || altKey || shiftKey) return false;
  openView(view);
  document.getElementById(`tab-${view}`)?.focus();
  return true;
}

/** Tells main once that the window has painted something other than *still loading*. */
function usePaintedReport(shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    // Two frames: the first is painted when the second begins.
    requestAnimationFrame(() => requestAnimationFrame(() => void tellMain('reportPainted', {})));
  }, [shown]);
}
