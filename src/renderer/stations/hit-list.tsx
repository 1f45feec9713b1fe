import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { type LabCopy, stationKey } from '../../shared/lab/snapshot';
import type { Hit, HitGroup } from '../../shared/lab/who-is-hit';
import type { SessionKey } from '../../shared/session/identity';
import { useTexts } from '../locale/use-texts';
import { idleText, personName } from './row-texts';
import { StateLabel } from './state-label';
import { stationText } from './station-text';

const itemHeight = 40;

const useStyles = makeStyles({
  list: {
    position: 'relative',
    overflowY: 'auto',
    maxHeight: 'min(320px, 38vh)',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
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
      'minmax(120px, 1.5fr) minmax(80px, 1.2fr) minmax(70px, 1fr) minmax(60px, 0.8fr) minmax(110px, 1.3fr) 72px',
    alignItems: 'center',
    gap: '8px',
    paddingRight: '8px',
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
  name: { minWidth: 0 },
});

/** A group as the dialog shows it; the administrator's own sessions are one of their own. */
export type AskedGroup = Omit<HitGroup, 'kind'> & { readonly kind: HitGroup['kind'] | 'own' };

type Item =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'hit'; readonly hit: Hit; readonly ticked: boolean };

interface HitListProps {
  readonly lab: LabCopy;
  readonly groups: readonly AskedGroup[];
  /** Those whose tick differs from that of their group. */
  readonly flipped: ReadonlySet<SessionKey>;
  readonly listed: (key: SessionKey) => boolean;
  readonly onFlip: (key: SessionKey) => void;
}

/** Everybody who is hit, by group, each with a tick. */
export function HitList({ lab, groups, flipped, listed, onFlip }: HitListProps) {
  const styles = useStyles();
  const texts = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const items: Item[] = groups.flatMap(({ kind, ticked, hits }) => [
    { kind: 'heading' as const, text: texts.endDialog.groupTitle(texts.endDialog.groups[kind], hits.length) },
    ...hits.map((hit) => ({ kind: 'hit' as const, hit, ticked: ticked !== flipped.has(hit.session.key) })),
  ]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => itemHeight,
    overscan: 6,
    initialRect: { width: 600, height: 320 },
    useFlushSync: false,
  });
  return (
    <div ref={scroller} className={styles.list}>
      <ul aria-label={texts.endDialog.list} className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
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
                  gone={!listed(item.hit.session.key)}
                  onFlip={onFlip}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface HitItemProps {
  readonly lab: LabCopy;
  readonly hit: Hit;
  readonly ticked: boolean;
  /** It has ended since the dialog was opened. */
  readonly gone: boolean;
  readonly onFlip: (key: SessionKey) => void;
}

function HitItem({ lab, hit, ticked, gone, onFlip }: HitItemProps) {
  const styles = useStyles();
  const texts = useTexts();
  const session = lab.sessions.get(hit.session.key) ?? hit.session;
  const host = lab.hosts.get(hit.host.id) ?? hit.host;
  const station =
    session.station === null ? undefined : lab.stations.get(stationKey({ host: host.id, id: session.station }));
  const stationName = station === undefined ? texts.grid.noStation : stationText(texts, station);
  const person = personName(session);
  const { user } = session.identity;
  return (
    <>
      <Checkbox
        className={styles.person}
        checked={ticked && !gone}
        disabled={gone}
        label={{
          children: person,
          title: person,
          className: mergeClasses(styles.name, styles.cut, gone && styles.gone),
        }}
        aria-label={texts.endDialog.tick(person, user, stationName, host.name)}
        onChange={() => onFlip(session.key)}
      />
      <span className={styles.cut} title={user}>
        {person === user ? '' : user}
      </span>
      <span className={styles.cut} title={stationName}>
        {stationName}
      </span>
      <span className={styles.cut} title={host.name}>
        {host.name}
      </span>
      {gone ? <span>{texts.endDialog.ended}</span> : <StateLabel state={session.leaving ? 'leaving' : session.state} />}
      <span title={texts.columns.idle}>{idleText(texts, session, host, Date.now())}</span>
    </>
  );
}
