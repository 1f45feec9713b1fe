import { Field, Input, makeStyles, Radio, RadioGroup, Select, Textarea, tokens } from '@fluentui/react-components';
import { type Ref, useId } from 'react';
import type { Texts } from '../../../shared/locale/en';
import { mostMinutes, mostUsersInRule } from '../../../shared/settings/select-rule';
import { useTexts } from '../../locale/use-texts';
import type { FieldProblems, RuleFields } from './rule-fields';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    alignItems: 'start',
    gap: '10px 20px',
  },
  times: { display: 'flex', flexDirection: 'column', gap: '10px' },
  minutes: { width: '140px' },
  number: { minWidth: 0 },
  users: { display: 'flex', flexDirection: 'column' },
  radios: { flexWrap: 'wrap', columnGap: '8px', marginLeft: '-8px' },
  hint: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface RuleFormProps {
  readonly fields: RuleFields;
  readonly problems: FieldProblems | null;
  /** The rooms of the computers on the list. */
  readonly rooms: readonly string[];
  /** Users of the rule of whom nothing is known. */
  readonly unknownUsers: readonly string[];
  readonly onChange: (fields: RuleFields) => void;
  readonly firstRef: Ref<never>;
}

/** The parts of a rule, to be filled in. */
export function RuleForm({ fields, problems, rooms, unknownUsers, onChange, firstRef }: RuleFormProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { rules } = texts;
  const hintId = useId();
  const set = (change: Partial<RuleFields>) => onChange({ ...fields, ...change });
  const offered = fields.room === null || rooms.includes(fields.room) ? rooms : [...rooms, fields.room];
  const minutes = (name: 'idleOver' | 'awayOver', ref?: Ref<never>) => (
    <Field
      label={rules[name]}
      validationMessage={problems?.[name] ? rules.badMinutes(mostMinutes) : null}
      validationState={problems?.[name] ? 'error' : 'none'}
    >
      <Input
        ref={ref}
        className={styles.minutes}
        input={{ className: styles.number }}
        inputMode="numeric"
        contentAfter={rules.minutes}
        value={fields[name]}
        onChange={(_event, { value }) => set({ [name]: value })}
      />
    </Field>
  );
  return (
    <div className={styles.fields}>
      <div className={styles.times}>
        {minutes('idleOver', firstRef)}
        {minutes('awayOver')}
        {offered.length > 0 && (
          <Field label={rules.room}>
            <Select
              value={fields.room === null ? '' : String(offered.indexOf(fields.room))}
              onChange={(_event, { value }) => set({ room: value === '' ? null : (offered[Number(value)] ?? null) })}
            >
              <option value="">{rules.anyRoom}</option>
              {offered.map((room, index) => (
                <option key={room} value={index}>
                  {room}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <div className={styles.users}>
        <Field label={rules.users}>
          <RadioGroup
            layout="horizontal"
            className={styles.radios}
            value={fields.everyoneBut ? 'but' : 'these'}
            onChange={(_event, { value }) => set({ everyoneBut: value === 'but' })}
          >
            <Radio value="these" label={rules.onlyThese} />
            <Radio value="but" label={rules.everyoneBut} />
          </RadioGroup>
        </Field>
        <Field
          validationMessage={usersMessage(texts, problems, unknownUsers)}
          validationState={problems?.users ? 'error' : unknownUsers.length > 0 ? 'warning' : 'none'}
        >
          <Textarea
            aria-label={rules.accounts}
            aria-describedby={hintId}
            rows={3}
            resize="vertical"
            value={fields.users}
            onChange={(_event, { value }) => set({ users: value })}
          />
        </Field>
        <p id={hintId} className={styles.hint}>
          {rules.usersHint}
        </p>
      </div>
    </div>
  );
}

/** Names told of users of whom nothing is known. */
const mostUnknown = 5;

function usersMessage({ rules, outcomes }: Texts, problems: FieldProblems | null, unknown: readonly string[]) {
  if (problems?.users === 'too-many') return rules.tooManyUsers(mostUsersInRule);
  if (problems?.users === 'too-long') return rules.userTooLong;
  if (unknown.length === 0) return null;
  const more = unknown.length - mostUnknown;
  const names = unknown.slice(0, mostUnknown);
  return rules.unknownUsers([...names, ...(more > 0 ? [outcomes.more(more)] : [])].join(outcomes.join));
}
