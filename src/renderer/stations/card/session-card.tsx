import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Host } from '../../../shared/lab/host';
import { seenAt } from '../../../shared/lab/session-times';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { stationKey } from '../../../shared/lab/snapshot';
import type { Texts } from '../../../shared/locale/en';
import { resumesText } from '../../../shared/locale/settled-text';
import { stationText } from '../../../shared/locale/station-text';
import { durationText, timeText } from '../../../shared/locale/times';
import type { Session } from '../../../shared/session/session';
import { showStory } from '../../history/history-store';
import { useNow } from '../../lab/use-now';
import { useTexts } from '../../locale/use-texts';
import { hostTimeText, idleText, lastSeenText, personName } from '../row-texts';
import type { RowState } from '../rows';
import { SessionState } from '../session-state';
import { StoryList } from './story-list';

const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '10px',
    backgroundColor: tokens.colorNeutralBackground2,
    // Beside the grid the commands below it stay in sight: a long story scrolls in here.
    '@media (min-width: 760.02px)': { flex: '0 1 auto', minHeight: '120px', overflowY: 'auto' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  facts: {
    margin: '8px 0 0',
    display: 'grid',
    gridTemplateColumns: '86px 1fr',
    gap: '3px 8px',
    fontSize: tokens.fontSizeBase200,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  whole: { marginTop: '6px', minHeight: '24px', fontSize: tokens.fontSizeBase200, textAlign: 'start' },
});

interface SessionCardProps {
  readonly lab: LabCopy;
  readonly session: Session;
  readonly host: Host;
  readonly state: RowState;
}

/** What is known of the one selected session. */
export function SessionCard({ lab, session, host, state }: SessionCardProps) {
  const styles = useStyles();
  const texts = useTexts();
  const now = useNow(10_000);
  const station =
    session.station === null ? null : lab.stations.get(stationKey({ host: host.id, id: session.station }));
  const facts: Fact[] = [
    [texts.columns.user, session.identity.user],
    [
      texts.columns.station,
      station === null || station === undefined ? texts.grid.noStation : stationText(texts, station),
    ],
    [texts.columns.computer, host.name],
    [texts.columns.state, <SessionState key="state" session={session.key} state={state} whole />],
  ];
  facts.push(...stateFacts(texts, session, host, now), ...placeFacts(texts, lab, session, state));
  if (session.administrator) facts.push([texts.card.administrator, texts.card.yes]);
  if (session.reportedEndedAt !== null) {
    facts.push(['', texts.grid.reportedEnded(timeText(texts, session.reportedEndedAt, now))]);
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section tabIndex={0} aria-label={texts.card.label} className={styles.card}>
      <h3 className={styles.name}>{personName(session)}</h3>
      <dl className={styles.facts}>
        {facts.map(([term, value], index) => (
          <div key={term === '' ? index : term} style={{ display: 'contents' }}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <StoryList key={session.key} lab={lab} session={session} now={now} />
      <Link as="button" className={styles.whole} onClick={() => showStory(session.key)}>
        {texts.story.whole}
      </Link>
    </section>
  );
}

type Fact = [string, React.ReactNode];

/** Since when it is as it is. */
function stateFacts(texts: Texts, session: Session, host: Host, now: number): Fact[] {
  const facts: Fact[] = [];
  if (host.connection.state !== 'connected') facts.push(['', lastSeenText(texts, host, now)]);
  if (session.since !== null) facts.push([texts.card.loggedOn, timeAndDuration(texts, session.since, host, now)]);
  facts.push([texts.card.inThisState, stateSinceText(texts, session, host, now)]);
  facts.push([texts.columns.idle, idleText(texts, session, host, now)]);
  return facts;
}

/** Where its user is, and how one comes back to it. */
function placeFacts(texts: Texts, lab: LabCopy, session: Session, state: RowState): Fact[] {
  const facts: Fact[] = [];
  if (!session.connectionKnown) facts.push([texts.card.connection, texts.grid.connectionNotKnown]);
  else if (session.client !== null) facts.push([texts.columns.client, session.client]);
  // Whoever is about to suspend it wants to know, too.
  if (!session.leaving && state !== 'ending') facts.push([texts.card.resumes, resumesText(texts, lab, session)]);
  if (session.unguarded) {
    facts.push([texts.card.guard, session.station === null ? texts.card.unguarded : texts.card.mayBeUnguarded]);
  }
  return facts;
}

/** A time of the host's clock, and how long ago it was. */
function timeAndDuration(texts: Texts, time: number, host: Host, now: number): string {
  const duration = durationText(texts, seenAt(host, now) + host.clockOffset - time);
  return texts.times.timeAndDuration(hostTimeText(texts, time, host, now), duration);
}

function stateSinceText(texts: Texts, { stateSince, stateSinceExact }: Session, host: Host, now: number): string {
  if (stateSinceExact) return timeAndDuration(texts, stateSince, host, now);
  return texts.card.atLeastSince(hostTimeText(texts, stateSince, host, now));
}
