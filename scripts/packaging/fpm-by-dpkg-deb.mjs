#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Takes the arguments that electron-builder gives to fpm for a .deb, and builds that with Debian's own dpkg-deb.

/** Options without a value. */
const flags = new Set(['--force', '--debug']);

/**
 * @param {readonly string[]} args
 * @returns {{ options: Map<string, string[]>, files: (readonly [from: string, to: string])[] }}
 */
function parse(args) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {(readonly [string, string])[]} */
  const files = [];
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (flags.has(argument)) continue;
    if (!argument.startsWith('-')) {
      const equals = argument.lastIndexOf('=');
      files.push([argument.slice(0, equals), argument.slice(equals + 1)]);
      continue;
    }
    const [, name = argument, value = rest.shift() ?? ''] = /^(--[^=]+)=(.*)$/.exec(argument) ?? [];
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { options, files };
}

const { options, files } = parse(process.argv.slice(2));
/** @param {string} name */
const one = (name) => {
  const [value] = options.get(name) ?? [];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};
if (one('-s') !== 'dir' || one('-t') !== 'deb') throw new Error('only a .deb of folders is built here');

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'stationmaster-deb-'));
try {
  fs.chmodSync(tree, 0o755);
  for (const [from, to] of files) put(from, path.join(tree, to));
  for (const file of options.get('--exclude') ?? []) fs.rmSync(path.join(tree, file));
  makeModesUsual(tree);
  writeControl();
  // Electron-builder knows no other name for something quicker.
  const [compressor, level] =
    process.env.STATIONMASTER_QUICK === 'yes' ? ['zstd', '3'] : [one('--deb-compression'), '9'];
  const args = ['--root-owner-group', `-Z${compressor}`, `-z${level}`, '--build', tree, one('--package')];
  execFileSync('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'] });
} finally {
  fs.rmSync(tree, { recursive: true, force: true });
}

/**
 * As fpm has it: a folder that ends in `/` is put in with what it holds, everything else as the named file.
 * @param {string} from
 * @param {string} to
 */
function put(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.cpSync(from, to, { recursive: true });
}

/**
 * Folders and programs 755, other files 644, whatever they were here.
 * @param {string} folder
 */
function makeModesUsual(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || (fs.statSync(name).mode & 0o111) !== 0;
    fs.chmodSync(name, runs ? 0o755 : 0o644);
    if (entry.isDirectory()) makeModesUsual(name);
  }
}

function writeControl() {
  const installed = allFiles(tree);
  const folder = path.join(tree, 'DEBIAN');
  fs.mkdirSync(folder);
  const kilobytes = installed.reduce((sum, name) => sum + Math.ceil(fs.lstatSync(name).size / 1024), 0);
  const [synopsis = '', ...description] = one('--description').split('\n');
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': String(kilobytes),
    Depends: (options.get('-d') ?? []).join(', '),
    Recommends: (options.get('--deb-recommends') ?? []).join(', '),
    Section: one('--category'),
    Priority: one('--deb-priority'),
    Homepage: one('--url'),
    Description: [synopsis, ...description.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  fs.writeFileSync(path.join(folder, 'control'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
  const sums = installed.map((name) => {
    const sum = createHash('md5').update(fs.readFileSync(name)).digest('hex');
    return `${sum}  ${path.relative(tree, name)}\n`;
  });
  fs.writeFileSync(path.join(folder, 'md5sums'), sums.join(''));
  for (const [option, name] of [
    ['--after-install', 'postinst'],
    ['--after-remove', 'postrm'],
  ]) {
    fs.copyFileSync(one(option ?? ''), path.join(folder, name ?? ''));
    fs.chmodSync(path.join(folder, name ?? ''), 0o755);
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function allFiles(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
