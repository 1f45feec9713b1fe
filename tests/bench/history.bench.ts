import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, built } from '../built';

const entries = 1_000_000;
const worker = path.resolve(import.meta.dirname, '../../out/main/history-worker.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'history-bench-'));
let program: Built;

beforeAll(async () => {
  program = await built('tests/bench/measure-history.ts');
});
afterAll(() => {
  program?.remove();
  rmSync(folder, { recursive: true });
});

test(`History of ${entries} entries`, async () => {
  const args = [program.file, folder, worker, `${entries}`];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  console.log(stdout.trim());
  expect(stderr).toBe('');
  // Whole, after all that was written.
  expect(stdout.match(/"broken":null/g)).toHaveLength(2);
});
