import { Duplex } from 'node:stream';
import type { SshAddress } from '../../../shared/settings/ssh-address';
import { HostError } from '../host-backend';
import { SshProcess } from './ssh-process';

/** What carries a computer's system bus: it is part of systemd. */
const bridge = 'systemd-stdio-bridge';

/** The way to a computer's system bus. */
export interface SshBus {
  /** For a client that says ANONYMOUS who it is. It is destroyed, with a HostError, when the way ends. */
  readonly stream: Duplex;
  /** Why it ended; resolves when no process of it is left, also after `close`. */
  readonly ended: Promise<HostError>;
  /** Ends it; resolves when no process of it is left. */
  close(): Promise<void>;
}

/**
 * Starts an ssh that leads to a computer's system bus. Resolves before ssh has come there: what becomes of that, the stream
 * tells. Rejects only with the signal's reason, or where there is no ssh.
 */
export async function openSshBus(
  address: SshAddress,
  signal: AbortSignal,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<SshBus> {
  signal.throwIfAborted();
  const ssh = new SshProcess(address, bridge, environment);
  const { ended } = ssh;
  if (!ssh.started) throw await ended;
  const stream = new BridgeStream(ssh);
  return {
    stream,
    ended,
    async close() {
      stream.destroy();
      await ended;
    },
  };
}

/** The first that a bus says to a client. */
const busGreeting = /(?:OK [0-9a-f]+|REJECTED[^\r\n]*|ERROR[^\r\n]*|DATA[^\r\n]*)\r\n/;
/** What a login shell may write before (bytes). */
const longestForeword = 64 * 1024;

/** stdin and stdout of a bridge as one stream. It ends with the process, and the process with it. */
class BridgeStream extends Duplex {
  readonly #ssh: SshProcess;
  /** What came before the bus spoke: a login shell's; null: the bus has spoken. */
  #foreword: Buffer | null = Buffer.alloc(0);

  constructor(ssh: SshProcess) {
    super();
    this.#ssh = ssh;
    // One that nobody listens to ends as quietly as a process does.
    this.on('error', () => {});
    ssh.stdout.on('data', (data: Buffer) => this.#came(data));
    void ssh.ended.then((error) => this.destroy(error));
  }

  override _read(): void {
    this.#ssh.stdout.resume();
  }

  override _write(data: Buffer, _: BufferEncoding, done: () => void): void {
    this.#ssh.stdin.write(data, () => done());
  }

  override _final(done: () => void): void {
    this.#ssh.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    void this.#ssh.end().then(() => done(error));
  }

  #came(data: Buffer): void {
    if (this.destroyed) return;
    const words = this.#foreword === null ? data : this.#afterForeword(this.#foreword, data);
    if (words !== null && !this.push(words)) this.#ssh.stdout.pause();
  }

  /** From where the bus speaks; null: it has not yet. */
  #afterForeword(before: Buffer, data: Buffer): Buffer | null {
    const all = Buffer.concat([before, data]);
    const start = all.toString('latin1').search(busGreeting);
    if (start >= 0) {
      this.#foreword = null;
      this.#ssh.stands();
      return all.subarray(start);
    }
    // It may be what says why there is no bus.
    this.#ssh.addWords(data.toString());
    if (all.length > longestForeword)
      this.destroy(new HostError('no-bus', 'too much was written before the bus spoke'));
    this.#foreword = all;
    return null;
  }
}
