import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildPackage } from '../../scripts/packaging/build-package.mjs';
import { unpackedElectron } from '../../scripts/packaging/unpacked-electron.mjs';
import { OrdinaryUser } from '../package/ordinary-user';
import { comparison } from './figures';

const runs = 5;
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-bench-'));
const user = new OrdinaryUser();

afterAll(() => {
  user.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(process.getuid?.() !== 0)('command to picture of the lab: npm start, and the packed program', async () => {
  const electron = await unpackedElectron('linux');
  await buildPackage({ platform: 'linux', electron, quick: true, output: path.join(folder, 'packages') });
  chmodSync(folder, 0o755);
  const simulate = ['--simulate', 'hosts=2,stations=24,seed=1,still'];
  // Each in a folder of its own account.
  const options = (pictures: string) => [...simulate, '--screenshot', path.join(pictures, 'window.png')];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const byNpm = () => milliseconds('npm', ['start', '--silent', '--', ...options(folder)], env);
  const program = path.join(folder, 'packages/linux-unpacked/stationmaster');
  const packed = () => milliseconds(...user.command(program, options(user.home)), user.environment);
  const sides: Record<string, number[]> = { 'npm start': [], 'packed program': [] };
  for (let run = 0; run <= runs; run++) {
    for (const [name, start] of [
      ['npm start', byNpm],
      ['packed program', packed],
    ] as const) {
      const took = start();
      // The first start of each fills caches.
      if (run > 0) sides[name]?.push(took);
    }
  }
  console.log(comparison('command to picture of the lab', 'ms', sides));
});

/** How long a command takes to its end. */
function milliseconds(command: string, args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, [...args], { cwd: root, env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return performance.now() - start;
}
