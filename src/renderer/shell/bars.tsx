import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import { settingsTroubleText } from '../../shared/locale/settings-trouble-text';
import { isRealNeverRead, labMix } from '../lab/lab-summary';
import { tellMain, useRejection } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { useConsole } from './console-store';
import { DismissAction } from './dismiss-action';
import { focusTab } from './focus-tab';
import { HistoryTroubleBar } from './history-trouble-bar';

const useStyles = makeStyles({
  bars: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '8px 16px 0',
    ':empty': { padding: 0 },
  },
  /** Names and paths of any length. */
  body: { overflowWrap: 'anywhere' },
  list: { margin: '2px 0 0', paddingLeft: '18px' },
});

interface BarsProps {
  readonly lab: LabCopy | null;
  /** Main could not be asked. */
  readonly outOfTouch: boolean;
}

/** What must be said on every screen. */
export function Bars({ lab, outOfTouch }: BarsProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { text: rejection, notKept } = useRejection();
  return (
    <div className={styles.bars}>
      {lab !== null && <SimulatedBar lab={lab} />}
      <SettingsTroubleBar />
      <HistoryTroubleBar />
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
      {rejection !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody className={styles.body}>
            {notKept ? texts.settings.notKept(rejection) : texts.errors.callRejected(rejection)}
          </MessageBarBody>
          <MessageBarActions>
            <Button
              size="small"
              onClick={() => {
                useRejection.setState({ text: null });
                focusTab();
              }}
            >
              {texts.commands.dismiss}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

/** Says that the lab is simulated, and why where nobody asked for it; one click leaves it. */
function SimulatedBar({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const instead = useConsole((state) => state.console?.simulatedInstead ?? false);
  const mix = labMix(lab);
  if (mix === 'real') return null;
  const unread = instead ? [...lab.hosts.values()].find(isRealNeverRead) : undefined;
  // The computer's own words are on the Computers tab.
  const reason = unread?.connection.state === 'unreachable' ? texts.problems[unread.connection.problem] : null;
  return (
    <MessageBar intent="info" layout="auto">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{texts.lab.simulatedTitle}</MessageBarTitle>
        {mix === 'both' ? texts.lab.simulatedAndRealText : texts.lab.simulatedText}
        {reason !== null && ` ${texts.lab.simulatedWhy(reason)}`}
      </MessageBarBody>
      <MessageBarActions>
        {unread !== undefined && (
          <Button size="small" onClick={() => void tellMain('reconnect', { host: unread.id })}>
            {texts.commands.retry}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            focusTab();
            void tellMain('leaveSimulatedLab', {});
          }}
        >
          {texts.simulated.leave}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** Says what was wrong with the settings file at the start, until dismissed. */
function SettingsTroubleBar() {
  const styles = useStyles();
  const texts = useTexts();
  const trouble = useConsole((state) => state.console?.settingsTrouble ?? null);
  const [dismissed, setDismissed] = useState(false);
  if (trouble === null || dismissed) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{texts.settingsTrouble.title}</MessageBarTitle>
        <ul className={styles.list}>
          {settingsTroubleText(texts, trouble).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </MessageBarBody>
      <DismissAction onDismiss={() => setDismissed(true)} />
    </MessageBar>
  );
}
