/** 1970 as a FILETIME: 100-nanosecond steps since 1601. */
const unixEpoch = 116_444_736_000_000_000n;

/** A FILETIME in decimal digits as milliseconds since 1970; null: it is `0`, which Windows writes where there is none. */
export function fromFiletime(digits: string): number | null {
  const steps = BigInt(digits);
  return steps <= 0n ? null : Number((steps - unixEpoch) / 10_000n);
}
