import {
  Button,
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowExportRegular } from '@fluentui/react-icons/svg/arrow-export';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import type { ReactElement } from 'react';
import { exportFormats } from '../../shared/history/history-state';
import type { Host } from '../../shared/lab/host';
import { useTexts } from '../locale/use-texts';
import { computerTasks } from './computer-tasks';
import { openComputerDialog } from './computers-view';
import { exportComputers, importComputers, useComputersWork } from './computers-work';

const useStyles = makeStyles({
  bar: { flexShrink: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  button: { minWidth: 0, whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular },
  file: { display: 'flex', gap: '6px', marginLeft: 'auto' },
  /** Over the rows below. */
  menu: { zIndex: 10 },
});

interface ComputersToolbarProps {
  /** The computer that is selected. */
  readonly host: Host | undefined;
  /** The list in the settings is not used in this run. */
  readonly given: boolean;
}

/** What can be done with the list of computers, and with the one that is selected. */
export function ComputersToolbar({ host, given }: ComputersToolbarProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { commands, off } = texts.computers;
  const importing = useComputersWork((work) => work.import?.state === 'running');
  const whyFixed = given ? off.given : null;
  return (
    <div role="toolbar" aria-label={commands.label} data-area="" className={styles.bar}>
      <ToolButton
        text={texts.commands.opensDialog(commands.add)}
        icon={<AddRegular />}
        primary
        whyOff={whyFixed}
        onClick={() => openComputerDialog({ kind: 'add' })}
      />
      {computerTasks(texts, host).map(({ id, text, icon, whyOff, run }) => (
        <ToolButton key={id} text={text} icon={icon} whyOff={whyOff} onClick={run} />
      ))}
      <div className={styles.file}>
        <ToolButton
          text={texts.commands.opensDialog(commands.import)}
          icon={<ArrowImportRegular />}
          whyOff={whyFixed}
          busy={importing}
          onClick={() => void importComputers()}
        />
        <ExportMenu />
      </div>
    </div>
  );
}

interface ToolButtonProps {
  readonly text: string;
  readonly icon: ReactElement;
  readonly primary?: boolean;
  /** null: it is on. Where it is off, it can still be reached, and says why. */
  readonly whyOff: string | null;
  readonly busy?: boolean;
  readonly onClick: () => void;
}

function ToolButton({ text, icon, primary = false, whyOff, busy = false, onClick }: ToolButtonProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const button = (
    <Button
      {...restoreFocus}
      appearance={primary ? 'primary' : 'secondary'}
      className={styles.button}
      icon={icon}
      disabledFocusable={whyOff !== null || busy}
      onClick={onClick}
    >
      {text}
    </Button>
  );
  if (whyOff === null) return button;
  return (
    <Tooltip relationship="description" content={whyOff}>
      {button}
    </Tooltip>
  );
}

function ExportMenu() {
  const styles = useStyles();
  const { commands } = useTexts().computers;
  const running = useComputersWork((work) => work.export?.state === 'running');
  return (
    // Inline: everything on the screen is inside one of its landmarks.
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton className={styles.button} icon={<ArrowExportRegular />} disabledFocusable={running}>
          {commands.export}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.menu}>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{commands.exported}</MenuGroupHeader>
            {exportFormats.map((format) => (
              <MenuItem key={format} onClick={() => void exportComputers(format)}>
                {commands.formats[format]}
              </MenuItem>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
