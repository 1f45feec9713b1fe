import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type SyntheticEvent, useMemo, useRef, useState } from 'react';
import { CallError } from '../../shared/ipc/contract';
import type { Host } from '../../shared/lab/host';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import type { Computer } from '../../shared/settings/computer';
import { call, whyOf } from '../bridge';
import { labMix } from '../lab/lab-summary';
import { showRejection } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { useConsole } from '../shell/console-store';
import { useFirstFocus } from '../shell/use-first-focus';
import { checkDraft, type Draft, type DraftProblems, draftOf, emptyDraft, testedComputer } from './computer-draft';
import { ComputerForm } from './computer-form';
import { ComputerTestResult } from './computer-test-result';
import { closeComputerDialog, selectComputer } from './computers-view';
import { testTarget, useComputerTest } from './use-computer-test';

const useStyles = makeStyles({
  surface: { maxWidth: '560px', width: 'calc(100vw - 32px)' },
  // What does not fit is scrolled to; nothing in it gives way.
  content: { display: 'flex', flexDirection: 'column', gap: '12px', minHeight: 0, '& > *': { flexShrink: 0 } },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { whiteSpace: 'nowrap' },
  body: { overflowWrap: 'anywhere' },
});

interface ComputerDialogProps {
  readonly lab: LabCopy;
  /** The computer that is changed; null: one is added. */
  readonly edited: Host | null;
  /** Requests on the edited computer that are open. */
  readonly open: number;
}

/** Adds a computer to the list, or changes one. It is tested before it is saved, where its address is new. */
export function ComputerDialog({ lab, edited, open }: ComputerDialogProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { dialog: say } = texts.computers;
  const onWindows = useConsole((state) => state.console?.onWindows ?? false);
  const first = useFirstFocus();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => (edited === null ? emptyDraft(onWindows) : draftOf(edited)));
  const current = useRef(draft);
  current.current = draft;
  /** What has been asked for: from then on, what is wrong is shown. */
  const [asked, setAsked] = useState<'nothing' | 'test' | 'save'>('nothing');
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [test, runTest] = useComputerTest();

  const others = useMemo(() => [...lab.hosts.values()].filter(({ id }) => id !== edited?.id), [lab.hosts, edited]);
  const checked = checkDraft(draft, others);
  const tried = testedComputer(draft);
  const target = tried === undefined ? undefined : testTarget(tried);
  const sameAddress = edited !== null && target === (edited.address ?? '');
  const ofThis = test.state !== 'none' && test.kind === tried?.kind && test.target === target ? test : null;
  const fails = ofThis?.state === 'done' && !ofThis.result.ok;
  const testing = ofThis?.state === 'running';
  const drops = edited !== null && target !== undefined && !sameAddress ? open : 0;

  const change = (changed: Partial<Draft>) => {
    setDraft({ ...draft, ...changed });
    setFailure(null);
  };
  const tryIt = async () => {
    setAsked(asked === 'save' ? 'save' : 'test');
    if (tried === undefined || testing) return focusWrong(form.current);
    const result = await runTest(tried);
    // Its own name is what most would call it.
    if (result?.ok && result.name !== null && current.current.name === '') {
      setDraft({ ...current.current, name: result.name.slice(0, 60) });
    }
  };
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked('save');
    if (saving || testing) return;
    if (!checked.ok) return focusWrong(form.current);
    const { computer } = checked;
    if (!sameAddress && ofThis?.state !== 'done') {
      const result = await runTest(computer);
      // Where it fails, or something else was filled in meanwhile, the person decides.
      if (result?.ok !== true || current.current !== draft) return;
    }
    setSaving(true);
    try {
      const host = await store(edited, computer);
      selectComputer(host);
      closeComputerDialog();
    } catch (error) {
      setSaving(false);
      if (error instanceof CallError && error.rejection === 'not-kept') {
        closeComputerDialog();
        showRejection(error);
      } else setFailure(failureText(texts, error));
    }
  };

  return (
    <Dialog open onOpenChange={(_event, { open, type }) => !open && type !== 'backdropClick' && closeComputerDialog()}>
      <DialogSurface className={styles.surface}>
        <form ref={form} noValidate onSubmit={(event) => void save(event)}>
          <DialogBody>
            <DialogTitle>{edited === null ? say.addTitle : say.editTitle(edited.name)}</DialogTitle>
            <DialogContent className={styles.content}>
              {edited === null && labMix(lab) === 'simulated' && <p className={styles.note}>{say.leavesSimulated}</p>}
              <ComputerForm
                draft={draft}
                problems={checked.ok ? {} : shownProblems(checked.problems, asked)}
                kindIsFixed={edited !== null}
                onWindows={onWindows}
                rooms={roomsOf(lab)}
                firstRef={first}
                onChange={change}
              />
              <ComputerTestResult test={ofThis} />
              {drops > 0 && (
                <MessageBar intent="warning" layout="multiline">
                  <MessageBarBody>{say.drops(drops)}</MessageBarBody>
                </MessageBar>
              )}
              {failure !== null && (
                <MessageBar intent="error" layout="multiline" role="alert">
                  <MessageBarBody className={styles.body}>{failure}</MessageBarBody>
                </MessageBar>
              )}
            </DialogContent>
            <DialogActions position="start">
              <Button className={styles.button} disabledFocusable={testing} onClick={() => void tryIt()}>
                {say.test}
              </Button>
            </DialogActions>
            <DialogActions>
              <Button className={styles.button} onClick={closeComputerDialog}>
                {texts.commands.cancel}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                className={styles.button}
                disabledFocusable={testing || saving}
              >
                {fails && !sameAddress ? say.saveAll : say.save}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** Has main keep it; answers with its id. */
async function store(edited: Host | null, computer: Computer): Promise<string> {
  if (edited === null) return (await call('addComputer', { computer })).host;
  await call('changeComputer', { host: edited.id, computer });
  return edited.id;
}

function failureText({ computers: { dialog } }: Texts, error: unknown): string {
  const listed = error instanceof CallError && error.rejection === 'already-listed';
  return listed ? dialog.listed(error.detail) : dialog.failed(whyOf(error));
}

/** Before anything was asked for, only what a person can't see by themselves. */
function shownProblems(problems: DraftProblems, asked: 'nothing' | 'test' | 'save'): DraftProblems {
  if (asked === 'save') return problems;
  const { kind, name, address, room } = problems;
  const shown = (problem: typeof name) => (problem?.problem === 'empty' ? undefined : problem);
  return {
    ...(kind && { kind }),
    ...(shown(name) && { name }),
    ...(address && (asked === 'test' || address.problem === 'already-listed') && { address }),
    ...(room && { room }),
  };
}

/** Moves the focus to the first field that is wrong, once it is marked. */
function focusWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

function roomsOf(lab: LabCopy): string[] {
  const real = [...lab.hosts.values()].filter(({ kind }) => kind !== 'simulated');
  return [...new Set(real.flatMap(({ room }) => room ?? []))].sort();
}
