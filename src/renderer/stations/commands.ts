import { CallError } from '../../shared/ipc/contract';
import { endedInVain } from '../../shared/lab/shown-state';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { CountdownChange } from '../../shared/requests/countdown';
import { plainAsk } from '../../shared/requests/plain-ask';
import type { Ask } from '../../shared/requests/request';
import type { Action, NotAllowedReason } from '../../shared/session/actions';
import { allowance, allowedFrom, forceAllowed } from '../../shared/session/actions';
import type { SessionKey } from '../../shared/session/identity';
import type { Session } from '../../shared/session/session';
import { call } from '../bridge';
import type { Countdown } from '../lab/countdowns';
import { requestsOn } from '../lab/requests-index';
import { showRejection, tellMain } from '../lab/tell-main';
import { mayActWithoutRecord } from './asking/no-record';

/** The selected sessions that are still listed. */
export function selectedSessions(lab: LabCopy, selected: ReadonlySet<SessionKey>): Session[] {
  return [...selected].flatMap((key) => lab.sessions.get(key) ?? []);
}

/** The identities of sessions. */
export function keysOf(sessions: readonly Session[]): SessionKey[] {
  return sessions.map(({ key }) => key);
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
    const answer = allowance(action, session);
    if (!answer.allowed) reasons.set(answer.reason, (reasons.get(answer.reason) ?? 0) + 1);
  }
  const refused = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  const able = sessions.length - refused;
  const [commonest = null] = [...reasons].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { enabled: able > 0, able, of: sessions.length, reason: able > 0 ? null : commonest };
}

/**
 * Judges a command for the whole lab: it can be given when one of those allows it whom an "all" means. The own session is
 * never among them. (With one who allows it, the others are not looked at: there may be 10,000.)
 */
export function commandForAllState(
  action: Action,
  lab: Pick<LabCopy, 'sessions'>,
): Pick<CommandState, 'enabled' | 'reason'> {
  const unable: Session[] = [];
  for (const session of lab.sessions.values()) {
    if (session.own || !allowedFrom[action].includes(session.state)) continue;
    if (allowance(action, session).allowed) return { enabled: true, reason: null };
    unable.push(session);
  }
  return commandState(action, unable);
}

/** Whether End by force is offered for a session: not while an End is still open on it. */
export function mayForce(lab: LabCopy, session: Session): boolean {
  const canForce = lab.hosts.get(session.identity.host)?.canForce ?? false;
  const requests = requestsOn(lab, session.key);
  if (requests.some(({ action, outcome }) => action === 'end' && outcome === null)) return false;
  return forceAllowed(session, canForce, endedInVain(requests));
}

/** What goes with an ask, where it is not plain. */
type AskOptions = Partial<Omit<Ask, 'action' | 'sessions'>>;

/**
 * Asks main for an action on exactly these sessions. What becomes of it comes with the lab. Where it can't be written to
 * History, the person is asked whether to act all the same. Answers with the batch; undefined: main would not accept it,
 * which is shown, or the person does not want it without a record.
 */
export async function askFor(
  action: Action,
  sessions: readonly SessionKey[],
  options: AskOptions = {},
): Promise<string | undefined> {
  if (sessions.length === 0) return undefined;
  const ask = { ...plainAsk, ...options, action, sessions: [...sessions] };
  try {
    return (await call('ask', ask)).batch;
  } catch (error) {
    if (!(error instanceof CallError && error.rejection === 'no-record')) {
      showRejection(error);
      return undefined;
    }
    if (!(await mayActWithoutRecord(error.detail))) return undefined;
  }
  const answer = await tellMain('ask', { ...ask, withoutRecord: true });
  return answer?.batch;
}

/** Changes countdowns. What becomes of it comes with the lab. */
export function changeCountdowns(countdowns: readonly Countdown[], change: CountdownChange): void {
  if (countdowns.length === 0) return;
  void tellMain('changeCountdowns', { requests: Array.from(countdowns, ({ id }) => id), change });
}
