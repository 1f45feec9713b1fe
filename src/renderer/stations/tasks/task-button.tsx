import { Button, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useId } from 'react';
import { useTexts } from '../../locale/use-texts';
import type { Task } from './tasks';

const useStyles = makeStyles({
  button: { justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular, width: '100%', minHeight: '32px' },
  dangerous: {
    color: tokens.colorStatusDangerForeground3,
    ':hover': { color: tokens.colorStatusDangerForeground2, backgroundColor: tokens.colorStatusDangerBackground1 },
    ':hover:active': {
      color: tokens.colorStatusDangerForeground2,
      backgroundColor: tokens.colorStatusDangerBackground2,
    },
    '& .fui-Button__icon': { color: 'inherit' },
    ':hover .fui-Button__icon': { color: 'inherit' },
    ':hover:active .fui-Button__icon': { color: 'inherit' },
  },
  note: {
    margin: '0 0 4px',
    padding: '0 8px 0 38px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** Id of the hint that stands where the selected session would: why every command for a selection is off. */
export const selectionHintId = 'selection-hint';

/** One task of the pane. Where it is off, it can still be reached with the keyboard, and says why. */
export function TaskButton({ task }: { readonly task: Task }) {
  const { name, icon, enabled, opensDialog, dangerous, note, run } = task;
  const styles = useStyles();
  const texts = useTexts();
  const noteId = useId();
  const restoreFocus = useRestoreFocusTarget();
  return (
    <div>
      <Button
        {...restoreFocus}
        appearance="subtle"
        icon={icon}
        aria-label={name}
        aria-describedby={note !== null ? noteId : enabled ? undefined : selectionHintId}
        disabledFocusable={!enabled}
        className={mergeClasses(styles.button, dangerous && enabled && styles.dangerous)}
        onClick={run}
      >
        {opensDialog ? texts.commands.opensDialog(name) : name}
      </Button>
      {note !== null && (
        <p id={noteId} className={styles.note}>
          {note}
        </p>
      )}
    </div>
  );
}
