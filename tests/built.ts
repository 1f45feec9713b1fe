import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** A module of this repository as a program of its own, for a thread or a process that reads no TypeScript. */
export interface Built {
  readonly file: string;
  remove(): void;
}

/** Builds it, with all that it imports. */
export async function built(module: string): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { input: module, output: { format: 'es', entryFileNames: 'built.mjs', codeSplitting: false } },
    },
  });
  return { file: join(folder, 'built.mjs'), remove: () => rmSync(folder, { recursive: true }) };
}
