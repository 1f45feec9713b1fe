import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type Ref, useId } from 'react';
import type { Texts } from '../../shared/locale/en';
import { longestComputerName } from '../../shared/settings/computer';
import { useTexts } from '../locale/use-texts';
import type { Draft, DraftKind, DraftProblems, FieldProblem } from './computer-draft';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  off: { fontSize: tokens.fontSizeBase200 },
});

interface ComputerFormProps {
  readonly draft: Draft;
  readonly problems: DraftProblems;
  /** The kind is not asked for. */
  readonly kindIsFixed: boolean;
  /** The console can read Windows computers. */
  readonly onWindows: boolean;
  /** Rooms that other computers are in. */
  readonly rooms: readonly string[];
  readonly firstRef: Ref<never>;
  readonly onChange: (changed: Partial<Draft>) => void;
}

/** The fields of a computer; what is wrong stands at its field. */
export function ComputerForm({
  draft,
  problems,
  kindIsFixed,
  onWindows,
  rooms,
  firstRef,
  onChange,
}: ComputerFormProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { dialog: say } = texts.computers;
  const roomsId = useId();
  const windowsOff = useId();
  const named = draft.kind !== 'local';
  const windows = draft.kind === 'windows';
  return (
    <>
      {!kindIsFixed && (
        <Field
          label={{ children: say.kind, className: styles.label }}
          validationMessage={problemText(texts, 'kind', problems.kind)}
        >
          <RadioGroup value={draft.kind} onChange={(_event, { value }) => onChange({ kind: value as DraftKind })}>
            <Radio value="local" label={say.kinds.local} />
            <Radio value="ssh" label={say.kinds.ssh} />
            <Radio
              value="windows"
              disabled={!onWindows}
              aria-describedby={onWindows ? undefined : windowsOff}
              label={
                <>
                  {say.kinds.windows}
                  {!onWindows && (
                    <span id={windowsOff} className={styles.off}>
                      {' '}
                      ({say.windowsOff})
                    </span>
                  )}
                </>
              }
            />
          </RadioGroup>
        </Field>
      )}
      {named && (
        <Field
          label={{ children: say.name, className: styles.label }}
          hint={say.nameHint}
          validationMessage={problemText(texts, 'name', problems.name)}
        >
          <Input ref={firstRef} value={draft.name} onChange={(_event, { value }) => onChange({ name: value })} />
        </Field>
      )}
      {named && (
        <Field
          label={{ children: windows ? say.windowsAddress : say.address, className: styles.label }}
          hint={windows ? say.windowsAddressHint : say.addressHint}
          validationMessage={problemText(texts, windows ? 'windowsAddress' : 'address', problems.address)}
        >
          <Input
            value={draft.address}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(_event, { value }) => onChange({ address: value })}
          />
        </Field>
      )}
      <Field
        label={{ children: say.room, className: styles.label }}
        hint={say.roomHint}
        validationMessage={problemText(texts, 'room', problems.room)}
      >
        <Input
          ref={named ? undefined : firstRef}
          list={roomsId}
          value={draft.room}
          onChange={(_event, { value }) => onChange({ room: value })}
        />
      </Field>
      <datalist id={roomsId}>
        {rooms.map((room) => (
          <option key={room} value={room} />
        ))}
      </datalist>
    </>
  );
}

function problemText(
  { computers: { dialog } }: Texts,
  field: keyof Draft | 'windowsAddress',
  problem: FieldProblem | undefined,
): string | null {
  switch (problem?.problem) {
    case undefined:
      return null;
    case 'empty':
      return dialog.noName;
    case 'too-long':
      return dialog.longName(longestComputerName);
    case 'not-an-address':
      return field === 'windowsAddress' ? dialog.badWindowsAddress : dialog.badAddress;
    case 'already-listed':
      return field === 'kind' ? dialog.listedLocal : dialog.listedAddress(problem.other);
  }
}
