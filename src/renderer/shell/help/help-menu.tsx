import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { useTexts } from '../../locale/use-texts';

/** Over what is below the header. */
const useStyles = makeStyles({ menu: { zIndex: 10 } });

/** The dialogs of the help menu. */
export type HelpDialog = 'keys' | 'report' | 'about';

/** The help button with its menu. */
export function HelpMenu({ onOpen }: { readonly onOpen: (dialog: HelpDialog) => void }) {
  const styles = useStyles();
  const { help, commands } = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  return (
    // Inline: everything on the screen is inside one of its landmarks.
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip relationship="label" content={help.menu}>
          <Button {...restoreFocus} appearance="subtle" icon={<QuestionCircleRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover className={styles.menu}>
        <MenuList>
          <MenuItem secondaryContent="F1" onClick={() => onOpen('keys')}>
            {help.keys}
          </MenuItem>
          <MenuItem onClick={() => onOpen('report')}>{commands.opensDialog(help.report)}</MenuItem>
          <MenuItem onClick={() => onOpen('about')}>{help.about}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
