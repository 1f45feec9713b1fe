import { clientOf } from './client-of';
import type { SessionProperties } from './logind-properties';
import { isXrdp } from './session-place';

/** What is known of the console itself on a host. */
export interface ConsoleThere {
  /** Uid of the account as which the console is connected. */
  readonly uid: number;
  /** The bus is that of the computer on which the console runs. */
  readonly here: boolean;
  /** XDG_SESSION_ID of the console. */
  readonly sessionId: string | null;
  /** Id of what logind calls the session of the caller; null where it knows none. */
  readonly autoSessionId: string | null;
  /** By ssh: the addresses from which the host sees the console come; empty: not by ssh, or not told. */
  readonly from: readonly string[];
}

/**
 * The console's own sessions: the one that the environment names, else the one that logind names, else every session
 * of the account; on another computer those of the account that came from here (docs/design.md 2.6), or may have.
 */
export function ownSessions(sessions: readonly SessionProperties[], console: ConsoleThere): ReadonlySet<string> {
  if (console.here) {
    const named = sessions.find(({ Id }) => Id === console.sessionId);
    if (named?.User[0] === console.uid) return new Set([named.Id]);
    const auto = sessions.find(({ Id }) => Id === console.autoSessionId);
    if (auto !== undefined) return new Set([auto.Id]);
  }
  const ofAccount = sessions.filter(({ User }) => User[0] === console.uid);
  const mayBeFromHere = (session: SessionProperties) =>
    isXrdp(session) || console.from.includes(clientOf(session) ?? '');
  const own = console.from.length === 0 ? ofAccount : ofAccount.filter(mayBeFromHere);
  return new Set(own.map(({ Id }) => Id));
}
