import './setup/node-version.mjs';
import { spawn } from 'node:child_process';
import { exitCode, main, tiedToUs } from './setup/command.mjs';
import { root } from './setup/folders.mjs';
import { offTheSystemBus } from './setup/off-the-system-bus.mjs';
import { buildProgram } from './setup/program.mjs';
import { setUp } from './setup/set-up.mjs';
import { withoutDisplay } from './setup/without-display.mjs';

// npm run --silent cli -- COMMAND [OPTIONS]: everything that is missing, then a command of the program, without a window
// or a display. What is said on the way is no result.
console.log = console.error;
await main(async () => {
  const electron = await setUp({ window: false });
  await buildProgram(root);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return command(electron.executable, { ...offTheSystemBus(env), ...electron.env });
});

/**
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
function command(executable, env) {
  return new Promise((resolve, reject) => {
    const args = [...withoutDisplay(), root, ...process.argv.slice(2)];
    const program = spawn(...tiedToUs(executable, args), { env, stdio: 'inherit' });
    // Ctrl+C in the terminal reaches it without us, and a second time would be no news to it.
    process.on('SIGINT', () => {});
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => program.kill(signal));
    program.on('error', reject);
    program.on('close', (code, signal) => resolve(exitCode(code, signal)));
  });
}
