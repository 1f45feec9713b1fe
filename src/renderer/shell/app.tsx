import { makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useState } from 'react';
import type { Environment } from '../../shared/ipc/environment';
import { ComputersTab } from '../computers/computers-tab';
import { useLab } from '../lab/lab-store';
import { labView } from '../lab/lab-summary';
import { tellMain } from '../lab/tell-main';
import { StationsTab } from '../stations/stations-tab';
import { Announcer } from './announcer';
import { Bars } from './bars';
import { Header, type View } from './header';
import { KeysDialog } from './keys-dialog';
import { Loading } from './loading';
import { SettingsDialog } from './settings-dialog';
import { StatusLine } from './status-line';
import { useHostAnnouncements } from './use-host-announcements';
import { useWindowKeys } from './use-window-keys';

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
  panel: { flex: '1 0 auto', display: 'flex', flexDirection: 'column' },
});

/** The window: tabs, what must be said on every screen, the tab that is open, and the status line. */
export function App({ environment }: { readonly environment: Environment }) {
  const styles = useStyles();
  const [view, setView] = useState<View>('stations');
  const [keysShown, setKeysShown] = useState(false);
  const [settingsShown, setSettingsShown] = useState(false);
  const { copy, outOfTouch } = useLab();
  // Changes that come faster than they can be painted are painted together, and never hold up a click.
  const lab = useDeferredValue(copy);
  usePaintedReport(lab !== null && labView(lab) !== 'loading');
  useHostAnnouncements(lab);
  useWindowKeys(({ key, ctrlKey, metaKey, target }) => {
    // The page is no text to be selected whole; the list of stations takes these keys for itself.
    if (key === 'a' && (ctrlKey || metaKey)) return !(target instanceof HTMLInputElement);
    if (key !== 'F1') return false;
    setKeysShown(true);
    return true;
  });
  return (
    <div className={styles.app}>
      <Header
        view={view}
        onView={setView}
        onKeys={() => setKeysShown(true)}
        onSettings={() => setSettingsShown(true)}
      />
      <main className={styles.main}>
        <Bars lab={lab} outOfTouch={outOfTouch} />
        <div role="tabpanel" aria-labelledby={`tab-${view}`} className={styles.panel}>
          {lab === null && <Loading />}
          {lab !== null && view === 'stations' && <StationsTab lab={lab} />}
          {lab !== null && view === 'computers' && <ComputersTab lab={lab} />}
        </div>
      </main>
      <StatusLine lab={lab} testRuntime={environment.testRuntime ? environment.electronVersion : null} />
      {settingsShown && <SettingsDialog onClose={() => setSettingsShown(false)} />}
      {keysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
      <Announcer />
    </div>
  );
}

/** Tells main once that the window has painted something other than *still loading*. */
function usePaintedReport(shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    // Two frames: the first is painted when the second begins.
    requestAnimationFrame(() => requestAnimationFrame(() => void tellMain('reportPainted', {})));
  }, [shown]);
}
