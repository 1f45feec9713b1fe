import { writeResults } from './results.mjs';

/** Writes what a run of vitest came to; its JSON reporter has no reasons for skips. */
export default class VitestResults {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const results = {
      passed: 0,
      failed: unhandled.length,
      skipped: /** @type {import('./results.mjs').Skip[]} */ ([]),
    };
    for (const module of modules) {
      results.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') results.passed++;
        else if (result.state === 'failed') results.failed++;
        else {
          const note = result.state === 'skipped' ? result.note : 'not run';
          results.skipped.push({ test: test.fullName, reason: note ?? 'no reason given' });
        }
      }
    }
    writeResults(results);
  }
}
