import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { historyDaysBounds } from '../../shared/settings/preferences';
import { useTexts } from '../locale/use-texts';
import { daysOf } from './days';

const useStyles = makeStyles({ input: { width: '96px' } });

interface DaysFieldProps {
  readonly label: string;
  readonly days: number;
  readonly onKeep: (days: number) => void;
}

/** A number of days: kept with Enter, and when the focus leaves; one that can't be kept stays, with why. */
export function DaysField({ label, days, onKeep }: DaysFieldProps) {
  const styles = useStyles();
  const { settings } = useTexts();
  /** What is typed; null: nothing but what is kept. */
  const [typed, setTyped] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const keep = () => {
    if (typed === null) return;
    const chosen = daysOf(typed);
    setBad(chosen === null);
    if (chosen === null) return;
    setTyped(null);
    if (chosen !== days) onKeep(chosen);
  };
  return (
    <Field
      label={label}
      hint={settings.daysHint}
      validationMessage={bad ? settings.badDays(...historyDaysBounds) : null}
    >
      <Input
        className={styles.input}
        inputMode="numeric"
        maxLength={8}
        value={typed ?? String(days)}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={keep}
        onKeyDown={({ key }) => key === 'Enter' && keep()}
      />
    </Field>
  );
}
