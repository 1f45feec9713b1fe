import path from 'node:path';
import { run, SetUpError } from '../setup/command.mjs';
import { withDisplay } from '../setup/display.mjs';
import { root } from '../setup/folders.mjs';
import { buildProgram } from '../setup/program.mjs';
import { setUp } from '../setup/set-up.mjs';
import { setUpSystemPackages } from '../setup/system-packages.mjs';
import { realHostObstacle } from './real-host.mjs';
import { resultsVariable } from './results.mjs';

/** Kinds of test; each is a folder in tests/. */
export const testKinds = ['unit', 'model', 'contract', 'host', 'e2e', 'package', 'bench', 'pictures'];

/** Kinds that open windows, and kinds that may use a real host. */
const withWindow = ['host', 'e2e', 'package', 'bench', 'pictures'];
const onRealHost = ['host', 'e2e', 'package', 'bench'];
/** Kinds that compile the stand-in for wtsapi32. */
const onFakeWindows = ['contract', 'e2e', 'bench'];
/** Kinds that Playwright runs; vitest runs the others. */
const byPlaywright = ['e2e', 'package', 'pictures'];

/**
 * Sets up what a kind of test needs and runs it with this terminal.
 * @param {string} kind
 * @param {readonly string[]} args for vitest or Playwright
 * @param {string} [resultsFile] where its Results go
 * @returns {Promise<number>} its exit code
 */
export async function runTests(kind, args, resultsFile) {
  const window = withWindow.includes(kind);
  const electron = await setUp({ window });
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...electron.env };
  delete env.ELECTRON_RUN_AS_NODE;
  if (resultsFile !== undefined) env[resultsVariable] = resultsFile;
  if (onFakeWindows.includes(kind)) await setUpSystemPackages(['fakeWindows']);
  if (!window) {
    return kind === 'model'
      ? vitest(electron, kind, runOptions('MODEL', args, env), env)
      : vitest(electron, kind, args, env);
  }

  if (onRealHost.includes(kind)) {
    const obstacle = realHostObstacle();
    if (obstacle === null) await setUpSystemPackages(['hostTests']);
    else env.NO_REAL_HOST = obstacle;
    if (obstacle === null && kind === 'package') await setUpSystemPackages(['packaging', 'packageTests']);
  }
  await buildProgram(root);
  return withDisplay((display) =>
    byPlaywright.includes(kind)
      ? playwright(kind, runOptions('KILL', args, env), { ...env, ...display })
      : vitest(electron, kind, args, { ...env, ...display }),
  );
}

/**
 * Runs vitest inside Electron's own Node, the one that the program has.
 * @param {import('../setup/electron.mjs').Electron} electron
 * @param {string} project
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function vitest(electron, project, args, env) {
  const tool = path.join(root, 'node_modules/vitest/vitest.mjs');
  return run(electron.executable, [tool, 'run', '--project', project, ...args], {
    cwd: root,
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
  });
}

/**
 * @param {string} project
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function playwright(project, args, env) {
  const tool = path.join(root, 'node_modules/playwright/cli.js');
  return run(process.execPath, [tool, 'test', `--project=${project}`, ...args], { cwd: root, env });
}

/**
 * Takes --runs and --seed out of the arguments, for tests to find in their environment behind a prefix.
 * @param {string} prefix
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[]} the rest
 */
export function runOptions(prefix, args, env) {
  const rest = [];
  for (let i = 0; i < args.length; i++) {
    const option = /^--(runs|seed)(?:=(.*))?$/.exec(args[i] ?? '');
    if (option === null) {
      rest.push(args[i] ?? '');
      continue;
    }
    const [, name = '', value = args[++i] ?? ''] = option;
    if (!/^-?\d+$/.test(value)) throw new SetUpError(`--${name} needs a whole number`);
    env[`${prefix}_${name.toUpperCase()}`] = value;
  }
  return rest;
}
