import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SshAddress } from '../../../shared/settings/ssh-address';
import { HostError } from '../host-backend';
import { sshProblem, sshWords } from './ssh-problem';

/** How much of what ssh writes besides is kept (bytes): the end. */
const keptWords = 16 * 1024;
/** How long (ms) ssh has to take its leave of the computer before it is killed. */
const longestLeave = 1000;

/**
 * What our connections need, whatever the user's configuration says for others: nothing is asked for, nothing is
 * forwarded or run besides, and a dead connection is noticed within 15 s. A connection shared with others
 * (ControlMaster) would hang and end with those.
 */
const options = [
  'BatchMode=yes',
  'ClearAllForwardings=yes',
  'ForwardAgent=no',
  'ForwardX11=no',
  'RemoteCommand=none',
  'PermitLocalCommand=no',
  'ControlMaster=no',
  'ControlPath=none',
  'ServerAliveInterval=5',
  'ServerAliveCountMax=2',
  'ConnectTimeout=10',
  'ConnectionAttempts=1',
  // Its words are matched.
  'LogLevel=INFO',
];

/** The arguments with which ssh runs a command at an address. The address can't be taken for an option. */
export function sshArguments({ user, host, port }: SshAddress, command: string): string[] {
  return [
    '-T',
    ...options.flatMap((option) => ['-o', option]),
    ...(user === null ? [] : ['-l', user]),
    ...(port === null ? [] : ['-p', String(port)]),
    '--',
    host,
    command,
  ];
}

/** One running `ssh`, in a session of its own: it has no terminal on which it could ask, and Ctrl+C does not reach it. */
export class SshProcess {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  #words = '';
  #stands = false;
  #ending = false;
  /** Why it ended; resolves when nothing of it is left. */
  readonly ended: Promise<HostError>;

  /** Starts the system's ssh: the first in the PATH of `environment`. It has ended at once where there is none. */
  constructor(address: SshAddress, command: string, environment: NodeJS.ProcessEnv) {
    this.#process = spawn('ssh', sshArguments(address, command), {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...environment, LC_ALL: 'C', SSH_ASKPASS_REQUIRE: 'never' },
    });
    const { stdin, stderr } = this.#process;
    // Whatever happens to a pipe, the end of the process tells why.
    stdin.on('error', () => {});
    stderr.setEncoding('utf8').on('data', (words: string) => this.addWords(words));
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error: NodeJS.ErrnoException) => {
        const missing = error.code === 'ENOENT' || error.code === 'EACCES';
        if (!this.started) resolve(new HostError(missing ? 'no-ssh' : 'host-error', error.message));
      });
      // Programs that led ssh to the computer can outlive it, and hold its pipes.
      this.#process.once('exit', () => {
        this.#signal('SIGKILL');
        this.stdout.resume();
      });
      this.#process.once('close', (code) => {
        const problem = this.#stands ? 'connection-lost' : sshProblem(code, this.#words);
        resolve(new HostError(problem, sshWords(this.#words)));
      });
    });
  }

  /** There was an ssh to start. */
  get started(): boolean {
    return this.#process.pid !== undefined;
  }

  /** What the command reads. */
  get stdin(): Writable {
    return this.#process.stdin;
  }

  /** What the command writes. */
  get stdout(): Readable {
    return this.#process.stdout;
  }

  /** The command has answered. What was said while logging on tells nothing about the end of a connection that stood. */
  stands(): void {
    this.#stands = true;
    this.#words = '';
  }

  /** Something that the computer said where it should not: it may tell why ssh ends. */
  addWords(words: string): void {
    this.#words = (this.#words + words).slice(-keptWords);
  }

  /** Ends it, if it has not ended; resolves when nothing of it is left. */
  async end(): Promise<void> {
    if (!this.#ending) {
      this.#ending = true;
      // Nobody reads it any more; what is left in a pipe would keep it open.
      this.stdout.resume();
      this.#signal('SIGTERM');
      const killing = new AbortController();
      const kill = sleep(longestLeave, undefined, { signal: killing.signal }).then(() => this.#signal('SIGKILL'));
      kill.catch(() => {});
      void this.ended.then(() => killing.abort());
    }
    await this.ended;
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // None is left.
    }
  }
}
