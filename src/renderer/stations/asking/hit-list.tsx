import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useMemo } from 'react';
import { type LabCopy, stationKey } from '../../../shared/lab/snapshot';
import type { Hit } from '../../../shared/lab/who-is-hit';
import { stationText } from '../../../shared/locale/station-text';
import type { SessionKey } from '../../../shared/session/identity';
import type { Session } from '../../../shared/session/session';
import { countdownOn } from '../../lab/countdowns';
import { useTexts } from '../../locale/use-texts';
import { idleText, personName } from '../row-texts';
import type { RowState } from '../rows';
import { SessionState } from '../session-state';
import type { AskedGroup, Still } from './asked';

const itemHeight = 40;

const useStyles = makeStyles({
  list: {
    position: 'relative',
    overflowY: 'auto',
    maxHeight: 'min(320px, 34vh)',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  all: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    position: 'absolute',
    left: 0,
    right: 0,
    height: `${itemHeight}px`,
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns:
      'minmax(128px, 1.5fr) minmax(60px, 1.3fr) minmax(60px, 1.3fr) minmax(44px, 0.7fr) minmax(128px, 1.3fr) 112px',
    alignItems: 'center',
    gap: '8px',
    paddingRight: '8px',
    '@media (max-width: 760px)': { gap: '6px', fontSize: tokens.fontSizeBase200 },
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  heading: {
    gridTemplateColumns: '1fr',
    padding: '0 12px',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  gone: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  person: { minWidth: 0, maxWidth: '100%' },
  name: { minWidth: 0, fontSize: 'inherit' },
  unticked: { paddingLeft: '12px' },
});

type Item =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'hit'; readonly hit: Hit; readonly ticked: boolean };

interface HitListProps {
  readonly lab: LabCopy;
  /** What those who are ticked have in common. */
  readonly label: string;
  readonly groups: readonly AskedGroup[];
  /** Those whose tick differs from that of their group. */
  readonly flipped: ReadonlySet<SessionKey>;
  readonly still: (key: SessionKey) => Still;
  /** null: nobody can be left out, and there are no ticks. */
  readonly onFlip: ((key: SessionKey) => void) | null;
  /** The list itself, which can be scrolled. */
  readonly listRef: RefObject<HTMLElement | null>;
}

/** Everybody who is hit, by group, each with a tick where one can be left out. */
export const HitList = memo(function HitList(props: HitListProps) {
  const { lab, label, groups, flipped, still, onFlip, listRef } = props;
  const styles = useStyles();
  const texts = useTexts();
  const items = useMemo(
    () =>
      groups.flatMap(({ kind, ticked, hits }): Item[] => [
        { kind: 'heading', text: texts.askDialog.groupTitle(texts.askDialog.groups[kind], here(hits, still)) },
        ...hits.map((hit): Item => ({ kind: 'hit', hit, ticked: ticked !== flipped.has(hit.session.key) })),
      ]),
    [texts, groups, flipped, still],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => itemHeight,
    overscan: 6,
    initialRect: { width: 600, height: 320 },
    useFlushSync: false,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls with the keyboard must get to where nobody can be ticked
    <section ref={listRef} aria-label={label} tabIndex={0} className={styles.list}>
      <ul className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={mergeClasses(styles.item, item.kind === 'heading' && styles.heading)}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.kind === 'heading' ? (
                item.text
              ) : (
                <HitItem
                  lab={lab}
                  hit={item.hit}
                  ticked={item.ticked}
                  still={still(item.hit.session.key)}
                  onFlip={onFlip}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
});

/** How many of a group are still there. */
function here(hits: readonly Hit[], still: (key: SessionKey) => Still): number {
  return hits.filter(({ session }) => still(session.key) === 'here').length;
}

function stateOf(lab: LabCopy, session: Session): RowState {
  if (countdownOn(lab, session.key) !== undefined) return 'counting';
  return session.leaving ? 'leaving' : session.state;
}

interface HitItemProps {
  readonly lab: LabCopy;
  readonly hit: Hit;
  readonly ticked: boolean;
  /** What has become of it since the dialog was opened. */
  readonly still: Still;
  readonly onFlip: HitListProps['onFlip'];
}

function HitItem({ lab, hit, ticked, still, onFlip }: HitItemProps) {
  const styles = useStyles();
  const texts = useTexts();
  const session = lab.sessions.get(hit.session.key) ?? hit.session;
  const host = lab.hosts.get(hit.host.id) ?? hit.host;
  const station =
    session.station === null ? undefined : lab.stations.get(stationKey({ host: host.id, id: session.station }));
  const stationName = station === undefined ? texts.grid.noStation : stationText(texts, station);
  const person = personName(session);
  const { user } = session.identity;
  const gone = still !== 'here';
  return (
    <>
      {onFlip === null ? (
        <span className={mergeClasses(styles.unticked, styles.cut, gone && styles.gone)} title={person}>
          {person}
        </span>
      ) : (
        <Checkbox
          className={styles.person}
          checked={ticked && !gone}
          disabled={gone}
          label={{
            children: person,
            title: person,
            className: mergeClasses(styles.name, styles.cut, gone && styles.gone),
          }}
          aria-label={texts.askDialog.tick(person, user, stationName, host.name)}
          onChange={() => onFlip(session.key)}
        />
      )}
      <span className={styles.cut} title={user}>
        {person === user ? '' : user}
      </span>
      <span className={styles.cut} title={stationName}>
        {stationName}
      </span>
      <span className={styles.cut} title={host.name}>
        {host.name}
      </span>
      {still === 'ended' ? (
        <span>{texts.askDialog.ended}</span>
      ) : (
        <SessionState session={session.key} state={stateOf(lab, session)} />
      )}
      <span className={styles.cut}>{texts.askDialog.idle(idleText(texts, session, host, Date.now()))}</span>
    </>
  );
}
