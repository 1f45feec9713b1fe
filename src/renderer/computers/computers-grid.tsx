import { makeStyles } from '@fluentui/react-components';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Host } from '../../shared/lab/host';
import { useNow } from '../lab/use-now';
import { useTexts } from '../locale/use-texts';
import { announce } from '../shell/announcer';
import { ListGrid } from '../shell/list-grid';
import { placeByKey } from '../shell/list-keys';
import type { MenuPoint } from '../shell/point-menu';
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
  grid: { minHeight: '200px' },
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
      const target = placeByKey(event.key, list.indexOf(host), list.length, page);
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

  const menuHost = menu === null ? undefined : hosts.find(({ id }) => id === menu.host);
  return (
    <>
      <ListGrid
        label={texts.computers.label}
        titles={computerColumns.map(([column]) => texts.computers.columns[column])}
        columnCount={computerColumns.length + 1}
        rowCount={hosts.length + 1}
        columns={`${template.join(' ')} ${menuColumn}px`}
        leastWidth={leastWidth}
        className={styles.grid}
        focusInside={focusInside}
      >
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
      </ListGrid>
      {menu !== null && menuHost !== undefined && (
        <ComputerMenu host={menuHost} point={menu.point} onClose={() => setMenu(null)} />
      )}
    </>
  );
}
