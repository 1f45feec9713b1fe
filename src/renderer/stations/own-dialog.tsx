import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { Action } from '../../shared/session/actions';
import { useTexts } from '../locale/use-texts';
import { useFirstFocus } from '../shell/use-first-focus';

interface OwnDialogProps {
  readonly action: Action;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done to the session in which the administrator sits. */
export function OwnDialog({ action, onConfirm, onClose }: OwnDialogProps) {
  const texts = useTexts();
  const cancel = useFirstFocus();
  const command = texts.outcomes.title[action];
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.ownDialog.title(command)}</DialogTitle>
          <DialogContent>{texts.ownDialog.text[action]}</DialogContent>
          <DialogActions>
            <Button ref={cancel} onClick={onClose}>
              {texts.commands.cancel}
            </Button>
            <Button appearance="primary" onClick={onConfirm}>
              {command}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
