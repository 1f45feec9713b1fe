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
import type { ReactNode } from 'react';
import { useTexts } from '../locale/use-texts';
import { useFirstFocus } from './use-first-focus';

const useStyles = makeStyles({
  /** The window shows around it, where that costs nothing. */
  body: { '@media (min-height: 500px)': { maxHeight: 'calc(100vh - 96px)' } },
});

interface WindowDialogProps {
  readonly title: string;
  /** Greatest width in px. */
  readonly width: number;
  /** Nothing in it takes the focus, so it takes it itself to be scrolled by keys. */
  readonly focusable?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog of the window itself, to be read or changed at once, and closed; scrolls where the window is small. */
export function WindowDialog({ title, width, focusable = false, onClose, children }: WindowDialogProps) {
  const styles = useStyles();
  const { settings } = useTexts();
  const close = useFirstFocus();
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface style={{ maxWidth: `${width}px`, width: 'calc(100vw - 32px)' }}>
        <DialogBody className={styles.body}>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent tabIndex={focusable ? 0 : undefined}>{children}</DialogContent>
          <DialogActions>
            <Button ref={close} onClick={onClose}>
              {settings.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
