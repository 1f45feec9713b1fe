/**
 * Who a session is, for as long as the program runs and across restarts of the host: host, boot, the host's own
 * session id, user, and logon time as the host wrote it. Ids are reused by hosts, so no single part is enough
 * (docs/design.md 2.5, rule 4).
 */
export interface SessionIdentity {
  /** Id of the host in this console's list. */
  readonly host: string;
  /** What names one start of that host; a backend without one uses a constant. */
  readonly boot: string;
  /** The host's own id of the session. */
  readonly id: string;
  /** Account name. */
  readonly user: string;
  /** Logon time exactly as the host wrote it; compared, never calculated with. */
  readonly logon: string;
}

declare const sessionKeyBrand: unique symbol;

/** One identity as one opaque text: usable as a map key, over IPC and on a command line. */
export type SessionKey = string & { readonly [sessionKeyBrand]: true };

/** The opaque text of an identity. Two identities have the same text exactly when every part is the same. */
export function sessionKey(identity: SessionIdentity): SessionKey {
  return JSON.stringify([identity.host, identity.boot, identity.id, identity.user, identity.logon]) as SessionKey;
}

/** The identity behind a key, or undefined where the text is not one that `sessionKey` makes. */
export function parseSessionKey(text: string): SessionIdentity | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 5 || !parts.every((part) => typeof part === 'string')) return undefined;
  const [host, boot, id, user, logon] = parts as [string, string, string, string, string];
  const identity = { host, boot, id, user, logon };
  return sessionKey(identity) === text ? identity : undefined;
}
