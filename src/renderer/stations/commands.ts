import type { LabCopy } from '../../shared/lab/snapshot';
import type { Action, NotAllowedReason } from '../../shared/session/actions';
import { allowedActions } from '../../shared/session/actions';
import type { SessionKey } from '../../shared/session/identity';
import type { Session } from '../../shared/session/session';
import { tellMain } from '../lab/tell-main';

/** The selected sessions that are still listed. */
export function selectedSessions(lab: LabCopy, selected: ReadonlySet<SessionKey>): Session[] {
  return [...selected].flatMap((key) => lab.sessions.get(key) ?? []);
}

/** Whether a command can be given for the selection. */
export interface CommandState {
  readonly enabled: boolean;
  /** For how many of the selected it can be done. */
  readonly able: number;
  readonly of: number;
  /** Why not, where none can; the commonest reason. */
  readonly reason: NotAllowedReason | null;
}

/** Judges a command for the selected sessions: it can be given when at least one of them allows it. */
export function commandState(action: Action, sessions: readonly Session[]): CommandState {
  const reasons = new Map<NotAllowedReason, number>();
  for (const session of sessions) {
    const answer = allowedActions(session)[action];
    if (!answer.allowed) reasons.set(answer.reason, (reasons.get(answer.reason) ?? 0) + 1);
  }
  const refused = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  const able = sessions.length - refused;
  const [commonest = null] = [...reasons].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { enabled: able > 0, able, of: sessions.length, reason: able > 0 ? null : commonest };
}

/** Asks main for an action on exactly these sessions. What becomes of it comes with the lab. */
export async function askFor(
  action: Action,
  sessions: readonly SessionKey[],
  { force = false, ownConfirmed = false }: { readonly force?: boolean; readonly ownConfirmed?: boolean } = {},
): Promise<void> {
  if (sessions.length === 0) return;
  await tellMain('ask', { action, force, sessions: [...sessions], ownConfirmed, text: null });
}
