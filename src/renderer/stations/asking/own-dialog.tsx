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
import { useTexts } from '../../locale/use-texts';
import { useFirstFocus } from '../../shell/use-first-focus';

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } });

interface OwnDialogProps {
  readonly action: 'suspend' | 'lock';
  /** It is the own session of the simulated lab. */
  readonly simulated: boolean;
  /** How many others are meant too. */
  readonly others: number;
  readonly onAll: () => void;
  readonly onOthers: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done to the session in which the administrator sits; others can be done without it. */
export function OwnDialog({ action, simulated, others, onAll, onOthers, onClose }: OwnDialogProps) {
  const { commands, ownDialog, simulated: words } = useTexts();
  const styles = useStyles();
  const cancel = useFirstFocus();
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{ownDialog.title[action]}</DialogTitle>
          <DialogContent>
            <p>{simulated ? words.inARealLab(ownDialog.text[action]) : ownDialog.text[action]}</p>
            {others > 0 && <p>{ownDialog.others(others)}</p>}
          </DialogContent>
          <DialogActions>
            <Button ref={cancel} className={styles.button} onClick={onClose}>
              {commands.cancel}
            </Button>
            {others > 0 && (
              <Button className={styles.button} onClick={onOthers}>
                {ownDialog.onlyOthers[action]}
              </Button>
            )}
            <Button appearance="primary" className={styles.button} onClick={onAll}>
              {others > 0 ? ownDialog.all[action](others + 1) : ownDialog.one[action]}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
