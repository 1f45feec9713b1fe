import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** A module of this repository as a program of its own, for a thread or a process that reads no TypeScript. */
export interface Built {
  readonly file: string;
  remove(): void;
}

/** What stays outside, and is found from anywhere by its whole path: it has parts that are no JavaScript. */
const outside = ['koffi'];

/** Builds it, with all that it imports; Electron's own module is there where it runs. */
export async function built(module: string): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'outside',
        enforce: 'pre',
        resolveId(id) {
          if (!outside.includes(id)) return null;
          return { id: pathToFileURL(createRequire(import.meta.url).resolve(id)).href, external: true };
        },
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: module,
        external: ['electron'],
        output: { format: 'es', entryFileNames: 'built.mjs', codeSplitting: false },
      },
    },
  });
  return { file: join(folder, 'built.mjs'), remove: () => rmSync(folder, { recursive: true }) };
}
