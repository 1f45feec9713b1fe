import fs from 'node:fs';
import path from 'node:path';
import { moduleUses } from './module-uses.mjs';

/**
 * What each zone may import besides its own files: other zones, and packages. A package with a list of files may be
 * imported in those only; so may a part of Node that is listed by its own name. Whatever is not listed is not allowed.
 * @typedef {{ zones: readonly string[], packages: Readonly<Record<string, 'anywhere' | readonly string[]>> }} Zone
 */

/** @type {Readonly<Record<string, Zone>>} */
const zones = {
  'src/shared': { zones: [], packages: { valibot: 'anywhere' } },
  'src/main': {
    zones: ['src/shared'],
    packages: {
      'node:': 'anywhere',
      'node:sqlite': ['src/main/history/sqlite.ts'],
      electron: 'anywhere',
      valibot: 'anywhere',
      'dbus-native': ['src/main/hosts/logind/system-bus.ts'],
      'electron-log': ['src/main/log.ts'],
      koffi: ['src/main/hosts/wts/wtsapi32.ts'],
      'string-width': ['src/main/cli/table.ts'],
    },
  },
  'src/renderer': {
    zones: ['src/shared'],
    packages: {
      react: 'anywhere',
      'react-dom': 'anywhere',
      '@fluentui/react-components': 'anywhere',
      '@fluentui/react-icons': 'anywhere',
      '@tanstack/react-virtual': 'anywhere',
      zustand: 'anywhere',
      valibot: 'anywhere',
    },
  },
};

/** Parts of Electron that make or use the way between window and main. */
const electronNames = /** @type {Readonly<Record<string, string>>} */ ({
  ipcMain: 'src/main/ipc/ipc.ts',
  ipcRenderer: 'src/main/preload.ts',
  contextBridge: 'src/main/preload.ts',
});

/** What preload exposes, as a property of the window, and the one file that uses it. */
const exposed = { name: 'stationmaster', file: 'src/renderer/bridge.ts' };

/** Runs in the sandbox, where Node is not. */
const preload = 'src/main/preload.ts';

/**
 * Every import under src/ that the rules forbid, one line each.
 * @param {string} root
 * @returns {string[]}
 */
export function importProblems(root) {
  return Object.entries(zones).flatMap(([zone, rules]) =>
    sources(root, zone).flatMap((file) => {
      const text = fs.readFileSync(path.join(root, file), 'utf8');
      return fileProblems(file, text, zone, rules).map(({ line, problem }) => `${file}:${line}: ${problem}`);
    }),
  );
}

/**
 * @param {string} file
 * @param {string} text
 * @param {string} zone
 * @param {Zone} rules
 */
function fileProblems(file, text, zone, rules) {
  const { imports, properties } = moduleUses(file, text);
  const problems = [];
  for (const one of imports) {
    const problem = importProblem(file, one, zone, rules);
    if (problem !== null) problems.push({ line: one.line, problem });
  }
  if (zone !== 'src/renderer' || file === exposed.file) return problems;
  for (const { name, line } of properties) {
    if (name === exposed.name) problems.push({ line, problem: `what preload exposes is used in ${exposed.file} only` });
  }
  return problems;
}

/**
 * @param {string} file
 * @param {import('./module-uses.mjs').Import} one
 * @param {string} zone
 * @param {Zone} rules
 * @returns {string | null}
 */
function importProblem(file, { module, names }, zone, rules) {
  if (module === null) return 'what is imported must be written out';
  if (module.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), module);
    const allowed = [zone, ...rules.zones].some((other) => target.startsWith(`${other}/`));
    return allowed ? null : `${zone} may not import ${target}`;
  }
  const name = Object.hasOwn(rules.packages, module) ? module : packageName(module);
  const places = file === preload && name !== 'electron' ? undefined : rules.packages[name];
  if (places === undefined) return `${file === preload ? preload : zone} may not import ${module}`;
  if (places !== 'anywhere' && !places.includes(file)) return `${name} is imported in ${places.join(', ')} only`;
  return name === 'electron' ? electronProblem(file, names) : null;
}

/**
 * @param {string} file
 * @param {readonly string[] | null} names
 */
function electronProblem(file, names) {
  if (names === null) return 'electron is imported by names, so that these rules can see which';
  for (const name of names) {
    const place = electronNames[name];
    if (place !== undefined && place !== file) return `${name} is imported in ${place} only`;
  }
  return null;
}

/** `@scope/name`, `name`, or `node:` for what is built in. @param {string} module */
function packageName(module) {
  if (module.startsWith('node:')) return 'node:';
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * @param {string} root
 * @param {string} zone
 * @returns {string[]} relative to the root, with forward slashes
 */
function sources(root, zone) {
  const folder = path.join(root, zone);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(name))
    .map((name) => `${zone}/${name.replaceAll(path.sep, '/')}`)
    .sort();
}
