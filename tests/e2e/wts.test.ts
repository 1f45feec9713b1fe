import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { type Built, built } from '../built';
import { FakeWts } from '../contract/fake-wts';
import { processesOf, programEnvironment } from './program';

const worker = path.resolve(import.meta.dirname, '../../out/main/wts-worker.cjs');

interface Said {
  readonly server?: string;
  readonly users?: readonly string[];
  readonly problem?: string;
  readonly detail?: string;
  readonly hint?: boolean;
  readonly took?: number;
  readonly workers?: number;
}

/** The tiny program of wts-main.ts. */
class TinyProgram {
  readonly said: Said[] = [];
  readonly #child: ChildProcessWithoutNullStreams;

  constructor(main: Built, fake: FakeWts, dataFolder: string) {
    const executable = createRequire(import.meta.url)('electron') as unknown as string;
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [main.file, ...sandbox, `--user-data-dir=${dataFolder}`, worker, JSON.stringify(fake.libraries)];
    this.#child = spawn(executable, args, { env: programEnvironment() });
    let rest = '';
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('{')) this.said.push(JSON.parse(line));
    });
  }

  ask(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** What it says of a computer that it is asked to read now. */
  async read(server: string): Promise<Said> {
    const before = this.said.length;
    this.ask(server);
    const answer = () => this.said.slice(before).find((one) => one.server === server && one.hint !== true);
    await expect.poll(answer).toBeDefined();
    return answer() as Said;
  }

  async exit(): Promise<number | null> {
    const [code] = await Promise.all([once(this.#child, 'exit'), this.ask('exit')]);
    return (code as [number | null])[0];
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

test('the built worker reads Windows sessions in a utility process; a blocked one is killed, and nobody waits', async () => {
  const main = await built('tests/e2e/wts-main.ts');
  const fake = FakeWts.open();
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'stationmaster-wts-'));
  const names = ['山田 花子', 'مريم', '𠮷田😀'];
  const hosts = new Map(['lab-a', 'lab-b'].map((name) => [name, fake.host(name)]));
  for (const host of hosts.values()) {
    for (const name of names) host.logOn(host.client(`PC-${name}`, 2, [10, 0, 0, 7]), name, 'LAB');
  }
  const users = names.map((name) => `LAB\\${name}`);
  const program = new TinyProgram(main, fake, dataFolder);
  try {
    await expect.poll(() => program.said).toContainEqual({ ready: true });
    for (const name of hosts.keys()) expect(await program.read(name)).toMatchObject({ users });
    // What happens there is heard.
    const a = hosts.get('lab-a');
    a?.client('PC-new', 2, [10, 0, 0, 9]);
    await expect.poll(() => program.said).toContainEqual({ server: 'lab-a', hint: true });

    a?.setHost('blocked', 1);
    const blocked = program.read('lab-a');
    const other = await program.read('lab-b');
    expect(other).toMatchObject({ users });
    expect(other.took).toBeLessThan(2000);
    expect(await blocked).toMatchObject({ problem: 'time-limit' });
    a?.setHost('blocked', 0);
    expect(await program.read('lab-a')).toMatchObject({ users });
    // The worker as it is shipped looks for Windows, and finds none here.
    const here = await program.read('this computer');
    expect(here).toMatchObject({ problem: 'no-wts', detail: expect.stringMatching(/load shared library/i) });
    expect(await program.read('no-such-computer')).toMatchObject({ problem: 'no-rpc' });
    expect(await program.exit()).toBe(0);
    // Also with waits for events under way, no process is left.
    await expect.poll(() => processesOf(dataFolder)).toEqual([]);
    await expect.poll(() => processesOf(fake.file)).toEqual([]);
  } finally {
    program.kill();
    fake.remove();
    main.remove();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
