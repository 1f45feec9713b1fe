import {
  Checkbox,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { emptyRule, saysSomething, selectByRule } from '../../../shared/lab/select-by-rule';
import type { LabCopy } from '../../../shared/lab/snapshot';
import type { SessionKey } from '../../../shared/session/identity';
import { usualPreferences } from '../../../shared/settings/preferences';
import type { SavedRule } from '../../../shared/settings/select-rule';
import { labMix } from '../../lab/lab-summary';
import { useNow } from '../../lab/use-now';
import { useTexts } from '../../locale/use-texts';
import { announce } from '../../shell/announcer';
import { useConsole } from '../../shell/console-store';
import { useFirstFocus } from '../../shell/use-first-focus';
import { AskButtons } from '../asking/ask-buttons';
import { keysOf } from '../commands';
import { noFilter, useFilter } from '../filter/filter';
import { useSelection } from '../grid/selection';
import { emptyFields, fieldsOf, filledIn } from './rule-fields';
import { RuleForm } from './rule-form';
import { SaveRule } from './save-rule';
import { keepRules } from './saved-rules';
import { SavedRulesBar } from './saved-rules-bar';
import { SelectedList } from './selected-list';

/** Durations grow while the dialog is open: how often (ms) it looks at the clock. */
const look = 5000;

const useStyles = makeStyles({
  surface: { maxWidth: '760px', width: 'calc(100vw - 32px)' },
  // What does not fit is scrolled to; nothing in it gives way.
  content: { display: 'flex', flexDirection: 'column', gap: '10px', minHeight: 0, '& > *': { flexShrink: 0 } },
  text: { margin: 0 },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  count: { margin: '4px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface RuleDialogProps {
  readonly lab: LabCopy;
  /** The sessions that the search and filters show. */
  readonly shown: ReadonlySet<SessionKey>;
  readonly onClose: () => void;
}

/** Selects the sessions that fit a rule; what is done with them, the person decides. Rules are saved under names. */
export function RuleDialog({ lab, shown, onClose }: RuleDialogProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { rules } = texts;
  const first = useFirstFocus();
  const now = useNow(look);
  const saved = useConsole((state) => state.console?.preferences ?? usualPreferences).savedRules;
  const [picked, setPicked] = useState<string | null>(null);
  const [fields, setFields] = useState(emptyFields);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [wantsAll, setWantsAll] = useState(true);
  const mix = labMix(lab);
  const [wantsSimulated, setWantsSimulated] = useState(false);
  const simulated = mix === 'both' ? wantsSimulated : mix === 'simulated';

  const { rule, problems } = useMemo(() => filledIn(fields), [fields]);
  const { sessions, unreachable, unknownUsers } = useMemo(
    () => selectByRule(lab, rule ?? emptyRule, simulated, now),
    [lab, rule, simulated, now],
  );
  const seen = sessions.filter(({ key }) => shown.has(key));
  const hidden = sessions.length - seen.length;
  const chosen = wantsAll ? sessions : seen;
  const whyOff = whyNobody();

  function whyNobody(): string | null {
    if (rule === null) return rules.wrong;
    if (!saysSomething(rule)) return rules.nothingSaid;
    if (sessions.length === 0) return rules.nobody;
    return chosen.length === 0 ? rules.allHidden : null;
  }
  const pick = (one: SavedRule | null) => {
    setPicked(one?.name ?? null);
    setName(one?.name ?? '');
    setFields(one === null ? emptyFields : fieldsOf(one.rule));
  };
  const change = async (how: (saved: readonly SavedRule[]) => readonly SavedRule[]) => {
    setProblem(await keepRules(texts, how));
  };
  const select = () => {
    if (whyOff !== null) return;
    onClose();
    if (chosen.length > seen.length) useFilter.setState({ search: '', state: 'all', place: noFilter.place });
    useSelection.setState({ selected: new Set(keysOf(chosen)) });
    announce(texts.tasks.selected(chosen.length));
  };

  return (
    <Dialog open onOpenChange={(_event, { open, type }) => !open && type !== 'backdropClick' && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{rules.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.text}>{rules.intro}</p>
            <SavedRulesBar saved={saved} picked={picked} onPick={pick} onChange={(how) => void change(how)} />
            {mix === 'both' && (
              <Field label={rules.computers}>
                <Select
                  value={simulated ? 'simulated' : 'real'}
                  onChange={(_event, { value }) => setWantsSimulated(value === 'simulated')}
                >
                  <option value="real">{rules.real}</option>
                  <option value="simulated">{rules.simulated}</option>
                </Select>
              </Field>
            )}
            <RuleForm
              fields={fields}
              problems={problems}
              rooms={roomsOf(lab, simulated)}
              unknownUsers={rule === null ? [] : unknownUsers}
              onChange={setFields}
              firstRef={first}
            />
            <SaveRule
              saved={saved}
              name={name}
              rule={rule}
              onName={setName}
              onSave={(one) => {
                setPicked(one.name);
                setName(one.name);
              }}
              onChange={change}
            />
            {problem !== null && (
              <MessageBar role="alert" intent="error" layout="multiline">
                <MessageBarBody>{problem}</MessageBarBody>
              </MessageBar>
            )}
            <p role="status" className={styles.count}>
              {rules.selects(sessions.length)}
            </p>
            {sessions.length > 0 && <SelectedList lab={lab} sessions={sessions} now={now} />}
            {hidden > 0 && (
              <Checkbox
                label={rules.showHidden(hidden)}
                checked={wantsAll}
                onChange={(_event, { checked }) => setWantsAll(checked === true)}
              />
            )}
            {unreachable.length > 0 && rule !== null && saysSomething(rule) && (
              <p className={styles.note}>
                {texts.askDialog.unreachable(unreachable.map((host) => host.name).join(texts.outcomes.join))}
              </p>
            )}
            <p className={styles.note}>{rules.never}</p>
          </DialogContent>
          <AskButtons
            confirm={rules.confirm(chosen.length)}
            dangerous={false}
            whyOff={whyOff}
            saysWhy
            onCancel={onClose}
            onConfirm={select}
          />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function roomsOf(lab: LabCopy, simulated: boolean): string[] {
  const hosts = [...lab.hosts.values()].filter(({ kind }) => (kind === 'simulated') === simulated);
  return [...new Set(hosts.flatMap(({ room }) => room ?? []))].sort();
}
