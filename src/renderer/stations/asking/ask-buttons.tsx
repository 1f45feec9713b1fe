import { Button, DialogActions, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type Ref, useId } from 'react';
import { useTexts } from '../../locale/use-texts';

const useStyles = makeStyles({
  whyOff: { margin: 0, padding: '6px 0', color: tokens.colorNeutralForeground2 },
  button: { whiteSpace: 'nowrap' },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      backgroundColor: tokens.colorStatusDangerBackground3Hover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':hover:active': {
      backgroundColor: tokens.colorStatusDangerBackground3Pressed,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
});

interface AskButtonsProps {
  /** What the button that confirms says. */
  readonly confirm: string;
  readonly dangerous: boolean;
  /** Why it is off; null: it is on. */
  readonly whyOff: string | null;
  /** Whether that is to be said here: else the dialog says it elsewhere. */
  readonly saysWhy: boolean;
  readonly cancelRef?: Ref<never> | undefined;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** The end of a dialog that asks first: one button that does nothing, one that does it, and why that one is off. */
export function AskButtons(props: AskButtonsProps) {
  const { confirm, dangerous, whyOff, cancelRef, onCancel, onConfirm } = props;
  const styles = useStyles();
  const { commands } = useTexts();
  const whyOffId = useId();
  const saysWhy = props.saysWhy && whyOff !== null;
  return (
    <>
      {saysWhy && (
        <DialogActions position="start">
          <p id={whyOffId} className={styles.whyOff}>
            {whyOff}
          </p>
        </DialogActions>
      )}
      <DialogActions>
        <Button ref={cancelRef} className={styles.button} onClick={onCancel}>
          {commands.cancel}
        </Button>
        <Button
          appearance="primary"
          className={mergeClasses(styles.button, dangerous && whyOff === null && styles.danger)}
          disabledFocusable={whyOff !== null}
          aria-describedby={saysWhy ? whyOffId : undefined}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
      </DialogActions>
    </>
  );
}
