import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundledLicences } from './scripts/setup/licences.mjs';

// The oldest runtime that runs what is built: the fallback of scripts/setup/electron-fallback.mjs.
const nodeTarget = 'node24.15';
const chromeTarget = 'chrome148';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Puts the licences of what is bundled beside main, for *About*. */
const licences = {
  name: 'licences',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): unknown }) {
    const source = JSON.stringify(bundledLicences(import.meta.dirname));
    this.emitFile({ type: 'asset', fileName: 'licences.json', source });
  },
};

export default defineConfig({
  main: {
    plugins: [licences],
    define: { ELECTRON_MADE_FOR: JSON.stringify(devDependencies.electron) },
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        input: 'src/main/entry.ts',
        // koffi has a part that is no JavaScript: it stays a package beside the program.
        external: ['koffi'],
        // The workers (`?modulePath`) of History and of Windows sessions are programs of their own beside main.cjs.
        output: { format: 'cjs', entryFileNames: 'main.cjs', chunkFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file that can require `electron` and little else.
      rolldownOptions: {
        input: 'src/main/preload.ts',
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    plugins: [react()],
    build: {
      target: chromeTarget,
      minify: true,
      // The strict policy of the page allows no `data:` files.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});
