import type { Session } from '../session/session';
import type { SelectRule } from '../settings/select-rule';
import type { Host } from './host';
import type { LabCopy } from './snapshot';

const minute = 60_000;

/** A rule that says nothing; it selects nobody. */
export const emptyRule: SelectRule = { idleOver: null, awayOver: null, users: [], everyoneBut: false, room: null };

/** What a rule came to. */
export interface Selected {
  readonly sessions: readonly Session[];
  /** Computers in the rule's room, or anywhere, that can't be read now: nobody there is selected. */
  readonly unreachable: readonly Host[];
  /** Users of the rule who have no session in this lab: perhaps misspelt, which matters with *everyone but*. */
  readonly unknownUsers: readonly string[];
}

/** Whether a rule says anything at all: nothing said never means everybody. *Everyone but* nobody says nothing. */
export function saysSomething({ idleOver, awayOver, users, room }: SelectRule): boolean {
  return idleOver !== null || awayOver !== null || users.length > 0 || room !== null;
}

/**
 * The sessions that a rule selects, of simulated computers or of real ones, as these are never in one "all"
 * (docs/design.md 2.6). All parts of the rule must fit. `now` is the console's clock; times of a session are taken
 * against its host's clock. Accounts are compared without regard to case. Never selected are:
 *
 * - the own session;
 * - by its idle time, one whose idle time is unknown (docs/design.md 2.7);
 * - what is being checked: it is perhaps gone, and is not acted on (2.2);
 * - what is leaving: its user has signed out, and what is left are programs that may run on purpose. An "all" leaves
 *   these unticked too (2.6);
 * - whoever is on a computer that can't be read now: what was seen last says nothing of how long it has been so.
 */
export function selectByRule(
  { hosts, sessions }: Pick<LabCopy, 'hosts' | 'sessions'>,
  rule: SelectRule,
  simulated: boolean,
  now: number,
): Selected {
  const covered = new Map([...hosts].filter(([, { kind }]) => (kind === 'simulated') === simulated));
  const users = new Map(rule.users.map((user) => [folded(user), user]));
  const unknown = new Map(users);
  const selected: Session[] = [];
  for (const session of sessions.values()) {
    const host = covered.get(session.identity.host);
    if (host === undefined) continue;
    const user = folded(session.identity.user);
    unknown.delete(user);
    const named = users.size === 0 || users.has(user) !== rule.everyoneBut;
    if (named && mayBeSelected(session, host) && fits(rule, session, host, now)) selected.push(session);
  }
  return {
    sessions: saysSomething(rule) ? selected : [],
    unreachable: [...covered.values()].filter((host) => host.connection.state !== 'connected' && isIn(rule, host)),
    unknownUsers: [...unknown.values()],
  };
}

function mayBeSelected({ own, checking, leaving }: Session, { connection }: Host): boolean {
  return !own && !checking && !leaving && connection.state === 'connected';
}

function fits(rule: SelectRule, session: Session, host: Host, now: number): boolean {
  const { idleOver, awayOver } = rule;
  const { state, stateSince, idleSince } = session;
  const hostNow = now + host.clockOffset;
  const isIdle = idleOver === null || (typeof idleSince === 'number' && hostNow - idleSince > idleOver * minute);
  const isAway =
    awayOver === null ||
    // Where the beginning was not seen, it has lasted at least so long.
    ((state === 'disconnected' || state === 'suspended') && hostNow - stateSince > awayOver * minute);
  return isIdle && isAway && isIn(rule, host);
}

function isIn({ room }: SelectRule, host: Host): boolean {
  return room === null || host.room === room;
}

function folded(user: string): string {
  return user.normalize('NFC').toLowerCase();
}
