import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Turns } from '../../turns';
import { HostError } from '../host-backend';
import { type CommandResult, type HostCommands, longestOutput, mostCommands } from './host-commands';

/** A local command that does not end when asked to is killed so long (ms) after. */
const killAfter = 2000;

/** Gives commands to the shell of this computer. Words come in English (LC_ALL=C.UTF-8). */
export class LocalCommands implements HostCommands {
  readonly #prefix: readonly string[];
  readonly #turns = new Turns(mostCommands);
  #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  /** `prefix`: what the shell is started by, for tests: `nsenter -t PID -a`. */
  constructor(prefix: readonly string[] = []) {
    this.#prefix = prefix;
  }

  async run(command: string, signal: AbortSignal): Promise<CommandResult> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    const turnOver = await this.#turns.take(either);
    try {
      return await this.#run(command, either);
    } finally {
      turnOver();
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new HostError('connection-lost'));
    this.#closing = new AbortController();
    await Promise.all(this.#running);
  }

  async #run(command: string, signal: AbortSignal): Promise<CommandResult> {
    signal.throwIfAborted();
    // What a shell says of a command that it can't read belongs to the output.
    const [program = '', ...args] = [...this.#prefix, 'sh', '-c', 'exec sh -c "$1" 2>&1', 'sh', command];
    const child = spawn(program, args, {
      // A process group of its own, so that all of it can be ended.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    this.#running.add(gone);
    void gone.then(() => this.#running.delete(gone));
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      let size = 0;
      const giveUp = (error: unknown) => {
        reject(error);
        end(child);
      };
      const aborted = () => giveUp(signal.reason);
      signal.addEventListener('abort', aborted, { once: true });
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (part: Buffer) => {
          size += part.length;
          if (size <= longestOutput) parts.push(part);
          else giveUp(new HostError('bad-reading', `a command wrote more than ${longestOutput} bytes`));
        });
      }
      child.once('error', (error) => reject(new HostError('host-error', error.message)));
      child.once('close', (code, by) => {
        signal.removeEventListener('abort', aborted);
        // As a shell says that a signal killed a command.
        resolve({
          code: code ?? 128 + (by === null ? 0 : constants.signals[by]),
          output: Buffer.concat(parts).toString(),
        });
      });
    });
  }
}

/** Asks all programs of a command to end, and kills what is left. */
function end(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), killAfter);
  child.once('close', () => {
    clearTimeout(timer);
    signalGroup(child, 'SIGKILL');
  });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // None is left.
  }
}
