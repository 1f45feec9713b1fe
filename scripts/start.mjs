import './setup/node-version.mjs';
import { spawn } from 'node:child_process';
import { exitCode, main, tiedToUs } from './setup/command.mjs';
import { withDisplay } from './setup/display.mjs';
import { root } from './setup/folders.mjs';
import { offTheSystemBus } from './setup/off-the-system-bus.mjs';
import { buildProgram } from './setup/program.mjs';
import { setUp } from './setup/set-up.mjs';

// npm start [-- OPTIONS]: everything that is missing, then the console. It reads the options itself.
await main(async () => {
  const electron = await setUp({ window: true });
  await buildProgram(root);
  return withDisplay((display) => {
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    return open(electron.executable, { ...offTheSystemBus(env), ...electron.env, ...display });
  });
});

/**
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
function open(executable, env) {
  const args = [root, ...process.argv.slice(2)];
  // Chromium refuses to sandbox root's programs; nobody else goes without.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return new Promise((resolve, reject) => {
    // A group of its own, so that Ctrl+C in the terminal reaches the console once: from here. A second one while it
    // closes would cut it off.
    const detached = process.platform !== 'win32';
    const program = spawn(...tiedToUs(executable, args), { env, stdio: 'inherit', detached });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => program.kill(signal));
    }
    whenOrphaned(() => program.kill('SIGTERM'));
    program.on('error', reject);
    program.on('close', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/**
 * npm starts scripts through a shell, which does not pass SIGTERM on: all that is seen of it here is that the shell is
 * gone.
 * @param {() => void} action
 */
function whenOrphaned(action) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    action();
  }, 500);
  timer.unref();
}
