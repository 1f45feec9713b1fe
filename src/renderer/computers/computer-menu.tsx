import { MenuItem, MenuList } from '@fluentui/react-components';
import type { Host } from '../../shared/lab/host';
import { useTexts } from '../locale/use-texts';
import { type MenuPoint, PointMenu } from '../shell/point-menu';
import { computerTasks } from './computer-tasks';

interface ComputerMenuProps {
  readonly host: Host;
  readonly point: MenuPoint;
  readonly onClose: () => void;
}

/** The menu of a row, where the pointer is: what the toolbar has for the computer that is selected. */
export function ComputerMenu({ host, point, onClose }: ComputerMenuProps) {
  const texts = useTexts();
  return (
    <PointMenu point={point} onClose={onClose}>
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
    </PointMenu>
  );
}
