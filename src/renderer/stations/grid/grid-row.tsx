import {
  Avatar,
  Badge,
  Checkbox,
  makeStyles,
  mergeClasses,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { type KeyboardEvent, type MouseEvent, memo, useId } from 'react';
import { timeText } from '../../../shared/locale/times';
import { useTexts } from '../../locale/use-texts';
import { listCell, listRow, listRowSelected } from '../../shell/list-styles';
import { MoreButton } from '../../shell/more-button';
import type { MenuPoint } from '../../shell/point-menu';
import {
  clientText,
  idleText,
  initialsOf,
  lastSeenText,
  personName,
  rowName,
  sinceText,
  stationHint,
} from '../row-texts';
import type { Row } from '../rows';
import { SessionState } from '../session-state';
import { StateLabel } from '../state-label';
import { NameField } from './name-field';

/** Height of a row in px. */
export const rowHeight = 41;

const useStyles = makeStyles({
  row: { ...listRow, minWidth: 'var(--least-width)', height: `${rowHeight}px` },
  selected: listRowSelected,
  stale: { color: tokens.colorNeutralForeground3 },
  cell: listCell,
  check: { padding: 0, overflow: 'visible', display: 'flex', justifyContent: 'center' },
  user: { display: 'flex', alignItems: 'center', gap: '8px' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  named: { overflow: 'visible' },
  /** A narrow column shows the name first, then the badge. */
  ownText: { minWidth: 'min(100%, 6ch)' },
  badge: { flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  state: { display: 'flex', flexDirection: 'column', justifyContent: 'center' },
  note: {
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    color: tokens.colorNeutralForeground3,
  },
});

interface GridRowProps {
  readonly row: Row;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly top: number;
  readonly selected: boolean;
  /** The row that Tab reaches. */
  readonly active: boolean;
  /** Its station's name is being changed. */
  readonly renamed: boolean;
  readonly now: number;
  readonly onElement: (key: string, element: HTMLDivElement | null) => void;
  readonly onClick: (row: Row, event: MouseEvent) => void;
  readonly onToggle: (row: Row) => void;
  readonly onKeyDown: (row: Row, event: KeyboardEvent) => void;
  readonly onMenu: (row: Row, point: MenuPoint) => void;
}

/** One row of the grid. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, selected, active, renamed, now, onElement, onClick, onToggle, onKeyDown, onMenu } = props;
  const styles = useStyles();
  const texts = useTexts();
  const { session, station, host } = row;
  const name = rowName(texts, row);
  const stateId = useId();
  const restoreFocus = useRestoreFocusTarget();
  const since = session === null ? undefined : sinceText(texts, session, host, now);
  const stale = host.connection.state !== 'connected';
  return (
    <div
      {...restoreFocus}
      ref={(element) => onElement(row.key, element)}
      role="row"
      aria-label={name}
      aria-describedby={row.state === 'counting' ? stateId : undefined}
      aria-rowindex={index + 2}
      aria-selected={session === null ? undefined : selected}
      tabIndex={active ? 0 : -1}
      className={mergeClasses(styles.row, selected && styles.selected, stale && styles.stale)}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => onClick(row, event)}
      onKeyDown={(event) => onKeyDown(row, event)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(row, { x: event.clientX, y: event.clientY });
      }}
    >
      <div role="gridcell" aria-colindex={1} className={mergeClasses(styles.cell, styles.check)}>
        {session !== null && (
          <Checkbox
            checked={selected}
            aria-label={texts.grid.selectRow(name)}
            tabIndex={-1}
            onClick={(event) => event.stopPropagation()}
            onChange={() => onToggle(row)}
          />
        )}
      </div>
      <div
        role="gridcell"
        aria-colindex={2}
        className={mergeClasses(styles.cell, station === null && styles.quiet, renamed && styles.named)}
        title={renamed ? undefined : stationHint(texts, row)}
      >
        {renamed && station !== null ? (
          <NameField station={station} />
        ) : (
          (row.stationName ?? texts.grid.noStationInColumn)
        )}
      </div>
      <div role="gridcell" aria-colindex={3} className={styles.cell} title={host.name}>
        {host.name}
      </div>
      <div role="gridcell" aria-colindex={4} className={mergeClasses(styles.cell, styles.user)}>
        {session !== null && (
          <>
            <Avatar
              aria-hidden
              name={personName(session)}
              initials={initialsOf(session)}
              size={24}
              color="colorful"
              idForColor={session.identity.user}
            />
            <span className={mergeClasses(styles.text, session.own && styles.ownText)} title={session.identity.user}>
              {session.identity.user}
            </span>
            {session.own && (
              <Badge appearance="outline" color="informative" size="small" className={styles.badge}>
                {texts.grid.own}
              </Badge>
            )}
          </>
        )}
      </div>
      <div role="gridcell" aria-colindex={5} className={styles.cell} title={session?.fullName ?? undefined}>
        {session?.fullName}
      </div>
      <div role="gridcell" aria-colindex={6} className={mergeClasses(styles.cell, styles.state)}>
        <StateAndNotes row={row} now={now} id={stateId} />
      </div>
      <div role="gridcell" aria-colindex={7} className={styles.cell} title={since}>
        {since}
      </div>
      <div role="gridcell" aria-colindex={8} className={styles.cell}>
        {session !== null && idleText(texts, session, host, now)}
      </div>
      <div role="gridcell" aria-colindex={9} className={styles.cell} title={clientText(texts, row)}>
        {clientText(texts, row)}
      </div>
      <div role="gridcell" aria-colindex={10} className={mergeClasses(styles.cell, styles.check)}>
        <MoreButton name={name} onMenu={(point) => onMenu(row, point)} />
      </div>
    </div>
  );
});

interface StateAndNotesProps extends Pick<GridRowProps, 'row' | 'now'> {
  /** For what tells of a countdown. */
  readonly id: string;
}

/** The state, and below it what makes it less certain. */
function StateAndNotes({ row: { session, state, host }, now, id }: StateAndNotesProps) {
  const styles = useStyles();
  const texts = useTexts();
  const stale = host.connection.state !== 'connected';
  return (
    <>
      {session === null ? <StateLabel state={state} /> : <SessionState session={session.key} state={state} id={id} />}
      {stale && <span className={styles.note}>{lastSeenText(texts, host, now)}</span>}
      {!stale && session !== null && session.reportedEndedAt !== null && (
        <span className={styles.note}>{texts.grid.reportedEnded(timeText(texts, session.reportedEndedAt, now))}</span>
      )}
    </>
  );
}
