import type { WtsMoment, WtsSession } from './wts-moment';

/** The console, as far as it tells which sessions are its own. */
export interface OwnConsole {
  /** It is the console's own computer that is read. */
  readonly isLocal: boolean;
  /** Name of the console's account, without its domain. */
  readonly account: string;
  /** What the console's computer calls itself. */
  readonly computer: string;
}

/** Longest name that a Windows client tells of itself: a NetBIOS name. */
const longestClientName = 15;

/**
 * Whether a session is the console's own (docs/design.md 2.6): on its own computer the one in which it runs, else those of
 * its account; on another one, those of its account that came from the console's computer, or where that is not told.
 */
export function isOwn(session: WtsSession, { ownSession }: WtsMoment, own: OwnConsole): boolean {
  if (own.isLocal && ownSession !== null) return session.id === ownSession;
  if (!isSameName(session.user, own.account)) return false;
  if (own.isLocal) return true;
  const from = session.client?.name ?? '';
  return from === '' || isSameName(from, own.computer.slice(0, longestClientName));
}

/** Windows does not tell upper and lower case apart. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
