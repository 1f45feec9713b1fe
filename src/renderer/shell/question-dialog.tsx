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
import { useFirstFocus } from './use-first-focus';

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } });

/** One thing that can be done. */
export interface QuestionAnswer {
  readonly text: string;
  run(): void;
}

interface QuestionDialogProps {
  readonly title: string;
  /** The way back, on which the focus starts; Escape does the same. */
  readonly back: QuestionAnswer;
  /** What can be done instead; the last one is what was asked for. */
  readonly answers: readonly QuestionAnswer[];
  readonly children: ReactNode;
}

/** A short question before something is done. */
export function QuestionDialog({ title, back, answers, children }: QuestionDialogProps) {
  const styles = useStyles();
  const first = useFirstFocus();
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && back.run()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button ref={first} className={styles.button} onClick={back.run}>
              {back.text}
            </Button>
            {answers.map(({ text, run }, place) => (
              <Button
                key={text}
                appearance={place === answers.length - 1 ? 'primary' : 'secondary'}
                className={styles.button}
                onClick={run}
              >
                {text}
              </Button>
            ))}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
