import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { memo } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { countdownsOf } from '../lab/countdowns';
import { labMix } from '../lab/lab-summary';
import { useTexts } from '../locale/use-texts';
import { changeCountdowns } from '../stations/commands';
import { focusTab } from './focus-tab';

const useStyles = makeStyles({
  line: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '18px',
    padding: '4px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  withIcon: { display: 'flex', alignItems: 'center', gap: '4px' },
  warning: { color: tokens.colorStatusWarningForeground3 },
  icon: { flexShrink: 0, fontSize: '14px' },
  counting: { color: tokens.colorStatusWarningForeground2 },
  /** Little higher than the line, and still easy to hit. */
  button: { minHeight: '24px', padding: '0 8px', whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase200 },
  end: { marginLeft: 'auto' },
});

interface StatusLineProps {
  /** Null: main has not answered yet. */
  readonly lab: LabCopy | null;
  /** The version of a runtime that is fit for tests only; null: the program has the one that it is made for. */
  readonly testRuntime: string | null;
}

/** The line at the bottom: how much is seen, what is still going on, and on what the program runs where that matters. */
export const StatusLine = memo(function StatusLine({ lab, testRuntime }: StatusLineProps) {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <footer className={styles.line}>
      {lab !== null && <LabStatus lab={lab} />}
      {testRuntime !== null && (
        <span className={mergeClasses(styles.withIcon, styles.warning, styles.end)}>
          <WarningRegular aria-hidden className={styles.icon} />
          {texts.lab.testRuntime(testRuntime)}
        </span>
      )}
    </footer>
  );
});

function LabStatus({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const hosts = [...lab.hosts.values()];
  const reachable = hosts.filter(({ connection }) => connection.state === 'connected').length;
  const mix = labMix(lab);
  const countdowns = countdownsOf(lab.requests);
  let open = -countdowns.length;
  for (const { outcome } of lab.requests.values()) if (outcome === null) open++;
  return (
    <>
      {/* Also where the bar that says so is scrolled away. */}
      {mix !== 'real' && (
        <span className={styles.withIcon}>
          <BeakerRegular aria-hidden className={styles.icon} />
          {mix === 'both' ? texts.status.simulatedAndReal : texts.status.simulated}
        </span>
      )}
      <span>{reachableText(texts, reachable, hosts.length)}</span>
      <span>{texts.status.sessions(lab.sessions.size)}</span>
      {open > 0 && <span>{texts.status.open(open)}</span>}
      {countdowns.length > 0 && (
        <span className={mergeClasses(styles.withIcon, styles.counting)}>
          <TimerRegular aria-hidden className={styles.icon} />
          {texts.countdown.running(countdowns.length)}
          <Button
            size="small"
            className={styles.button}
            onClick={() => {
              // The button goes when the last countdown does.
              focusTab();
              changeCountdowns(countdowns, 'call-off');
            }}
          >
            {texts.countdown.callOffAll}
          </Button>
        </span>
      )}
    </>
  );
}

function reachableText({ status, lab }: Texts, reachable: number, of: number): string {
  if (of === 0) return lab.noComputersTitle;
  return reachable === of ? status.allReachable(of) : status.reachable(reachable, of);
}
