import { execFile } from 'node:child_process';

/** How a command is run. */
export interface RunOptions {
  /** What it reads on stdin. */
  readonly input?: string;
  /** Killed after so many milliseconds; 30 s without it. */
  readonly limit?: number;
}

/** Runs a command and answers with what it wrote to stdout; rejects with its words when it fails. */
export function run(
  command: string,
  args: readonly string[],
  { input, limit = 30_000 }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: limit, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 } as const;
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else
        reject(
          new Error(`${command} ${args.join(' ')}: ${error.killed ? 'too slow' : error.message}\n${stderr}${stdout}`),
        );
    });
    // One that does not read its input is no error.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}
