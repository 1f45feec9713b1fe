import { type ReactNode, useState } from 'react';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { allowance } from '../../../shared/session/actions';
import type { Session } from '../../../shared/session/session';
import { askFor, keysOf } from '../commands';
import { AskDialog } from './ask-dialog';
import type { AskWhat } from './asked';
import { OwnDialog } from './own-dialog';

/** How commands are given: those that ask first open a dialog, of which there is one at a time. */
export interface Asking {
  /** To be rendered by the component that asks. */
  readonly dialog: ReactNode;
  /** Asks first. */
  ask(what: AskWhat): void;
  /** Acts at once, except where the own session is among them. `reason`: what was said when it was asked for before. */
  actAtOnce(action: 'suspend' | 'lock', sessions: readonly Session[], reason: string | null): void;
}

type Open = { readonly kind: 'ask'; readonly what: AskWhat } | { readonly kind: 'own'; readonly own: AskAboutOwn };

interface AskAboutOwn {
  readonly action: 'suspend' | 'lock';
  readonly sessions: readonly Session[];
  readonly reason: string | null;
}

/** Gives commands, and asks first where that is due. */
export function useAsking(lab: LabCopy): Asking {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return {
    dialog:
      open?.kind === 'ask' ? (
        <AskDialog lab={lab} what={open.what} onClose={close} />
      ) : (
        open?.kind === 'own' && <AskFirst {...open.own} lab={lab} onClose={close} />
      ),
    ask: (what) => setOpen({ kind: 'ask', what }),
    actAtOnce(action, sessions, reason) {
      // Where it can't be done to the own session, nobody needs to be asked: that one is refused.
      const own = sessions.some((session) => session.own && allowance(action, session).allowed);
      if (own) setOpen({ kind: 'own', own: { action, sessions, reason } });
      else void askFor(action, keysOf(sessions), { reason });
    },
  };
}

interface AskFirstProps extends AskAboutOwn {
  readonly lab: LabCopy;
  readonly onClose: () => void;
}

function AskFirst({ lab, action, sessions, reason, onClose }: AskFirstProps) {
  const others = sessions.filter(({ own }) => !own);
  const simulated = sessions.some(({ own, identity }) => own && lab.hosts.get(identity.host)?.kind === 'simulated');
  const act = (which: readonly Session[], ownConfirmed: boolean) => {
    onClose();
    void askFor(action, keysOf(which), { ownConfirmed, reason });
  };
  return (
    <OwnDialog
      action={action}
      simulated={simulated}
      others={others.length}
      onAll={() => act(sessions, true)}
      onOthers={() => act(others, false)}
      onClose={onClose}
    />
  );
}
