import type { SessionProperties } from './logind-properties';

/** Address from which a session came; null: none is told. */
export function clientOf({ RemoteHost }: Pick<SessionProperties, 'RemoteHost'>): string | null {
  return RemoteHost.replace(/^::ffff:(?=\d+\.)/i, '') || null;
}
