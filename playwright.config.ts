import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  // The tests share one display and one real host.
  workers: 1,
  timeout: 60_000,
  // Loaded machines are slow; what never comes fails all the same.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./scripts/testing/playwright-results.mjs']],
});
