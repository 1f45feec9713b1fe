import { connectState, type WtsMoment, type WtsSession } from '../../../../../src/main/hosts/wts/wts-moment';

/** 2026-04-01 08:00 UTC as a FILETIME, and as milliseconds since 1970. */
export const eightFiletime = 134_195_040_000_000_000n;
export const eight = Date.UTC(2026, 3, 1, 8);

/** So many seconds after eight, as a FILETIME. */
export function afterEight(seconds: number): string {
  return String(eightFiletime + BigInt(seconds) * 10_000_000n);
}

/** A user at the console since eight; it is ten past. */
export function wtsSession(changed: Partial<WtsSession> = {}): WtsSession {
  return {
    id: 1,
    state: connectState.active,
    name: 'Console',
    user: 'ann',
    domain: 'LAB',
    info: {
      flags: 1,
      logonTime: afterEight(0),
      disconnectTime: '0',
      lastInputTime: afterEight(300),
      currentTime: afterEight(600),
    },
    client: { protocol: 0, name: '', address: { family: 0, bytes: new Array(20).fill(0) } },
    ...changed,
  };
}

/** What a client with an IPv4 address tells of itself. */
export function rdpClient(name: string, ...address: number[]): NonNullable<WtsSession['client']> {
  const bytes = [0, 0, ...address, ...new Array(20).fill(0)].slice(0, 20);
  return { protocol: 2, name, address: { family: address.length === 0 ? 0 : 2, bytes } };
}

export function moment(...sessions: WtsSession[]): WtsMoment {
  return { sessions, ownSession: null };
}
