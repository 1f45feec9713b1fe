import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import { ChatMultipleRegular } from '@fluentui/react-icons/svg/chat-multiple';
import { FlashRegular } from '@fluentui/react-icons/svg/flash';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { LockMultipleRegular } from '@fluentui/react-icons/svg/lock-multiple';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { SelectAllOnRegular } from '@fluentui/react-icons/svg/select-all-on';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { LabCopy } from '../../../shared/lab/snapshot';
import type { Texts } from '../../../shared/locale/en';
import type { CountdownChange } from '../../../shared/requests/countdown';
import type { Action } from '../../../shared/session/actions';
import type { SessionKey } from '../../../shared/session/identity';
import type { Session } from '../../../shared/session/session';
import { countdownOn } from '../../lab/countdowns';
import { isAllRead } from '../../lab/lab-summary';
import { useTexts } from '../../locale/use-texts';
import { useAsking } from '../asking/asking';
import { type CommandState, changeCountdowns, commandForAllState, commandState, keysOf, mayForce } from '../commands';
import { RuleDialog } from '../rules/rule-dialog';

/** One command as a person sees it, in the task pane and in the menu of a row. */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly icon: ReactElement;
  readonly enabled: boolean;
  readonly opensDialog: boolean;
  /** Looks more dangerous than its neighbours. */
  readonly dangerous: boolean;
  /** Why it is off, or for how many it can be done; null: nothing to say. */
  readonly note: string | null;
  run(): void;
}

/** The tasks, and the dialog that one of them opened. */
export interface Tasks {
  readonly selection: readonly Task[];
  readonly all: readonly Task[];
  readonly dialog: ReactNode;
}

/** What can be done with these sessions, and with the whole lab. `shown`: the sessions that the filter shows. */
export function useTasks(lab: LabCopy, sessions: readonly Session[], shown: ReadonlySet<SessionKey>): Tasks {
  const texts = useTexts();
  const asking = useAsking(lab);
  const [byRule, setByRule] = useState(false);
  const latestShown = useRef(shown);
  latestShown.current = shown;
  const forced = sessions.filter((session) => mayForce(lab, session));
  const countdowns = sessions.flatMap(({ key }) => countdownOn(lab, key) ?? []);

  const task = (action: Action, icon: ReactElement): Task => {
    const state = commandState(action, sessions);
    return {
      id: action,
      name: texts.commands[action],
      icon,
      enabled: state.enabled,
      opensDialog: action === 'end' || action === 'message',
      dangerous: false,
      note: noteOf(texts, state),
      run: () => {
        if (action === 'suspend' || action === 'lock') asking.actAtOnce(action, sessions, null);
        else asking.ask({ kind: 'selection', question: action, sessions: keysOf(sessions), retryOf: null });
      },
    };
  };
  const force: Task = {
    id: 'force',
    name: texts.commands.force,
    icon: <FlashRegular />,
    enabled: true,
    opensDialog: true,
    dangerous: true,
    note: forced.length === sessions.length ? null : texts.tasks.someNot(forced.length, sessions.length),
    run: () => asking.ask({ kind: 'selection', question: 'force', sessions: keysOf(forced), retryOf: null }),
  };
  const change = (id: CountdownChange, name: string, icon: ReactElement): Task => ({
    id,
    name,
    icon,
    enabled: true,
    opensDialog: false,
    dangerous: id === 'end-now',
    note: countdowns.length === sessions.length ? null : texts.tasks.someNot(countdowns.length, sessions.length),
    run: () => changeCountdowns(countdowns, id),
  });
  const forAll = (action: Action, icon: ReactElement): Task => {
    const state = commandForAllState(action, lab);
    return {
      id: allTask[action],
      name: texts.commands[allTask[action]],
      icon,
      enabled: state.enabled,
      opensDialog: true,
      dangerous: action === 'end',
      note: noteForAll(texts, lab, action, state),
      run: () => asking.ask({ kind: 'all', question: action, shown: () => latestShown.current }),
    };
  };

  return {
    selection: [
      task('suspend', <PauseRegular />),
      task('end', <ArrowExitRegular />),
      ...(forced.length > 0 ? [force] : []),
      task('lock', <LockClosedRegular />),
      task('message', <ChatRegular />),
      // Behind what is always there: that keeps its place when a countdown begins or is over.
      ...(countdowns.length > 0
        ? [
            change('call-off', texts.countdown.callOffEnd, <ArrowUndoRegular />),
            change('more-time', texts.countdown.moreTime, <TimerRegular />),
            change('end-now', texts.countdown.endNow, <ArrowExitRegular />),
          ]
        : []),
    ],
    all: [
      {
        id: 'select-by-rule',
        name: texts.rules.task,
        icon: <SelectAllOnRegular />,
        enabled: true,
        opensDialog: true,
        dangerous: false,
        note: null,
        run: () => setByRule(true),
      },
      forAll('suspend', <PauseRegular />),
      forAll('end', <ArrowExitRegular />),
      forAll('lock', <LockMultipleRegular />),
      forAll('message', <ChatMultipleRegular />),
    ],
    dialog: byRule ? <RuleDialog lab={lab} shown={shown} onClose={() => setByRule(false)} /> : asking.dialog,
  };
}

/** The command for all of each action. */
const allTask = { suspend: 'suspendAll', end: 'endAll', lock: 'lockAll', message: 'messageAll' } as const;

function noteOf(texts: Texts, { enabled, able, of, reason }: CommandState): string | null {
  if (enabled) return able < of ? texts.tasks.someNot(able, of) : null;
  return reason === null ? null : texts.notAllowed[reason];
}

/** Why a task for all is off; for how many it can be done, its dialog says. */
function noteForAll(
  texts: Texts,
  lab: LabCopy,
  action: Action,
  { enabled, reason }: Pick<CommandState, 'enabled' | 'reason'>,
): string | null {
  if (enabled) return null;
  if (reason !== null) return texts.notAllowed[reason];
  if (lab.sessions.size === 0 && !isAllRead(lab)) return texts.tasks.nobodyKnown;
  return texts.tasks.nobody[action]([...lab.sessions.values()].some(({ own }) => own));
}
