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
import type { Action } from '../../shared/session/actions';
import { useTexts } from '../locale/use-texts';
import { useFirstFocus } from '../shell/use-first-focus';

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } });

interface OwnDialogProps {
  readonly action: Action;
  /** How many others are selected too. */
  readonly others: number;
  readonly onAll: () => void;
  readonly onOthers: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done to the session in which the administrator sits; others can be done without it. */
export function OwnDialog({ action, others, onAll, onOthers, onClose }: OwnDialogProps) {
  const texts = useTexts();
  const styles = useStyles();
  const cancel = useFirstFocus();
  const command = texts.outcomes.title[action];
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.ownDialog.title(command)}</DialogTitle>
          <DialogContent>
            <p>{texts.ownDialog.text[action]}</p>
            {others > 0 && <p>{texts.ownDialog.others(others)}</p>}
          </DialogContent>
          <DialogActions>
            <Button ref={cancel} className={styles.button} onClick={onClose}>
              {texts.commands.cancel}
            </Button>
            {others > 0 && (
              <Button className={styles.button} onClick={onOthers}>
                {texts.ownDialog.onlyOthers(command)}
              </Button>
            )}
            <Button appearance="primary" className={styles.button} onClick={onAll}>
              {others > 0 ? texts.ownDialog.all(command, others + 1) : command}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
