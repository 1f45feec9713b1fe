import { Menu, MenuItem, MenuList, MenuPopover, makeStyles } from '@fluentui/react-components';
import type { Host } from '../../shared/lab/host';
import { useTexts } from '../locale/use-texts';
import type { MenuPoint } from '../stations/grid/row-menu';
import { computerTasks } from './computer-tasks';

/** Over the titles of the grid, beside which it stands. */
const useStyles = makeStyles({ menu: { zIndex: 10, maxWidth: '420px' } });

interface ComputerMenuProps {
  readonly host: Host;
  readonly point: MenuPoint;
  readonly onClose: () => void;
}

/** The menu of a row, where the pointer is: what the toolbar has for the computer that is selected. */
export function ComputerMenu({ host, point: { x, y }, onClose }: ComputerMenuProps) {
  const styles = useStyles();
  const texts = useTexts();
  const target = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  return (
    <Menu
      open
      // Among the landmarks of the page, not behind them.
      inline
      positioning={{ target, position: 'below', align: 'start', strategy: 'fixed' }}
      onOpenChange={(_event, { open }) => !open && onClose()}
    >
      <MenuPopover className={styles.menu}>
        <MenuList aria-label={texts.commands.moreFor(host.name)}>
          {computerTasks(texts, host).map(({ id, text, icon, whyOff, run }) => (
            <MenuItem
              key={id}
              icon={icon}
              disabled={whyOff !== null}
              subText={whyOff}
              onClick={() => {
                onClose();
                run();
              }}
            >
              {text}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
