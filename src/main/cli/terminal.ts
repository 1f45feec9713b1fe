import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { visibleText } from '../../shared/visible-text';

/** The streams of a program. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** What is typed for *yes*, in lower case; *yes* is what the help calls it in every language. */
const yes: ReadonlySet<string> = new Set(['y', 'yes', 'はい']);

/** The terminal or pipes of the command line: results go to stdout, troubles and questions to stderr. */
export class Terminal {
  readonly #streams: Streams;

  constructor(streams: Streams) {
    this.#streams = streams;
    // Whoever reads them may have gone, as `head` does: what was asked for is done all the same.
    for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => {});
  }

  /** Whether a person can be asked here. */
  get asks(): boolean {
    const { stdin, stderr } = this.#streams;
    return stdin.isTTY === true && stderr.isTTY === true;
  }

  /** Text of our own, as it is. */
  print(text: string): void {
    this.#streams.stdout.write(`${text}\n`);
  }

  /** One line with a result, which may have words of computers in it. */
  result(line: string): void {
    this.print(visibleText(line));
  }

  /** One line with a trouble. */
  trouble(line: string): void {
    this.#streams.stderr.write(`stationmaster: ${visibleText(line)}\n`);
  }

  /** One line for the person only. */
  note(line: string): void {
    this.#streams.stderr.write(`${visibleText(line)}\n`);
  }

  /** Asks a question; only a clear yes is one. */
  async confirm(question: string, signal: AbortSignal): Promise<boolean> {
    const { stdin: input, stderr: output } = this.#streams;
    const lines = createInterface({ input, output });
    try {
      // The end of the input, as by Ctrl+D, is no answer.
      const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
      lines.once('SIGINT', () => lines.close());
      const answer = await Promise.race([lines.question(`${visibleText(question)} [y/N] `, { signal }), closed]);
      return yes.has(answer.trim().toLowerCase());
    } catch {
      return false;
    } finally {
      lines.close();
    }
  }

  /** Resolves when everything that was written has been handed over, or can't be. */
  async flushed(): Promise<void> {
    const { stdout, stderr } = this.#streams;
    await Promise.all(
      [stdout, stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
    );
  }
}
