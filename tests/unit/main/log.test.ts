import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { logNames, oldLogsKept, openLog } from '../../../src/main/log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = () => readdirSync(join(folder, 'logs')).sort();
const content = (name: string) => readFileSync(join(folder, 'logs', name), 'utf8');

test.each(['window', 'commandLine'] as const)(
  'the log of the %s: full ones are put aside, and the oldest go',
  async (of) => {
    const largest = 2000;
    const log = openLog(folder, of, largest);
    const [newest = ''] = logNames(of);
    const lines = 200;
    for (let line = 0; line < lines; line++) {
      log.info(`line ${line} ${'x'.repeat(100)}`);
      await vi.waitFor(() => expect(content(newest)).toContain(`line ${line} `), { interval: 1 });
    }
    expect(names()).toEqual(logNames(of).sort());
    expect(names()).toHaveLength(oldLogsKept + 1);
    for (const name of names()) expect(statSync(join(folder, 'logs', name)).size).toBeLessThan(largest + 500);
    // Nothing is missing between the oldest that is kept and the newest.
    const kept = logNames(of)
      .toReversed()
      .flatMap((name) => [...content(name).matchAll(/line (\d+) /g)].map(([, number]) => Number(number)));
    expect(kept.at(-1)).toBe(lines - 1);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, place) => lines - kept.length + place));
  },
);
