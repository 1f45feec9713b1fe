import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { longestReason } from '../../../shared/ipc/contract';
import { warnChoices } from '../../../shared/requests/countdown';
import type { Preferences } from '../../../shared/settings/preferences';
import { useTexts } from '../../locale/use-texts';
import { withoutControls } from './message-texts';

/** How long (s) users are warned before the end; 0: not at all. */
export type WarnSeconds = Preferences['warnSeconds'];

const useStyles = makeStyles({
  /** Side by side where there is room. */
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: '10px 24px',
    alignItems: 'start',
  },
});

interface HowFieldsProps {
  /** null: this is nothing of which anybody is warned. */
  readonly warnSeconds: WarnSeconds | null;
  readonly onWarnSeconds: (seconds: WarnSeconds) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** How it is to be done: with which warning, and the reason. */
export function HowFields({ warnSeconds, onWarnSeconds, reason, onReason }: HowFieldsProps) {
  const styles = useStyles();
  const { warning, reasonField } = useTexts();
  const tooMany = charactersTooMany(reason);
  return (
    <div className={styles.fields}>
      {warnSeconds !== null && (
        <Field label={warning.label}>
          <Select
            value={warnSeconds}
            onChange={(_event, { value }) => {
              const chosen = warnChoices.find((seconds) => String(seconds) === value);
              if (chosen !== undefined) onWarnSeconds(chosen);
            }}
          >
            {warnChoices.map((seconds) => (
              <option key={seconds} value={seconds}>
                {warning.choice(seconds)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={reasonField.label}
        hint={warnSeconds !== null && warnSeconds > 0 ? reasonField.warned : null}
        validationMessage={tooMany > 0 ? reasonField.tooLong(tooMany) : null}
        validationState={tooMany > 0 ? 'error' : 'none'}
      >
        <Input value={reason} onChange={(_event, { value }) => onReason(withoutControls(value))} />
      </Field>
    </div>
  );
}

/** By how many characters (UTF-16 units, as the contract counts) a reason is too long; 0: it is not. */
export function charactersTooMany(reason: string): number {
  return Math.max(0, reason.trim().length - longestReason);
}

/** A reason as it is kept; null: nothing was said. */
export function reasonOf(reason: string): string | null {
  return reason.trim() === '' ? null : reason.trim();
}
