import { Button, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { type KeyboardEvent, memo } from 'react';
import type { Host } from '../../shared/lab/host';
import type { Texts } from '../../shared/locale/en';
import { timeText } from '../../shared/locale/times';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { listCell, listRow, listRowSelected } from '../shell/list-styles';
import { MoreButton } from '../shell/more-button';
import type { MenuPoint } from '../shell/point-menu';
import { ConnectionProblem } from './connection-problem';
import { PowerState } from './power/power-state';
import { TroubleMenu } from './trouble-menu';

/** The columns in order, with the least width (px) and the share of what is left over of each. */
export const computerColumns = [
  ['computer', 110, 3],
  ['kind', 164, 2],
  ['address', 110, 3],
  ['room', 80, 2],
  ['connection', 200, 6],
  ['lastSeen', 76, 1],
  ['sessions', 76, 1],
] as const;

/** Width of the column with the row's menu, in px. */
export const menuColumn = 44;

const useStyles = makeStyles({
  row: { ...listRow, position: 'relative', minWidth: 'var(--least-width)', minHeight: '40px' },
  selected: listRowSelected,
  /** Names and addresses of any length go on in the next line: a row is as high as it needs. */
  cell: { ...listCell, alignSelf: 'start', padding: '9px 6px', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  menu: { alignSelf: 'start', padding: '7px 6px' },
  connection: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px' },
  kind: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '6px' },
  state: { display: 'flex', alignItems: 'center', gap: '6px' },
  icon: { flexShrink: 0, fontSize: '16px' },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ComputerRowProps {
  readonly host: Host;
  /** Sessions there, as far as they are known. */
  readonly sessions: number;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly selected: boolean;
  /** The row that Tab reaches. */
  readonly active: boolean;
  readonly now: number;
  readonly onElement: (id: string, element: HTMLDivElement | null) => void;
  readonly onSelect: (id: string) => void;
  readonly onEdit: (host: Host) => void;
  readonly onKeyDown: (host: Host, event: KeyboardEvent) => void;
  readonly onMenu: (host: Host, point: MenuPoint) => void;
}

/** One computer of the list. */
export const ComputerRow = memo(function ComputerRow(props: ComputerRowProps) {
  const { host, sessions, index, selected, active, now, onElement, onSelect, onEdit, onKeyDown, onMenu } = props;
  const styles = useStyles();
  const texts = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  const { id, name, kind, room, address } = host;
  return (
    <div
      {...restoreFocus}
      ref={(element) => onElement(id, element)}
      role="row"
      aria-label={rowName(texts, host)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      className={mergeClasses(styles.row, selected && styles.selected)}
      onClick={() => onSelect(id)}
      onDoubleClick={({ target }) => {
        if (!(target instanceof Element) || target.closest('button') === null) onEdit(host);
      }}
      onKeyDown={(event) => onKeyDown(host, event)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(host, { x: event.clientX, y: event.clientY });
      }}
    >
      <div role="gridcell" aria-colindex={1} className={styles.cell}>
        {name}
      </div>
      <div role="gridcell" aria-colindex={2} className={mergeClasses(styles.cell, styles.kind)}>
        {kindText(texts, host)}
        {kind === 'simulated' && <TroubleMenu host={host} />}
      </div>
      <div role="gridcell" aria-colindex={3} className={styles.cell}>
        {address}
      </div>
      <div role="gridcell" aria-colindex={4} className={styles.cell}>
        {room}
      </div>
      <div role="gridcell" aria-colindex={5} className={mergeClasses(styles.cell, styles.connection)}>
        {/* That it can't be read was asked for here, and is no trouble. */}
        {host.power?.state !== 'down' && <Connection host={host} />}
        <PowerState host={host} now={now} />
      </div>
      <div role="gridcell" aria-colindex={6} className={styles.cell}>
        {lastSeen(texts, host, now)}
      </div>
      <div role="gridcell" aria-colindex={7} className={styles.cell}>
        {host.lastSeen === null ? texts.grid.unknown : sessions}
      </div>
      <div role="gridcell" aria-colindex={8} className={styles.menu}>
        <MoreButton name={name} onMenu={(point) => onMenu(host, point)} />
      </div>
    </div>
  );
});

function Connection({ host }: { readonly host: Host }) {
  const styles = useStyles();
  const texts = useTexts();
  const { connection, address } = host;
  if (connection.state === 'connecting') return <span className={styles.quiet}>{texts.computers.connecting}</span>;
  if (connection.state === 'connected') {
    return (
      <span className={styles.state}>
        <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.icon, styles.good)} />
        {texts.computers.connected}
      </span>
    );
  }
  return (
    <>
      <span className={mergeClasses(styles.state, styles.bad)}>
        <DismissCircleFilled aria-hidden className={styles.icon} />
        {texts.computers.unreachable}
      </span>
      <ConnectionProblem problem={connection.problem} detail={connection.detail} address={address} />
      <Button size="small" onClick={() => void tellMain('reconnect', { host: host.id })}>
        {texts.commands.retry}
      </Button>
    </>
  );
}

function kindText({ computers: { kind: kinds } }: Texts, { kind, address }: Host): string {
  if (kind === 'simulated') return kinds.simulated;
  if (address === null) return kinds.local;
  return kind === 'wts' ? kinds.windows : kinds.ssh;
}

/** How the row is called by those who don't see it. */
function rowName(texts: Texts, host: Host): string {
  const { name, address, connection } = host;
  const parts = [name, kindText(texts, host), address, texts.computers[connection.state]];
  return parts.filter((part) => part !== null).join(', ');
}

function lastSeen(texts: Texts, { connection, lastSeen }: Host, now: number): string {
  if (connection.state === 'connected') return texts.computers.now;
  return lastSeen === null ? texts.computers.never : timeText(texts, lastSeen, now);
}
