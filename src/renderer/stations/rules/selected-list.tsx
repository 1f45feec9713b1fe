import { makeStyles, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { shownState } from '../../../shared/lab/shown-state';
import { type LabCopy, stationKey } from '../../../shared/lab/snapshot';
import { stationText } from '../../../shared/locale/station-text';
import { durationText } from '../../../shared/locale/times';
import type { Session } from '../../../shared/session/session';
import { requestsOn } from '../../lab/requests-index';
import { useTexts } from '../../locale/use-texts';
import { idleText } from '../row-texts';
import { SessionState } from '../session-state';

/** Sessions that are named; of more there is only the number. */
const mostNamed = 200;

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowY: 'auto',
    maxHeight: 'min(200px, 26vh)',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 2fr) minmax(60px, 1.1fr) minmax(44px, 0.6fr) minmax(100px, 1.1fr) 84px',
    alignItems: 'center',
    gap: '8px',
    minHeight: '32px',
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    '@media (max-width: 760px)': { gap: '6px', fontSize: tokens.fontSizeBase200 },
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

interface SelectedListProps {
  readonly lab: LabCopy;
  readonly sessions: readonly Session[];
  /** Console's clock. */
  readonly now: number;
}

/** Who fits a rule, with what makes them fit. */
export const SelectedList = memo(function SelectedList({ lab, sessions, now }: SelectedListProps) {
  const styles = useStyles();
  const { rules, outcomes } = useTexts();
  const more = sessions.length - mostNamed;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, and the keyboard must scroll it
    <ul aria-label={rules.list} tabIndex={0} className={styles.list}>
      {sessions.slice(0, mostNamed).map((session) => (
        <Item key={session.key} lab={lab} session={session} now={now} />
      ))}
      {more > 0 && <li className={styles.item}>{outcomes.more(more)}</li>}
    </ul>
  );
});

interface ItemProps {
  readonly lab: LabCopy;
  readonly session: Session;
  readonly now: number;
}

function Item({ lab, session, now }: ItemProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { host: hostId, user } = session.identity;
  const host = lab.hosts.get(hostId);
  if (host === undefined) return null;
  const station =
    session.station === null ? undefined : lab.stations.get(stationKey({ host: hostId, id: session.station }));
  const who = session.fullName === null ? user : texts.withDetail(session.fullName, user);
  const place = station === undefined ? texts.grid.noStation : stationText(texts, station);
  const time =
    session.station === null
      ? texts.rules.away(durationText(texts, now + host.clockOffset - session.stateSince))
      : texts.askDialog.idle(idleText(texts, session, host, now));
  return (
    <li className={styles.item}>
      <span className={styles.cut} title={who}>
        {who}
      </span>
      <span className={styles.cut} title={place}>
        {place}
      </span>
      <span className={styles.cut} title={host.name}>
        {host.name}
      </span>
      <SessionState session={session.key} state={shownState(session, requestsOn(lab, session.key), host)} />
      <span className={styles.cut}>{time}</span>
    </li>
  );
}
