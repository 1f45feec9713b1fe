import { Menu, MenuPopover, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Over the titles of the grid, beside which it stands. */
const useStyles = makeStyles({ menu: { zIndex: 10, maxWidth: '420px' } });

/** A place on the screen, in px of the window. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

interface PointMenuProps {
  readonly point: MenuPoint;
  readonly onClose: () => void;
  /** The list of its entries. */
  readonly children: ReactNode;
}

/** A menu that is open where the pointer is. */
export function PointMenu({ point: { x, y }, onClose, children }: PointMenuProps) {
  const styles = useStyles();
  const target = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  return (
    <Menu
      open
      // Among the landmarks of the page, not behind them.
      inline
      positioning={{ target, position: 'below', align: 'start', strategy: 'fixed' }}
      onOpenChange={(_event, { open }) => !open && onClose()}
    >
      <MenuPopover className={styles.menu}>{children}</MenuPopover>
    </Menu>
  );
}
