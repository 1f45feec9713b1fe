import type { LiveState, Session } from './session';

/** What an administrator asks for. */
export const actions = ['suspend', 'end', 'lock', 'message'] as const;
export type Action = (typeof actions)[number];

/** The command table of docs/design.md 2.1: the states from which each action is allowed. */
export const allowedFrom: Readonly<Record<Action, readonly LiveState[]>> = {
  suspend: ['active', 'locked'],
  lock: ['active'],
  end: ['active', 'locked', 'disconnected', 'suspended'],
  message: ['active', 'locked'],
};

/** Why a host cannot do an action with a session at all. */
export const cannotReasons = [
  /** This program cannot suspend a session of this kind. */
  'cannot-suspend-this-session',
  /** A text or ssh login: nobody can leave it and come back to it. */
  'login-cannot-be-left',
  /** The display manager of the host has no greeter that it could switch to. */
  'no-greeter',
  /** The display manager does not tell at which of several seats this session of its user is. */
  'seat-not-told',
  /** The host has no program that disconnects a remote desktop. */
  'no-disconnect-command',
  'client-not-told',
  /** No screen to lock: a text or ssh login. */
  'no-screen-to-lock',
  /** An earlier lock was sent and nothing locked. */
  'no-locker-answered',
  /** This program cannot show a message in this session. */
  'cannot-message-this-session',
  /** It has neither a desktop nor a terminal. */
  'nothing-shows-messages',
  /** The host does not give the console's account the right to it. */
  'no-right',
  /** It needs a command as another account, and sudo there does not allow it without a password. */
  'needs-sudo',
  /** Windows does not allow it to the console's account: an administrator's, and started as one. */
  'needs-administrator',
  /** Windows lets nobody lock the session of somebody else. */
  'windows-cannot-lock',
  /** It could not be read who administers the host. */
  'administrators-not-read',
  /** It needs a command on the host, and commands can't be given there now. */
  'no-commands',
] as const;
export type CannotReason = (typeof cannotReasons)[number];

/** Why an action is off for a session now. */
export type NotAllowedReason =
  | CannotReason
  | 'leaving'
  | 'checking'
  | 'already-locked'
  | 'already-suspended'
  | 'not-at-a-station';

/** The answer for one action: allowed, or the one reason that a person is told. */
export type Allowance = { readonly allowed: true } | { readonly allowed: false; readonly reason: NotAllowedReason };

/** The answer for every action on one session. */
export type Allowances = Readonly<Record<Action, Allowance>>;

const yes: Allowance = { allowed: true };
const no = (reason: NotAllowedReason): Allowance => ({ allowed: false, reason });

/** What allowances are judged from; a part of `Session`. */
export type AllowanceSubject = Pick<Session, 'state' | 'leaving' | 'checking' | 'cannot'>;

/**
 * Which actions are allowed on a session, and why not. The one place that decides it: main guards with it, and
 * buttons, menus and the command line show what it says. Own sessions are allowed here; they need a confirmation
 * of their own, which requests check.
 */
export function allowedActions(session: AllowanceSubject): Allowances {
  return {
    suspend: allowance('suspend', session),
    end: allowance('end', session),
    lock: allowance('lock', session),
    message: allowance('message', session),
  };
}

/** The answer for one action on one session; where many are judged, the others are not worked out. */
export function allowance(action: Action, session: AllowanceSubject): Allowance {
  if (session.checking) return no('checking');
  if (session.leaving && action !== 'end') return no('leaving');
  if (!allowedFrom[action].includes(session.state)) return no(wrongState(action, session.state));
  const cannot = session.cannot[action];
  return cannot === undefined ? yes : no(cannot);
}

function wrongState(action: Action, state: LiveState): NotAllowedReason {
  if (action === 'lock' && state === 'locked') return 'already-locked';
  if (action === 'suspend' && state === 'suspended') return 'already-suspended';
  return 'not-at-a-station';
}

/** Whether *End by force* is offered: the host has it, and End was tried in vain or does nothing (leaving). */
export function forceAllowed(session: AllowanceSubject, hostCanForce: boolean, endedInVain: boolean): boolean {
  return hostCanForce && !session.checking && (session.leaving || endedInVain);
}
