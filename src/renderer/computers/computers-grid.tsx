import { makeStyles, tokens } from '@fluentui/react-components';
import { type CSSProperties, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Host } from '../../shared/lab/host';
import { useNow } from '../lab/use-now';
import { useTexts } from '../locale/use-texts';
import { announce } from '../shell/announcer';
import { listCell, listHeader } from '../shell/list-styles';
import type { MenuPoint } from '../stations/grid/row-menu';
import { ComputerMenu } from './computer-menu';
import { computerTasks } from './computer-tasks';
import { ComputerRow, computerColumns, menuColumn } from './computers-grid-row';
import { selectComputer, useComputersView } from './computers-view';
import type { ComputerTaskId } from './why-tasks-off';

/** Rows that Page Up and Page Down go over: rows differ in height. */
const page = 10;

const template = computerColumns.map(([, least, share]) => `minmax(${least}px, ${share}fr)`);
const leastWidth = computerColumns.reduce((sum, [, least]) => sum + least, menuColumn + 3);

const useStyles = makeStyles({
  grid: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: '200px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: { ...listHeader, zIndex: 1, height: '36px', fontSize: tokens.fontSizeBase200 },
  title: listCell,
});

interface ComputersGridProps {
  /** In the order in which they are shown. */
  readonly hosts: readonly Host[];
  /** Sessions of each, by its id. */
  readonly sessions: ReadonlyMap<string, number>;
}

/** The list of computers: one of them is selected, by a click or by the arrow keys; one roving focus. */
export function ComputersGrid({ hosts, sessions }: ComputersGridProps) {
  const styles = useStyles();
  const texts = useTexts();
  const now = useNow(10_000);
  const selected = useComputersView((view) => view.selected);
  const [menu, setMenu] = useState<{ readonly host: string; readonly point: MenuPoint } | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const elements = useRef(new Map<string, HTMLDivElement>());
  const current = useRef(hosts);
  current.current = hosts;
  const focusInside = useRef(false);
  const lastIndex = useRef(0);
  const found = hosts.findIndex(({ id }) => id === selected);
  const activeIndex = found >= 0 ? found : Math.min(lastIndex.current, hosts.length - 1);
  useEffect(() => {
    lastIndex.current = activeIndex;
    // The row with the focus has gone: the one in its place has it now.
    const lost = focusInside.current && document.activeElement === document.body;
    if (lost) elements.current.get(hosts[activeIndex]?.id ?? '')?.focus();
  });

  const onElement = useCallback((id: string, element: HTMLDivElement | null) => {
    if (element === null) elements.current.delete(id);
    else elements.current.set(id, element);
  }, []);
  const run = useCallback(
    (host: Host, which: ComputerTaskId) => {
      selectComputer(host.id);
      const task = computerTasks(texts, host).find(({ id }) => id === which);
      if (task?.whyOff === null) task.run();
      else if (task !== undefined) announce(task.whyOff ?? '');
    },
    [texts],
  );
  const onEdit = useCallback((host: Host) => run(host, 'edit'), [run]);
  const onMenu = useCallback((host: Host, point: MenuPoint) => {
    selectComputer(host.id);
    // The focus comes back here, also from a dialog that the menu opens.
    elements.current.get(host.id)?.focus();
    setMenu({ host: host.id, point });
  }, []);
  const onKeyDown = useCallback(
    (host: Host, event: KeyboardEvent) => {
      // What is typed on a button in the row is for the button.
      if (event.target !== event.currentTarget) return;
      const list = current.current;
      const target = targetOf(event.key, list.indexOf(host), list.length);
      if (target !== undefined) {
        const next = list[Math.max(0, Math.min(list.length - 1, target))];
        if (next !== undefined) {
          selectComputer(next.id);
          elements.current.get(next.id)?.focus();
        }
      } else if (event.key === ' ') selectComputer(host.id);
      else if (event.key === 'Enter' || event.key === 'F2') run(host, 'edit');
      else if (event.key === 'Delete') run(host, 'remove');
      else return;
      event.preventDefault();
    },
    [run],
  );

  const sizes = {
    '--columns': `${template.join(' ')} ${menuColumn}px`,
    '--least-width': `${leastWidth}px`,
  } as CSSProperties;
  const menuHost = menu === null ? undefined : hosts.find(({ id }) => id === menu.host);
  return (
    <>
      <div
        ref={grid}
        data-area=""
        role="grid"
        aria-label={texts.computers.label}
        aria-rowcount={hosts.length + 1}
        aria-colcount={computerColumns.length + 1}
        className={styles.grid}
        style={sizes}
        onFocus={() => {
          focusInside.current = true;
        }}
        onBlur={({ relatedTarget }) => {
          // On its way to another element it is not lost.
          if (relatedTarget !== null) focusInside.current = false;
        }}
      >
        <div role="rowgroup" className={styles.header}>
          <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
            {computerColumns.map(([column], index) => (
              <div key={column} role="columnheader" aria-colindex={index + 1} className={styles.title}>
                {texts.computers.columns[column]}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {hosts.map((host, index) => (
            <ComputerRow
              key={host.id}
              host={host}
              sessions={sessions.get(host.id) ?? 0}
              index={index}
              selected={host.id === selected}
              active={index === activeIndex}
              now={now}
              onElement={onElement}
              onSelect={selectComputer}
              onEdit={onEdit}
              onKeyDown={onKeyDown}
              onMenu={onMenu}
            />
          ))}
        </div>
      </div>
      {menu !== null && menuHost !== undefined && (
        <ComputerMenu host={menuHost} point={menu.point} onClose={() => setMenu(null)} />
      )}
    </>
  );
}

/** The place that a key goes to from another; undefined: it goes nowhere. It may lie outside of the list. */
function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return index - 1;
    case 'ArrowDown':
      return index + 1;
    case 'PageUp':
      return index - page;
    case 'PageDown':
      return index + page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
