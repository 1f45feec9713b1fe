import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop';
import { ServerRegular } from '@fluentui/react-icons/svg/server';
import { useDeferredValue, useEffect, useState } from 'react';
import type { Environment } from '../../shared/ipc/environment';
import type { LabCopy } from '../../shared/lab/snapshot';
import { ComputersTab } from '../computers/computers-tab';
import { useLab } from '../lab/lab-store';
import { connectionProblem, isRealNeverRead, labMix, labView } from '../lab/lab-summary';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { StationsTab } from '../stations/stations-tab';
import { useConsole } from './console-store';
import { Loading } from './loading';
import { StatusLine } from './status-line';
import { useHiddenStyle } from './use-hidden-style';

const useStyles = makeStyles({
  app: { height: '100vh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2 },
  top: { flexShrink: 0 },
  tabs: {
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bars: { display: 'flex', flexDirection: 'column', gap: '6px', padding: '8px 16px 0' },
  panel: { flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column' },
});

type View = 'stations' | 'computers';

/** The window: tabs, what must be said on every screen, the tab that is open, and the status line. */
export function App({ environment }: { readonly environment: Environment }) {
  const styles = useStyles();
  const texts = useTexts();
  const [view, setView] = useState<View>('stations');
  const { copy, outOfTouch } = useLab();
  // Changes that come faster than they can be painted are painted together, and never hold up a click.
  const lab = useDeferredValue(copy);
  usePaintedReport(lab !== null && labView(lab) !== 'loading');
  return (
    <div className={styles.app}>
      <header className={styles.top}>
        {/* The window's title bar shows it. */}
        <h1 className={useHiddenStyle()}>{texts.product}</h1>
        <div className={styles.tabs}>
          <TabList
            aria-label={texts.tabs.label}
            selectedValue={view}
            onTabSelect={(_event, { value }) => setView(value as View)}
          >
            <Tab id="tab-stations" value="stations" icon={<DesktopRegular />}>
              {texts.tabs.stations}
            </Tab>
            <Tab id="tab-computers" value="computers" icon={<ServerRegular />}>
              {texts.tabs.computers}
            </Tab>
          </TabList>
        </div>
        <div className={styles.bars}>
          {environment.testRuntime && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{texts.lab.testRuntime(environment.electronVersion)}</MessageBarBody>
            </MessageBar>
          )}
          {lab !== null && <SimulatedBar lab={lab} />}
          {outOfTouch && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{texts.lab.outOfTouch}</MessageBarBody>
              <MessageBarActions>
                <Button size="small" onClick={() => location.reload()}>
                  {texts.lab.reload}
                </Button>
              </MessageBarActions>
            </MessageBar>
          )}
        </div>
      </header>
      <main className={styles.panel}>
        <div role="tabpanel" aria-labelledby={`tab-${view}`} className={styles.panel}>
          {lab === null && <Loading />}
          {lab !== null && view === 'stations' && <StationsTab lab={lab} />}
          {lab !== null && view === 'computers' && <ComputersTab lab={lab} />}
        </div>
      </main>
      {lab !== null && <StatusLine lab={lab} />}
    </div>
  );
}

/** Says on every screen that the lab is simulated, and why where nobody asked for it. */
function SimulatedBar({ lab }: { readonly lab: LabCopy }) {
  const texts = useTexts();
  const instead = useConsole((state) => state.console?.simulatedInstead ?? false);
  const mix = labMix(lab);
  if (mix === 'real') return null;
  const unread = instead ? [...lab.hosts.values()].find(isRealNeverRead) : undefined;
  const reason = unread === undefined ? null : connectionProblem(texts, unread);
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{texts.lab.simulatedTitle}</MessageBarTitle>
        {mix === 'both' ? texts.lab.simulatedAndRealText : texts.lab.simulatedText}
        {reason !== null && ` ${texts.lab.simulatedWhy(reason)}`}
      </MessageBarBody>
      {unread !== undefined && (
        <MessageBarActions>
          <Button size="small" onClick={() => void tellMain('reconnect', { host: unread.id })}>
            {texts.commands.retry}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
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
