import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger, makeStyles } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { hostTroubles } from '../../shared/ipc/simulated-user';
import type { Host } from '../../shared/lab/host';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';

/** Over the rows below. */
const useStyles = makeStyles({ menu: { zIndex: 10 }, button: { whiteSpace: 'nowrap' } });

/** What can be done to a simulated computer, to see how the console tells of it. */
export function TroubleMenu({ host }: { readonly host: Host }) {
  const styles = useStyles();
  const { trouble } = useTexts().simulated;
  const cutOff = host.connection.state === 'unreachable';
  return (
    // Inline: everything on the screen is inside one of its landmarks.
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          size="small"
          className={styles.button}
          icon={<BeakerRegular />}
          aria-label={trouble.menuOf(host.name)}
        >
          {trouble.menu}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.menu}>
        <MenuList>
          {hostTroubles
            .filter((kind) => kind === 'restart' || (kind === 'restore') === cutOff)
            .map((kind) => (
              <MenuItem key={kind} onClick={() => void tellMain('troubleHost', { host: host.id, trouble: kind })}>
                {trouble.troubles[kind]}
              </MenuItem>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
