import { parseSessionKey, type SessionIdentity, type SessionKey, sessionKey } from './identity';

/**
 * An identity as one word that needs no quotes in a shell: its five parts in their order, with a slash between them, and
 * everything but plain letters, digits and `_.@-` as percent signs and UTF-8. Two identities have the same word exactly
 * when every part is the same.
 */
export function sessionIdText({ host, boot, id, user, logon }: SessionIdentity): string {
  const text = [host, boot, id, user, logon].map(partText).join('/');
  // What begins with a dash would be taken for an option.
  return text.startsWith('-') ? `%2D${text.slice(1)}` : text;
}

/** The same for the key of an identity. */
export function sessionKeyIdText(key: SessionKey): string {
  const identity = parseSessionKey(key);
  if (identity === undefined) throw new Error(`not a session identity: ${key}`);
  return sessionIdText(identity);
}

/** The key of the identity in such a word; undefined where it is not one that `sessionIdText` makes. */
export function parseSessionIdText(text: string): SessionKey | undefined {
  const parts = text.split('/').map(partOf);
  const [host, boot, id, user, logon, ...more] = parts;
  if (host === undefined || boot === undefined || id === undefined || user === undefined || logon === undefined) {
    return undefined;
  }
  const identity = { host, boot, id, user, logon };
  return more.length === 0 && sessionIdText(identity) === text ? sessionKey(identity) : undefined;
}

/** Half of a pair of UTF-16 units, which has no UTF-8. */
const loneSurrogate = /[\ud800-\udfff]/u;

function partText(part: string): string {
  return part.replace(/[^A-Za-z0-9_.@-]/gu, (one) => {
    if (loneSurrogate.test(one)) return `%u${one.charCodeAt(0).toString(16)}`;
    return encodeURIComponent(one).replace(/^[^%]/, (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`);
  });
}

/** undefined: not what `partText` makes. */
function partOf(text: string): string | undefined {
  try {
    return text
      .split(/(%u[0-9a-f]{4})/)
      .map((piece) =>
        /^%u/.test(piece) ? String.fromCharCode(Number.parseInt(piece.slice(2), 16)) : decodeURIComponent(piece),
      )
      .join('');
  } catch {
    return undefined;
  }
}
