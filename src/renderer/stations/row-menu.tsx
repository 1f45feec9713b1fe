import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { useTexts } from '../locale/use-texts';
import type { Task } from './tasks';

/** A place on the screen, in px of the window. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

interface RowMenuProps {
  readonly point: MenuPoint;
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
}

/** The menu of a row: the tasks for the selection, where the pointer is. */
export function RowMenu({ point, tasks, onClose }: RowMenuProps) {
  const texts = useTexts();
  const { x, y } = point;
  const target = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  return (
    <Menu
      open
      positioning={{ target, position: 'below', align: 'start' }}
      onOpenChange={(_event, { open }) => !open && onClose()}
    >
      <MenuPopover>
        <MenuList aria-label={texts.tasks.label}>
          {tasks.map(({ id, name, icon, enabled, opensDialog, note, run }) => (
            <MenuItem
              key={id}
              icon={icon}
              disabled={!enabled}
              aria-label={name}
              subText={note}
              onClick={() => {
                onClose();
                run();
              }}
            >
              {opensDialog ? texts.commands.opensDialog(name) : name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
