import { type ChildProcess, fork } from 'node:child_process';
import type { WorkerLink } from '../../src/main/hosts/wts/worker-link';
import type { FromWorker } from '../../src/main/hosts/wts/wts-calls';
import type { WtsLibraries } from '../../src/main/hosts/wts/wtsapi32';
import { type Built, built } from '../built';

/** Worker processes for a pool; Electron's utility processes are not there in a test that runs as Node. */
export class ForkedWtsWorkers {
  readonly #program: Built;
  readonly #libraries: WtsLibraries;
  readonly #running = new Set<ChildProcess>();
  /** How many were started. */
  started = 0;

  private constructor(program: Built, libraries: WtsLibraries) {
    this.#program = program;
    this.#libraries = libraries;
  }

  static async build(libraries: WtsLibraries): Promise<ForkedWtsWorkers> {
    return new ForkedWtsWorkers(await built('tests/contract/forked-wts-worker.ts'), libraries);
  }

  /** Process ids of those that run. */
  get pids(): number[] {
    return [...this.#running].flatMap(({ pid }) => pid ?? []);
  }

  /** Starts one, for a pool. */
  start = (): WorkerLink => {
    this.started++;
    const child = fork(this.#program.file, [JSON.stringify(this.#libraries)], {
      execArgv: [],
      env: { ...process.env, UV_THREADPOOL_SIZE: '128' },
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return {
      postMessage: (message) => void (child.connected && child.send(message)),
      onMessage: (heard) => void child.on('message', (message) => heard(message as FromWorker)),
      onEnd: (heard) => void child.once('exit', heard),
      kill: () => void child.kill('SIGKILL'),
    };
  };

  remove(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    this.#program.remove();
  }
}
