import type { SessionClient } from './wts-api';

// Address families of Windows.
const ipv4 = 2;
const ipv6 = 23;
/** The address stands behind two bytes that say nothing here. */
const begin = 2;

/** A WTS_CLIENT_ADDRESS as text; null: there is none, or of a kind that is not known. */
export function addressText({ family, bytes }: SessionClient['address']): string | null {
  if (family === ipv4) {
    const parts = bytes.slice(begin, begin + 4);
    return parts.length < 4 || parts.every((part) => part === 0) ? null : parts.join('.');
  }
  if (family !== ipv6) return null;
  const parts = bytes.slice(begin, begin + 16);
  if (parts.length < 16 || parts.every((part) => part === 0)) return null;
  const groups = Array.from({ length: 8 }, (_, at) => (((parts[at * 2] ?? 0) << 8) | (parts[at * 2 + 1] ?? 0)) >>> 0);
  return shortened(groups);
}

/** The longest run of zeros, of two groups at least, is left out (RFC 5952). */
function shortened(groups: readonly number[]): string {
  let [from, length] = [0, 1];
  for (let at = 0; at < groups.length; at++) {
    let end = at;
    while (groups[end] === 0) end++;
    if (end - at > length) [from, length] = [at, end - at];
  }
  const text = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  return length < 2 ? text(groups) : `${text(groups.slice(0, from))}::${text(groups.slice(from + length))}`;
}
