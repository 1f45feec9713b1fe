import type { WtsMoment, WtsSession } from './wts-moment';

/** The console, as far as it tells which sessions are its own. */
export interface OwnConsole {
  /** It is the console's own computer that is read. */
  readonly isLocal: boolean;
  /** Name of the console's account, without its domain. */
  readonly account: string;
}

/**
 * Whether a session is the console's own (docs/design.md 2.6): on its own computer the one in which it runs, else those of
 * its account; on another one, those of its account: it may be this very computer under another name.
 */
export function isOwn(session: WtsSession, { ownSession }: WtsMoment, own: OwnConsole): boolean {
  if (own.isLocal && ownSession !== null) return session.id === ownSession;
  return isSameName(session.user, own.account);
}

/** Windows does not tell upper and lower case apart. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
