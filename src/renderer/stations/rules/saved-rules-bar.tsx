import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Select,
} from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { type Ref, useRef, useState } from 'react';
import type { SavedRule } from '../../../shared/settings/select-rule';
import { useTexts } from '../../locale/use-texts';
import { withRule } from './saved-rules';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'end', gap: '8px' },
  field: { flex: '1 1 0', minWidth: 0 },
  button: { whiteSpace: 'nowrap' },
});

interface SavedRulesBarProps {
  readonly saved: readonly SavedRule[];
  /** Name of the one that was picked last; null: none. */
  readonly picked: string | null;
  readonly onPick: (rule: SavedRule | null) => void;
  readonly onChange: (change: (saved: readonly SavedRule[]) => readonly SavedRule[]) => void;
}

/** Where a saved rule is picked, deleted, and put back. */
export function SavedRulesBar({ saved, picked, onPick, onChange }: SavedRulesBarProps) {
  const styles = useStyles();
  const { rules } = useTexts();
  const [deleted, setDeleted] = useState<{ readonly rule: SavedRule; readonly place: number } | null>(null);
  const select = useRef<HTMLSelectElement>(null);
  const place = saved.findIndex(({ name }) => name === picked);
  const current = saved[place];
  return (
    <>
      {(saved.length > 0 || deleted !== null) && (
        <div className={styles.row}>
          <Field className={styles.field} label={rules.saved}>
            <Select
              ref={select as Ref<never>}
              value={place < 0 ? '' : String(place)}
              onChange={(_event, { value }) => onPick(value === '' ? null : (saved[Number(value)] ?? null))}
            >
              <option value="">{rules.newRule}</option>
              {saved.map(({ name }, index) => (
                <option key={name} value={index}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Button
            className={styles.button}
            icon={<DeleteRegular />}
            disabledFocusable={current === undefined}
            onClick={() => {
              if (current === undefined) return;
              setDeleted({ rule: current, place });
              onPick(null);
              onChange((all) => all.filter(({ name }) => name !== current.name));
            }}
          >
            {rules.remove}
          </Button>
        </div>
      )}
      {deleted !== null && !saved.some(({ name }) => name === deleted.rule.name) && (
        <MessageBar role="status" intent="info" layout="auto">
          <MessageBarBody>{rules.removed(deleted.rule.name)}</MessageBarBody>
          <MessageBarActions>
            <Button
              onClick={() => {
                // This button goes.
                select.current?.focus();
                onPick(deleted.rule);
                onChange((all) => withRule(all, deleted.rule, deleted.place));
              }}
            >
              {rules.putBack}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}
