import fs from 'node:fs';

/**
 * What a run of tests came to.
 * @typedef {object} Results
 * @property {number} passed
 * @property {number} failed
 * @property {Skip[]} skipped
 *
 * @typedef {{ test: string, reason: string }} Skip
 */

/** The variable with the file that our reporters write Results to; they do nothing without it. */
export const resultsVariable = 'TEST_RESULTS_FILE';

/** @param {Results} results */
export function writeResults(results) {
  const file = process.env[resultsVariable];
  if (file) fs.writeFileSync(file, JSON.stringify(results));
}

/**
 * The results of a run that ended with this exit code. A run that failed without a failed test failed once itself, and
 * so did one that left no results.
 * @param {string} file
 * @param {number} code
 * @returns {Results}
 */
export function readResults(file, code) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  /** @type {Results} */
  const results = JSON.parse(fs.readFileSync(file, 'utf8'));
  return code !== 0 && results.failed === 0 ? { ...results, failed: 1 } : results;
}
