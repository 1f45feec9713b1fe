import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import { useId } from 'react';
import { saysSomething } from '../../../shared/lab/select-by-rule';
import { longestRuleName, mostSavedRules, type SavedRule, type SelectRule } from '../../../shared/settings/select-rule';
import { useTexts } from '../../locale/use-texts';
import { nameProblem, withRule } from './saved-rules';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'start', gap: '8px' },
  field: { flex: '1 1 0', minWidth: 0 },
  // Beside the field's box, below its label.
  button: { marginTop: '26px', whiteSpace: 'nowrap' },
});

interface SaveRuleProps {
  readonly saved: readonly SavedRule[];
  readonly name: string;
  /** Null: what is filled in is no rule. */
  readonly rule: SelectRule | null;
  readonly onName: (name: string) => void;
  readonly onSave: (rule: SavedRule) => void;
  readonly onChange: (change: (saved: readonly SavedRule[]) => readonly SavedRule[]) => Promise<void>;
}

/** Saves the rule that is filled in under a name. */
export function SaveRule({ saved, name, rule, onName, onSave, onChange }: SaveRuleProps) {
  const styles = useStyles();
  const { rules } = useTexts();
  const noteId = useId();
  const trimmed = name.trim();
  const problem = rule === null || !saysSomething(rule) ? 'no-rule' : nameProblem(saved, trimmed, rule);
  const replaces = problem === null && saved.some((one) => one.name === trimmed);
  const whyOff = problem && rules.notSaved[problem](problem === 'too-many' ? mostSavedRules : longestRuleName);
  const save = () => {
    if (problem !== null || rule === null) return;
    const one = { name: trimmed, rule };
    onSave(one);
    void onChange((all) => withRule(all, one));
  };
  return (
    <div className={styles.row}>
      <Field
        className={styles.field}
        label={rules.name}
        hint={{ id: noteId, children: trimmed === '' ? null : replaces ? rules.replaces : whyOff }}
      >
        <Input
          value={name}
          onChange={(_event, { value }) => onName(value)}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Enter' && !nativeEvent.isComposing) save();
          }}
        />
      </Field>
      <Button
        className={styles.button}
        icon={<SaveRegular />}
        disabledFocusable={problem !== null}
        aria-describedby={trimmed === '' ? undefined : noteId}
        onClick={save}
      >
        {rules.save}
      </Button>
    </div>
  );
}
