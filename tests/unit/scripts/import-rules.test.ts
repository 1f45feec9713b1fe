import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importProblems } from '../../../scripts/lint/import-rules.mjs';
import { root } from '../../../scripts/setup/folders.mjs';

/** The problems of a repository with just these files. */
function problemsOf(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return importProblems(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the rules hold in this repository', () => {
  expect(importProblems(root)).toEqual([]);
});

const allowed: readonly (readonly [file: string, text: string])[] = [
  ['src/shared/lab/a.ts', "import * as v from 'valibot'; import type { B } from '../session/b';"],
  ['src/main/lab/a.ts', "import { app } from 'electron'; import { b } from '../../shared/b'; import 'node:fs';"],
  ['src/main/log.ts', "import log from 'electron-log/node';"],
  ['src/main/hosts/wts/wtsapi32.ts', "import koffi from 'koffi';"],
  ['src/main/preload.ts', "import { contextBridge, ipcRenderer } from 'electron'; import '../shared/ipc/contract';"],
  ['src/main/ipc/ipc.ts', "import { ipcMain } from 'electron';"],
  ['src/renderer/bridge.ts', "import '../shared/ipc/contract'; window.stationmaster.getLab();"],
  ['src/renderer/a/b.tsx', "import { x } from '@fluentui/react-icons/svg/x'; import '../c.css'; label.stationmasters;"],
];

test.each(allowed)('%s: %s', (file, text) => {
  expect(problemsOf({ [file]: text })).toEqual([]);
});

const forbidden: readonly (readonly [file: string, text: string, problem: string])[] = [
  ['src/shared/a/b.ts', "import '../../main/c';", 'src/shared may not import src/main/c'],
  ['src/shared/a.ts', "export * from '../renderer/c';", 'src/shared may not import src/renderer/c'],
  ['src/shared/a.ts', "import fs from 'node:fs';", 'src/shared may not import node:fs'],
  ['src/shared/a.ts', "import { app } from 'electron';", 'src/shared may not import electron'],
  ['src/shared/a.ts', "import { create } from 'zustand';", 'src/shared may not import zustand'],
  ['src/main/a.ts', "import type { B } from '../renderer/b';", 'src/main may not import src/renderer/b'],
  ['src/main/a.ts', "import { useState } from 'react';", 'src/main may not import react'],
  ['src/main/a.ts', "export { x } from '../../tests/x';", 'src/main may not import tests/x'],
  ['src/main/a.ts', "type B = import('../renderer/b').B;", 'src/main may not import src/renderer/b'],
  ['src/main/a.ts', "const b = await import('dbus-native');", 'dbus-native is imported in src/main/hosts/logind/'],
  ['src/main/hosts/wts/a.ts', "import koffi from 'koffi';", 'koffi is imported in src/main/hosts/wts/wtsapi32.ts only'],
  ['src/main/a.ts', "const log = require('electron-log/main');", 'electron-log is imported in src/main/log.ts only'],
  ['src/main/a.ts', "import type { DatabaseSync } from 'node:sqlite';", 'node:sqlite is imported in src/main/history/'],
  ['src/main/a.ts', "const sqlite = require('node:sqlite');", 'node:sqlite is imported in src/main/history/sqlite.ts'],
  ['src/main/preload.ts', "import 'node:sqlite';", 'src/main/preload.ts may not import node:sqlite'],
  ['src/shared/a.ts', "import 'node:sqlite';", 'src/shared may not import node:sqlite'],
  ['src/main/a.ts', 'const b = await import(name);', 'what is imported must be written out'],
  ['src/main/a.ts', "import { ipcMain as x } from 'electron';", 'ipcMain is imported in src/main/ipc/ipc.ts only'],
  ['src/main/a.ts', "import { ipcRenderer } from 'electron';", 'ipcRenderer is imported in src/main/preload.ts only'],
  ['src/main/a.ts', "import { contextBridge } from 'electron';", 'contextBridge is imported in src/main/preload.ts'],
  ['src/main/a.ts', "import * as electron from 'electron';", 'electron is imported by names'],
  ['src/main/a.ts', "import electron from 'electron';", 'electron is imported by names'],
  ['src/main/a.ts', "import electron = require('electron');", 'electron is imported by names'],
  ['src/main/preload.ts', "import fs from 'node:fs';", 'src/main/preload.ts may not import node:fs'],
  ['src/main/preload.ts', "import * as v from 'valibot';", 'src/main/preload.ts may not import valibot'],
  ['src/renderer/a.tsx', "import type { B } from '../main/b';", 'src/renderer may not import src/main/b'],
  ['src/renderer/a.ts', "import { ipcRenderer } from 'electron';", 'src/renderer may not import electron'],
  ['src/renderer/a.ts', "import path from 'node:path';", 'src/renderer may not import node:path'],
  ['src/renderer/a.ts', 'window.stationmaster.getLab();', 'what preload exposes is used in src/renderer/bridge.ts'],
  ['src/renderer/a.ts', "globalThis['stationmaster'];", 'what preload exposes is used in src/renderer/bridge.ts'],
];

test.each(forbidden)('%s: %s', (file, text, problem) => {
  expect(problemsOf({ [file]: `// first line\n${text}` })).toEqual([expect.stringContaining(`${file}:2: ${problem}`)]);
});

test('a file that cannot be read is an error', () => {
  expect(() => problemsOf({ 'src/main/a.ts': 'import {' })).toThrow('src/main/a.ts cannot be read');
});
