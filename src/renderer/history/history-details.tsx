import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { HistoryItem } from '../../shared/history/history-item';
import type { Texts } from '../../shared/locale/en';
import { parseSessionKey } from '../../shared/session/identity';
import { useTexts } from '../locale/use-texts';
import { closeDetails, useDetails, useHistoryList } from './history-store';
import { HistoryStory } from './history-story';
import { byText, outcomeOf, outcomeSentence, placeText, utcText, whatText, wholeTimeText } from './item-text';
import { OutcomeMark } from './outcome-mark';

const useStyles = makeStyles({
  pane: {
    width: '300px',
    flexShrink: 0,
    boxSizing: 'border-box',
    overflow: 'hidden auto',
    padding: '12px 14px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    // Scrolls for itself beside the list, and adds nothing to how high the tab has to be.
    contain: 'size',
    // Below the list the tab scrolls as a whole.
    '@media (max-width: 760px)': {
      contain: 'none',
      width: 'auto',
      borderLeft: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  top: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  title: {
    flex: '1 1 auto',
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  facts: {
    margin: '0 0 12px',
    display: 'grid',
    gridTemplateColumns: '88px 1fr',
    gap: '5px 8px',
    fontSize: tokens.fontSizeBase200,
    userSelect: 'text',
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  back: { marginBottom: '12px' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** What stands beside the list: everything of the selected entry, or the whole story of a session. */
export function HistoryDetails() {
  const styles = useStyles();
  const texts = useTexts();
  const { details } = texts.history;
  const { entry, story } = useDetails();
  const title = useRef<HTMLHeadingElement>(null);
  // What was clicked has gone when one takes the place of the other.
  const shown = story ?? 'entry';
  const before = useRef('entry');
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (before.current !== shown && lost) title.current?.focus();
    before.current = shown;
  }, [shown]);
  if (entry === null && story === null) return null;
  const close = () => {
    closeDetails();
    document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
  };
  return (
    <aside
      data-area=""
      aria-label={details.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      className={styles.pane}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <div className={styles.top}>
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {story === null ? entry && whatText(texts, entry) : details.storyOf(parseSessionKey(story)?.user ?? '')}
        </h2>
        <Tooltip relationship="label" content={details.close}>
          <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={close} />
        </Tooltip>
      </div>
      {story !== null && entry !== null && (
        <Button
          size="small"
          className={styles.back}
          icon={<ArrowLeftRegular />}
          onClick={() => useDetails.setState({ story: null })}
        >
          {details.back}
        </Button>
      )}
      {story !== null && <HistoryStory session={story} />}
      {story === null && entry !== null && <Entry entry={entry} />}
    </aside>
  );
}

function Entry({ entry: opened }: { readonly entry: HistoryItem }) {
  const styles = useStyles();
  const texts = useTexts();
  const id = useId();
  // With its outcome, once the list has it.
  const listed = useHistoryList(({ rows }) => rows.find(({ item }) => item.place === opened.place)?.item);
  const entry = listed ?? opened;
  return (
    <section {...(entry.kind === 'power' ? { 'aria-label': texts.history.details.label } : { 'aria-labelledby': id })}>
      <dl className={styles.facts}>
        {factsOf(texts, entry).map(([term, value, more]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>
              {value}
              {more !== undefined && <span className={styles.quiet}>{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {entry.kind !== 'power' && (
        <Button id={id} size="small" onClick={() => useDetails.setState({ story: entry.session })}>
          {texts.history.details.story}
        </Button>
      )}
    </section>
  );
}

type Fact = readonly [term: string, value: ReactNode, more?: string | undefined];

/** Everything that is kept of an entry. */
function factsOf(texts: Texts, entry: HistoryItem): Fact[] {
  const { columns, details, simulated } = texts.history;
  const { place, at } = entry;
  const computer: Fact = [columns.computer, entry.subject.computer, entry.simulated ? simulated : undefined];
  const who: Fact[] =
    entry.kind === 'power'
      ? [computer, [texts.power.sessionsOnIt, entry.sessions.toLocaleString(texts.tag)]]
      : whoFacts(texts, entry, computer);
  const when: Fact = [columns.time, wholeTimeText(texts, at), utcText(texts, at)];
  const number: Fact = [details.number, place.toLocaleString(texts.tag)];
  if (entry.kind === 'event') return [when, [columns.by, details.notByConsole], ...who, number];
  const outcome = outcomeOf(entry);
  const facts: Fact[] = [
    when,
    [columns.by, details.byAccount(byText(texts, entry), entry.from)],
    ...who,
    [columns.reason, entry.reason ?? details.noReason],
  ];
  if (entry.kind === 'action' && entry.action === 'end' && !entry.force) {
    facts.push([details.warned, entry.warn === null ? details.notWarned : details.warnedBefore(entry.warn / 1000)]);
  }
  if (entry.kind === 'action' && entry.action === 'message')
    facts.push([details.text, entry.text ?? details.textNotKept]);
  facts.push([
    columns.outcome,
    outcome !== null && <OutcomeMark key="outcome" outcome={outcome} />,
    outcomeSentence(texts, entry),
  ]);
  if (entry.settledAt !== null) {
    facts.push([details.settled, wholeTimeText(texts, entry.settledAt), utcText(texts, entry.settledAt)]);
  }
  return [...facts, number];
}

function whoFacts(texts: Texts, entry: Exclude<HistoryItem, { kind: 'power' }>, computer: Fact): Fact[] {
  const { columns, details } = texts.history;
  const { subject, session } = entry;
  return [
    [columns.user, subject.fullName ?? subject.user, subject.fullName === null ? undefined : subject.user],
    [columns.station, placeText(texts, entry)],
    computer,
    [details.session, details.sessionId(parseSessionKey(session)?.id ?? '')],
  ];
}
