import { defineConfig } from 'playwright/test';

export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', testMatch: '**/*.test.ts' },
    { name: 'package', testDir: 'tests/package', testMatch: '**/*.test.ts' },
    { name: 'pictures', testDir: 'tests/pictures', testMatch: '**/*.pictures.ts' },
  ],
  outputDir: 'test-results',
  // The tests share one display and one real host.
  workers: 1,
  timeout: 60_000,
  // Loaded machines are slow; what never comes fails all the same.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./scripts/testing/playwright-results.mjs']],
});
