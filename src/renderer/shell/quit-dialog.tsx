import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { on } from '../bridge';
import { countdownsOf } from '../lab/countdowns';
import { useLab } from '../lab/lab-store';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { useFirstFocus } from './use-first-focus';

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } });

/** Asks before the program ends while countdowns are running: quitting calls them off. */
export function QuitDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => on('quitAsked', () => setOpen(true)), []);
  return open ? <AskBeforeQuitting onClose={() => setOpen(false)} /> : null;
}

function AskBeforeQuitting({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { quitDialog } = useTexts();
  const running = useLab(({ copy }) => (copy === null ? 0 : countdownsOf(copy.requests).length));
  const keepOpen = useFirstFocus();
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{quitDialog.title}</DialogTitle>
          <DialogContent>{running > 0 ? quitDialog.text(running) : quitDialog.over}</DialogContent>
          <DialogActions>
            <Button ref={keepOpen} className={styles.button} onClick={onClose}>
              {quitDialog.keepOpen}
            </Button>
            <Button appearance="primary" className={styles.button} onClick={() => void tellMain('quit', {})}>
              {running > 0 ? quitDialog.callOffAndQuit : quitDialog.quit}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
