import { defineConfig } from 'vitest/config';

/** One project a kind of test: its folder, and what differs. */
function project(
  name: string,
  more: { pool?: 'threads'; testTimeout?: number; hookTimeout?: number; fileParallelism?: boolean } = {},
) {
  return { test: { name, include: [`tests/${name}/**/*.{test,bench}.{ts,tsx}`], ...more } };
}

export default defineConfig({
  test: {
    reporters: ['default', './scripts/testing/vitest-results.mjs'],
    projects: [
      project('unit', { pool: 'threads' }),
      project('model', { testTimeout: 30 * 60_000 }),
      // Some start processes, and a busy computer takes its time.
      project('contract', { testTimeout: 20_000, hookTimeout: 20_000 }),
      // Containers are booted here, one after the other.
      project('host', { testTimeout: 5 * 60_000, hookTimeout: 15 * 60_000, fileParallelism: false }),
      project('bench', { testTimeout: 30 * 60_000, fileParallelism: false }),
    ],
  },
});
