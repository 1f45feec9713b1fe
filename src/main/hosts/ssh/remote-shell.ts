import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SshAddress } from '../../../shared/settings/ssh-address';
import type { Time } from '../../time';
import { Turns } from '../../turns';
import { untilAborted } from '../../until-aborted';
import { HostError } from '../host-backend';
import { type CommandResult, longestOutput, mostCommands } from '../logind/host-commands';
import { quoted } from '../logind/quoted';
import { SshProcess } from './ssh-process';

/** How long (ms) it may take until the shell is there: ssh itself gives up a computer that does not answer before. */
const longestOpening = 30_000;
/** A shell that has not said for so long (ms) that it begins what it was given hangs. */
const longestSilence = 2000;
/** No command lives longer (s), also when the connection has gone; what does not end when asked to is killed after 2 s. */
const longestCommand = 60;
/** How long (ms) the shell has to end by itself. */
const longestLeave = 500;
/** A line end and an exit code (characters). */
const longestEnd = 4;
/** A longer line (characters) is none of ours. */
const longestLine = 4096;

/**
 * What the shell is told first. Each line that it writes for us begins with a token that nobody else knows: it is in no
 * command line and no environment. A command's output comes in base64, in lines that are short enough to be written in
 * one piece, so that those of several commands can't get mixed up; behind the output is its exit code.
 */
function preparations(token: string): string {
  return `token=${token}
export LC_ALL=C.UTF-8
exec 3>&1
run() {
  {
    echo "$token $1 part"
    {
      timeout -k 2 ${longestCommand} sh -c "$2" < /dev/null 2>&1 3>&- &
      echo "$token $1 begun $!" >&3
      wait "$!"
      printf '\\n%s' "$?"
    } | base64 -w 2000
  } | awk 'NR == 1 { start = $0; next } { print start, $0; fflush() }'
  echo "$token $1 done"
}
echo
echo "$token ready"
`;
}

interface Running {
  readonly resolve: (result: CommandResult) => void;
  readonly reject: (error: unknown) => void;
  readonly parts: Buffer[];
  size: number;
}

/**
 * A shell on another computer, by one ssh: `sh` as the login shell starts it, fed with commands that run side by side.
 * It is of use until it has ended.
 */
export class RemoteShell {
  readonly #process: SshProcess;
  readonly #time: Time;
  readonly #token = randomBytes(16).toString('hex');
  readonly #turns = new Turns(mostCommands);
  readonly #running = new Map<string, Running>();
  /** Commands that the computer has begun, and not ended: the process of each. Also of those that nobody waits for. */
  readonly #begun = new Map<string, string>();
  /** Commands that nobody waits for any more. */
  readonly #dropped = new Set<string>();
  #given = 0;
  #line = '';
  readonly #ready = Promise.withResolvers<void>();
  /** Monotonic time since when the shell owes a sign of life; null: it owes none. */
  #silentSince: number | null = null;

  private constructor(address: SshAddress, time: Time, environment: NodeJS.ProcessEnv) {
    this.#process = new SshProcess(address, 'sh -s', environment);
    this.#time = time;
    this.#process.stdout.setEncoding('latin1').on('data', (data: string) => this.#came(data));
    void this.ended.then((error) => this.#rejectAll(error));
  }

  /** Logs on and starts the shell. Rejects with the HostError for what went wrong, or with the signal's reason. */
  static async open(
    address: SshAddress,
    time: Time,
    environment: NodeJS.ProcessEnv,
    signal: AbortSignal,
  ): Promise<RemoteShell> {
    signal.throwIfAborted();
    const shell = new RemoteShell(address, time, environment);
    const { promise, reject } = shell.#ready;
    const callOff = time.after(longestOpening, () => reject(new HostError('time-limit')));
    void shell.ended.then(reject);
    shell.#write(preparations(shell.#token));
    try {
      await untilAborted(promise, signal);
      shell.#process.stands();
      return shell;
    } catch (error) {
      await shell.#process.end();
      throw error;
    } finally {
      callOff();
    }
  }

  /** Why it ended; resolves when no process of it is left on this computer. */
  get ended(): Promise<HostError> {
    return this.#process.ended;
  }

  /** Runs a command for `sh` (HostCommands.run). */
  async run(command: string, signal: AbortSignal): Promise<CommandResult> {
    const turnOver = await this.#turns.take(signal);
    const id = String(++this.#given);
    try {
      return await untilAborted(this.#give(id, command), signal);
    } finally {
      turnOver();
      if (this.#running.delete(id)) this.#drop(id);
    }
  }

  /** Ends everything that it runs, and itself; resolves when no process of it is left on this computer. */
  async close(): Promise<void> {
    // Before the answers come of what is ended now.
    this.#rejectAll(new HostError('connection-lost'));
    this.#kill([...this.#begun.values()]);
    this.#process.stdin.end();
    await Promise.race([this.ended, sleep(longestLeave, undefined, { ref: false })]);
    await this.#process.end();
  }

  #give(id: string, command: string): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      this.#running.set(id, { resolve, reject, parts: [], size: 0 });
      // One that ended while this waited for its turn.
      if (!this.#process.stdin.writable) void this.ended.then(reject);
      this.#silentSince ??= this.#time.monotonic();
      // The shell waits for what only starts the command, so that no dead process of it stays.
      this.#write(`(run ${id} ${quoted(command)} &)\n`);
    });
  }

  /** Nobody waits for a command that was given: it is ended, or, when the shell does not even begin it, the shell. */
  #drop(id: string): void {
    const silence = this.#silentSince === null ? 0 : this.#time.monotonic() - this.#silentSince;
    const begun = this.#begun.get(id);
    if (begun !== undefined) this.#kill([begun]);
    else if (silence >= longestSilence) void this.#process.end();
    else this.#dropped.add(id);
  }

  #rejectAll(error: HostError): void {
    for (const { reject } of this.#running.values()) reject(error);
    this.#running.clear();
  }

  #kill(processes: readonly string[]): void {
    if (processes.length > 0) this.#write(`kill ${processes.join(' ')} 2> /dev/null\n`);
  }

  #write(lines: string): void {
    this.#process.stdin.write(lines);
  }

  #came(data: string): void {
    const lines = (this.#line + data).split('\n');
    // What is too long can't be ours, nor what follows on that line.
    this.#line = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) this.#heard(line);
  }

  #heard(line: string): void {
    const [token, id = '', what, words = ''] = line.split(' ');
    if (token !== this.#token) {
      // It may tell why there is no shell.
      if (this.#given === 0) this.#process.addWords(`${Buffer.from(line, 'latin1')}\n`);
      return;
    }
    this.#silentSince = null;
    if (id === 'ready') this.#ready.resolve();
    else if (what === 'begun') this.#hasBegun(id, words);
    else if (what === 'part') this.#addPart(id, Buffer.from(words, 'base64'));
    else if (what === 'done') this.#hasEnded(id);
  }

  #hasBegun(id: string, process: string): void {
    if (!/^\d+$/.test(process)) return;
    this.#begun.set(id, process);
    if (this.#dropped.delete(id)) this.#kill([process]);
  }

  #addPart(id: string, part: Buffer): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    running.size += part.length;
    running.parts.push(part);
    // Behind the output comes the exit code.
    if (running.size > longestOutput + longestEnd) running.reject(tooMuch());
  }

  #hasEnded(id: string): void {
    this.#begun.delete(id);
    this.#dropped.delete(id);
    const running = this.#running.get(id);
    if (running === undefined) return;
    this.#running.delete(id);
    const all = Buffer.concat(running.parts);
    const end = all.lastIndexOf('\n');
    const code = all.toString('latin1', end + 1);
    if (end > longestOutput) running.reject(tooMuch());
    else if (end < 0 || !/^\d{1,3}$/.test(code))
      running.reject(new HostError('bad-reading', 'a command without an end'));
    else running.resolve({ code: Number(code), output: all.toString('utf8', 0, end) });
  }
}

function tooMuch(): HostError {
  return new HostError('bad-reading', `a command wrote more than ${longestOutput} bytes`);
}
