import type { SessionProperties } from './logind-properties';
import { isXrdp } from './session-place';

/**
 * Address from which a session is used; null: that is not told. Of a session of xrdp logind tells at most who opened it
 * (since xrdp 0.10): whoever picked it up elsewhere is at another address.
 */
export function clientOf(session: Pick<SessionProperties, 'RemoteHost' | 'Service'>): string | null {
  if (isXrdp(session)) return null;
  return session.RemoteHost.replace(/^::ffff:(?=\d+\.)/i, '') || null;
}
