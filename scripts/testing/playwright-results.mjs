import { writeResults } from './results.mjs';

/** Writes what a run of Playwright came to. A flaky test is a failed one. */
export default class PlaywrightResults {
  /** @type {import('playwright/types/testReporter').Suite | undefined} */
  #suite;
  #errors = 0;

  /**
   * @param {unknown} _config
   * @param {import('playwright/types/testReporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** Something outside of the tests failed, such as a test file that could not be read. */
  onError() {
    this.#errors++;
  }

  onEnd() {
    const results = { passed: 0, failed: this.#errors, skipped: /** @type {import('./results.mjs').Skip[]} */ ([]) };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') results.passed++;
      else if (outcome !== 'skipped') results.failed++;
      else results.skipped.push({ test: test.titlePath().filter(Boolean).join(' > '), reason: skipReason(test) });
    }
    writeResults(results);
  }
}

/** @param {import('playwright/types/testReporter').TestCase} test */
function skipReason(test) {
  const skip = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  if (skip === undefined) return 'not run, because an earlier test failed';
  return skip.description ?? 'no reason given';
}
