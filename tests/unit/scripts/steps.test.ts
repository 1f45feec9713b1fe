import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readResults } from '../../../scripts/testing/results.mjs';
import { runOptions } from '../../../scripts/testing/run-tests.mjs';
import { summary } from '../../../scripts/testing/steps.mjs';

describe('results of a run', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'results-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test('as written', () => {
    writeFileSync(join(folder, 'results.json'), JSON.stringify({ passed: 3, failed: 2, skipped: [] }));
    expect(readResults(join(folder, 'results.json'), 1)).toEqual({ passed: 3, failed: 2, skipped: [] });
  });

  test('a run that failed without a failed test, or left nothing, failed once', () => {
    expect(readResults(join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: [] });
    writeFileSync(join(folder, 'results.json'), JSON.stringify({ passed: 3, failed: 0, skipped: [] }));
    expect(readResults(join(folder, 'results.json'), 134)).toEqual({ passed: 3, failed: 1, skipped: [] });
  });

  test('a run that left nothing did not pass, whatever its exit code', () => {
    expect(readResults(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
});

describe('summary', () => {
  const skipped = [
    { test: 'ends a session', reason: 'needs root' },
    { test: 'ends all', reason: 'needs root' },
  ];
  const steps = [
    { name: 'types', seconds: 1.25, results: { passed: 1, failed: 0, skipped: [] } },
    { name: 'host', seconds: 20, results: { passed: 4, failed: 1, skipped } },
  ];

  test('adds up in its last line', () => {
    expect(summary(steps).split('\n').at(-1)).toBe('5 passed, 1 failed, 2 skipped');
    expect(summary(steps.slice(0, 1)).split('\n').at(-1)).toBe('1 passed, 0 failed');
  });

  test('names what failed, and each skipped test under its reason', () => {
    expect(summary(steps)).toContain('FAILED: host\n');
    expect(summary(steps)).toContain('SKIPPED in host: needs root\n  ends a session\n  ends all\n');
  });
});

describe('options of a model run', () => {
  test('go into the environment, the rest stays', () => {
    const env = {};
    expect(runOptions('MODEL', ['--runs', '200', 'tests/model/lab', '--seed=-7'], env)).toEqual(['tests/model/lab']);
    expect(env).toEqual({ MODEL_RUNS: '200', MODEL_SEED: '-7' });
  });

  test('need a number', () => {
    expect(() => runOptions('MODEL', ['--runs'], {})).toThrow('--runs needs a whole number');
    expect(() => runOptions('MODEL', ['--seed', 'x'], {})).toThrow('--seed needs a whole number');
  });
});
