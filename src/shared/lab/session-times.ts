import type { Session } from '../session/session';
import type { Host } from './host';

/** The time at which what is shown of a host was true: now, or when it was last seen. Console's clock. */
export function seenAt({ connection, lastSeen }: Host, now: number): number {
  return connection.state === 'connected' ? now : (lastSeen ?? now);
}

/** For how long (ms) there was no input when it was last seen; null: unknown. */
export function idleFor(session: Session, host: Host, now: number): number | null {
  if (session.idleSince === 'working') return 0;
  return session.idleSince === null ? null : Math.max(0, seenAt(host, now) + host.clockOffset - session.idleSince);
}
