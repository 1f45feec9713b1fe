import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit';
import { FlashRegular } from '@fluentui/react-icons/svg/flash';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { type ReactElement, type ReactNode, useState } from 'react';
import { endedInVain } from '../../shared/lab/shown-state';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { type Action, allowedActions, forceAllowed } from '../../shared/session/actions';
import type { SessionKey } from '../../shared/session/identity';
import type { Session } from '../../shared/session/session';
import { isAllRead } from '../lab/lab-summary';
import { requestsOn } from '../lab/requests-index';
import { useTexts } from '../locale/use-texts';
import { askFor, type CommandState, commandState } from './commands';
import { EndDialog, type EndWhat } from './end-dialog';
import { OwnDialog } from './own-dialog';

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

type Asking =
  | { readonly kind: 'end'; readonly what: EndWhat }
  | { readonly kind: 'own'; readonly action: Action; readonly sessions: readonly Session[] };

/** What can be done with these sessions, and with the whole lab, of which the filter shows some sessions. */
export function useTasks(lab: LabCopy, sessions: readonly Session[], shownSessions: number): Tasks {
  const texts = useTexts();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const keys = sessions.map(({ key }) => key);
  const forced = sessions.filter((session) => mayForce(lab, session));
  const end = (picked: readonly SessionKey[], force: boolean) =>
    setAsking({ kind: 'end', what: { kind: 'selection', sessions: picked, force } });

  const task = (action: 'suspend' | 'lock' | 'end', icon: ReactElement, run: () => void): Task => {
    const state = commandState(action, sessions);
    return {
      id: action,
      name: texts.commands[action],
      icon,
      enabled: state.enabled,
      opensDialog: action === 'end',
      dangerous: false,
      note: noteOf(texts, state),
      run,
    };
  };
  const atOnce = (action: 'suspend' | 'lock', icon: ReactElement) =>
    task(action, icon, () => {
      // Where it can't be done to the own session, nobody needs to be asked: that one is refused.
      const own = sessions.some((session) => session.own && allowedActions(session)[action].allowed);
      if (own) setAsking({ kind: 'own', action, sessions });
      else void askFor(action, keys);
    });
  const force: Task = {
    id: 'force',
    name: texts.commands.force,
    icon: <FlashRegular />,
    enabled: true,
    opensDialog: true,
    dangerous: true,
    note: forced.length === sessions.length ? null : texts.tasks.someNot(forced.length, sessions.length),
    run: () =>
      end(
        forced.map(({ key }) => key),
        true,
      ),
  };

  return {
    selection: [
      atOnce('suspend', <PauseRegular />),
      task('end', <ArrowExitRegular />, () => end(keys, false)),
      ...(forced.length > 0 ? [force] : []),
      atOnce('lock', <LockClosedRegular />),
    ],
    all: [
      {
        id: 'endAll',
        name: texts.commands.endAll,
        icon: <SignOutRegular />,
        enabled: lab.sessions.size > 0,
        opensDialog: true,
        dangerous: true,
        note: lab.sessions.size > 0 ? null : isAllRead(lab) ? texts.tasks.nobodyToEnd : texts.tasks.nobodyKnown,
        run: () => setAsking({ kind: 'end', what: { kind: 'all', shown: shownSessions } }),
      },
    ],
    dialog: asking !== null && <AskingDialog lab={lab} asking={asking} onClose={close} />,
  };
}

function AskingDialog({ lab, asking, onClose }: { lab: LabCopy; asking: Asking; onClose: () => void }) {
  if (asking.kind === 'end') return <EndDialog lab={lab} what={asking.what} onClose={onClose} />;
  const { action, sessions } = asking;
  const others = sessions.filter(({ own }) => !own).map(({ key }) => key);
  const act = (keys: readonly SessionKey[], ownConfirmed: boolean) => {
    onClose();
    void askFor(action, keys, { ownConfirmed });
  };
  return (
    <OwnDialog
      action={action}
      others={others.length}
      onAll={() =>
        act(
          sessions.map(({ key }) => key),
          true,
        )
      }
      onOthers={() => act(others, false)}
      onClose={onClose}
    />
  );
}

/** Whether End by force is offered for a session: not while an End is still open on it. */
export function mayForce(lab: LabCopy, session: Session): boolean {
  const canForce = lab.hosts.get(session.identity.host)?.canForce ?? false;
  const requests = requestsOn(lab, session.key);
  if (requests.some(({ action, outcome }) => action === 'end' && outcome === null)) return false;
  return forceAllowed(session, canForce, endedInVain(requests));
}

function noteOf(texts: Texts, { enabled, able, of, reason }: CommandState): string | null {
  if (enabled) return able < of ? texts.tasks.someNot(able, of) : null;
  return reason === null ? null : texts.notAllowed[reason];
}
