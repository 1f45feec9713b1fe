import fs from 'node:fs';

/** The bit of CAP_SYS_ADMIN in a set of capabilities. */
const sysAdmin = 1n << 21n;

/**
 * Why tests with a real host (a logind in a container) cannot run on this computer; null: they can, and then one that
 * does not run is a failure. Tests find the answer in the variable NO_REAL_HOST.
 * @returns {string | null}
 */
export function realHostObstacle() {
  if (process.platform !== 'linux') return `real-host tests need Linux, this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'real-host tests boot a container, which needs root';
  const capabilities = /^CapEff:\s*([0-9a-f]+)$/m.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  if ((BigInt(`0x${capabilities}`) & sysAdmin) === 0n)
    return 'real-host tests need CAP_SYS_ADMIN, which this root has not';
  if (!fs.existsSync('/usr/bin/apt-get')) return 'real-host tests build their container with apt (Debian or Ubuntu)';
  return null;
}
