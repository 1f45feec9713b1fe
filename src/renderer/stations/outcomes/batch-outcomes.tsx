import {
  Button,
  makeStyles,
  mergeClasses,
  ProgressBar,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { type ReactElement, useId, useRef, useState } from 'react';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { timeText } from '../../../shared/locale/times';
import type { CountdownChange } from '../../../shared/requests/countdown';
import type { Session } from '../../../shared/session/session';
import { useCountdown } from '../../lab/countdown-clock';
import type { Countdown } from '../../lab/countdowns';
import { useTexts } from '../../locale/use-texts';
import type { Asking } from '../asking/asking';
import { changeCountdowns } from '../commands';
import { endsOf } from '../countdown-text';
import { type Batch, isSettled } from './batches';
import { CopyButton } from './copy-button';
import { batchCopy, batchText, batchTitle } from './outcome-text';
import { RequestOutcome } from './request-outcome';
import { retryable } from './retry';

/** Requests of a batch that are listed at first, and added with each *Show more*; the counts cover all of them. */
const listedAtOnce = 100;
/** A longer list is closed while nothing in it needs a look. */
const longestOpenList = 3;

const useStyles = makeStyles({
  batch: {
    padding: '6px 12px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', minHeight: '28px' },
  icon: { fontSize: '16px', flexShrink: 0, lineHeight: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  time: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  summary: { flex: '1 1 auto', margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', marginLeft: 'auto' },
  button: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular },
  list: { margin: '2px 0 0', padding: 0, listStyleType: 'none', fontSize: tokens.fontSizeBase200 },
});

interface BatchOutcomesProps {
  readonly lab: LabCopy;
  readonly batch: Batch;
  readonly asking: Asking;
  readonly onDismiss: () => void;
}

/** One batch: its counts, and each session with how it went; closed while it is long and nothing needs a look. */
export function BatchOutcomes({ lab, batch, asking, onDismiss }: BatchOutcomesProps) {
  const styles = useStyles();
  const texts = useTexts();
  const listId = useId();
  const article = useRef<HTMLElement>(null);
  const restoreFocus = useRestoreFocusTarget();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [most, setMost] = useState(listedAtOnce);
  const { requests, settled, acceptedAt, countdowns } = batch;
  const allSettled = isSettled(batch);
  const long = requests.length > longestOpenList;
  const listed = wanted ?? (batch.trouble > 0 || !long);
  const again = allSettled ? requests.flatMap((request) => retryable(lab, request) ?? []) : [];
  const title = batchTitle(texts, batch);

  const retry = (sessions: readonly Session[]) => {
    // The button goes when its command was given.
    article.current?.focus();
    retryBatch(asking, batch, sessions);
  };
  const change = (which: readonly Countdown[], what: CountdownChange) => {
    // The button goes with the countdown.
    if (what !== 'more-time') article.current?.focus();
    changeCountdowns(which, what);
  };
  const more = Math.min(listedAtOnce, requests.length - most);
  return (
    <article ref={article} tabIndex={-1} aria-label={title} className={styles.batch}>
      <div className={styles.top}>
        <BatchIcon batch={batch} />
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.time}>{timeText(texts, acceptedAt, Date.now())}</span>
        <Summary batch={batch} />
        <div className={styles.buttons}>
          {countdowns.length > 0 &&
            changes.map(({ what, text, icon }) => (
              <Button
                key={what}
                appearance="subtle"
                size="small"
                className={styles.button}
                icon={icon}
                onClick={() => change(countdowns, what)}
              >
                {texts.countdown[text]}
              </Button>
            ))}
          {again.length > 1 && (
            <Button
              {...restoreFocus}
              appearance="subtle"
              size="small"
              className={styles.button}
              icon={<ArrowClockwiseRegular />}
              onClick={() => retry(again)}
            >
              {texts.outcomes.retryAll(again.length)}
            </Button>
          )}
          {long && (
            <Button
              appearance="subtle"
              size="small"
              className={styles.button}
              icon={listed ? <ChevronDownRegular /> : <ChevronRightRegular />}
              aria-expanded={listed}
              aria-controls={listed ? listId : undefined}
              onClick={() => setWanted(!listed)}
            >
              {listed ? texts.outcomes.hideDetails : texts.outcomes.showDetails}
            </Button>
          )}
          <CopyButton textOf={() => batchCopy(texts, lab, batch)} />
          {allSettled && (
            <Button
              appearance="subtle"
              size="small"
              className={styles.button}
              icon={<DismissRegular />}
              onClick={onDismiss}
            >
              {texts.commands.dismiss}
            </Button>
          )}
        </div>
      </div>
      {!allSettled && <ProgressBar aria-label={title} value={settled} max={requests.length} />}
      {listed && (
        <ul id={listId} className={styles.list}>
          {requests.slice(0, most).map((request) => (
            <RequestOutcome
              key={request.id}
              lab={lab}
              request={request}
              asking={asking}
              onRetry={retry}
              onCallOff={(one) => change([one], 'call-off')}
            />
          ))}
          {more > 0 && (
            <li>
              <Button appearance="subtle" size="small" onClick={() => setMost(most + listedAtOnce)}>
                {texts.outcomes.showMore(more)}
              </Button>
            </li>
          )}
        </ul>
      )}
    </article>
  );
}

/** What can be done with the countdowns of a batch. */
const changes: readonly {
  readonly what: CountdownChange;
  readonly text: 'callOff' | 'moreTime' | 'endNow';
  readonly icon: ReactElement;
}[] = [
  { what: 'call-off', text: 'callOff', icon: <ArrowUndoRegular /> },
  { what: 'more-time', text: 'moreTime', icon: <TimerRegular /> },
  { what: 'end-now', text: 'endNow', icon: <ArrowExitRegular /> },
];

/** How a batch went, or how much time is left. */
function Summary({ batch }: { readonly batch: Batch }) {
  const styles = useStyles();
  const texts = useTexts();
  const ends = endsOf(batch.countdowns);
  useCountdown(ends?.[0] ?? null);
  useCountdown(ends?.[1] ?? null);
  return <p className={styles.summary}>{batchText(texts, batch)}</p>;
}

/** Asks for the same again: a dialog for what asks first, the message with its text. */
function retryBatch(asking: Asking, { id, action, force, requests }: Batch, sessions: readonly Session[]): void {
  const keys = sessions.map(({ key }) => key);
  if (action === 'suspend' || action === 'lock') asking.actAtOnce(action, sessions, requests[0]?.reason ?? null);
  else asking.ask({ kind: 'selection', question: force ? 'force' : action, sessions: keys, retryOf: id });
}

/** How a batch went, at a glance; the words beside it say the same. */
function BatchIcon({ batch }: { readonly batch: Batch }) {
  const styles = useStyles();
  if (batch.trouble > 0) return <WarningFilled className={mergeClasses(styles.icon, styles.bad)} aria-hidden />;
  if (!isSettled(batch)) return <TimerRegular className={mergeClasses(styles.icon, styles.quiet)} aria-hidden />;
  return <CheckmarkCircleFilled className={mergeClasses(styles.icon, styles.good)} aria-hidden />;
}
