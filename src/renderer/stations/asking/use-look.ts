import { useCallback, useMemo, useState } from 'react';
import type { Host } from '../../../shared/lab/host';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { type Scope, scopesOf } from '../../../shared/lab/who-is-hit';
import type { SessionKey } from '../../../shared/session/identity';
import type { Session } from '../../../shared/session/session';
import {
  type Asked,
  type AskWhat,
  actionOf,
  askedAbout,
  chosenOf,
  firstScope,
  type Still,
  stillThere,
  whoNow,
} from './asked';
import { type Changes, changesSince, ticksKept } from './changes';

/** What a person who is asked looks at: who is hit as things stood then, the ticks, and what has changed since. */
export interface Look {
  readonly asked: Asked;
  /** The scopes that can be chosen; none for a selection. */
  readonly scopes: readonly Scope[];
  /** Those whose tick differs from that of their group. */
  readonly flipped: ReadonlySet<SessionKey>;
  /** Those who are hit when it is confirmed now. */
  readonly chosen: readonly { readonly session: Session; readonly host: Host }[];
  readonly changes: Changes;
  readonly still: (key: SessionKey) => Still;
  readonly flip: (key: SessionKey) => void;
  /** Takes everything anew, for another scope. */
  readonly chooseScope: (scope: Scope | undefined) => void;
  /** Takes who is hit anew, and keeps the ticks. */
  readonly lookAgain: () => void;
}

/**
 * Who stands in a dialog that asks first is fixed when it opens: nobody who comes later is hit by a click that was meant
 * for those who were read there.
 */
export function useLook(lab: LabCopy, what: AskWhat): Look {
  const action = actionOf(what);
  const [scopes] = useState(() => (what.kind === 'all' ? scopesOf(known(lab)) : []));
  const [{ asked, flipped }, setLook] = useState(() => ({
    asked: askedAbout(lab, what, firstScope(lab, action, scopes, Date.now()), Date.now()),
    flipped: nobody,
  }));
  const { groups, scope, who } = asked;
  return {
    asked,
    scopes,
    flipped,
    chosen: useMemo(() => chosenOf(lab, action, groups, flipped), [lab, action, groups, flipped]),
    changes: useMemo(() => changesSince(what, who, whoNow(lab, what, scope, Date.now())), [lab, what, who, scope]),
    still: useCallback((key) => stillThere(lab, action, key), [lab, action]),
    flip: useCallback((key) => setLook((look) => ({ ...look, flipped: withFlipped(look.flipped, key) })), []),
    chooseScope: (scope) => setLook({ asked: askedAbout(lab, what, scope, Date.now()), flipped: nobody }),
    lookAgain() {
      const now = askedAbout(lab, what, scope, Date.now());
      setLook({ asked: now, flipped: ticksKept(groups, flipped, now.groups) });
    },
  };
}

const nobody: ReadonlySet<SessionKey> = new Set();

function withFlipped(flipped: ReadonlySet<SessionKey>, key: SessionKey): ReadonlySet<SessionKey> {
  const next = new Set(flipped);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Computers of which there is anything to say: one that was never read has no sessions here. */
function known(lab: LabCopy): Host[] {
  return [...lab.hosts.values()].filter(({ lastSeen }) => lastSeen !== null);
}
