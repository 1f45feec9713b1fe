/** Where a computer is reached by ssh. */
export interface SshAddress {
  /** Account there; null: the one that ssh's own configuration says, else the same as here. */
  readonly user: string | null;
  /** Name, address (IPv6 without brackets), or an alias of ssh's own configuration. */
  readonly host: string;
  /** null: the one that ssh's own configuration says, else 22. */
  readonly port: number | null;
}

/** Longest address of a computer, in UTF-16 units. */
export const longestAddress = 300;

const account = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
/** Also an alias. One that begins with `-` would be an option, by which ssh runs commands of the sender's choice. */
const hostName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const ipv6 = /^[0-9A-Fa-f:]+(?:%[A-Za-z0-9._-]+)?$/;

/**
 * The address in a text such as `teacher@lab-a`, `ssh://teacher@lab-a:2222` or `[fe80::1]:22`; undefined where it is none.
 * Everything that goes to ssh as a target has been through here.
 */
export function parseSshAddress(text: string): SshAddress | undefined {
  if (text.length > longestAddress) return undefined;
  const [, user, bracketed, bare, port] =
    /^(?:ssh:\/\/)?(?:([^@]*)@)?(?:\[([^\]]*)\]|([^:[\]/]*|[^[\]/]*:[^[\]/]*:[^[\]/]*))(?::(\d{1,5}))?\/?$/.exec(
      text,
    ) ?? [];
  const host = bracketed ?? bare ?? '';
  const isIpv6 = host.includes(':');
  if (user !== undefined && !account.test(user)) return undefined;
  if (isIpv6 ? !ipv6.test(host) : bracketed !== undefined || !hostName.test(host)) return undefined;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  return { user: user ?? null, host, port: port === undefined ? null : Number(port) };
}

/** The address as text, the same for every way of writing it. */
export function sshAddressText({ user, host, port }: SshAddress): string {
  const place = port !== null && host.includes(':') ? `[${host}]` : host;
  return `${user === null ? '' : `${user}@`}${place}${port === null ? '' : `:${port}`}`;
}
