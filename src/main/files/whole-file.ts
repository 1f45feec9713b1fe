import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What was set is used, but could not be written; the message has the file and the system's words. */
export class NotKeptError extends Error {}

/**
 * A file that is always written whole: beside itself, flushed, and put in place by one rename, so that whoever cuts the
 * program off leaves the old file or the new one (docs/decisions/0007-settings-file.md).
 */
export class WholeFile {
  readonly #path: string;
  readonly #text: () => string;
  readonly #mayWrite: boolean;
  /** Where it is written before it is put in place. */
  readonly #written: string;
  /** The write that is yet to begin; null: none. */
  #next: Promise<void> | null = null;
  /** Resolves when the last write that was asked for is over. */
  #last: Promise<void> = Promise.resolve();

  /**
   * `text`: what is to be in it now. `mayWrite`: false where what is there could not be kept as it was. `writers`:
   * whether other processes write it too.
   */
  constructor(path: string, text: () => string, mayWrite: boolean, writers: 'one' | 'several' = 'one') {
    this.#path = path;
    this.#written = writers === 'one' ? `${path}.new` : `${path}.${process.pid}.new`;
    this.#text = text;
    this.#mayWrite = mayWrite;
  }

  /**
   * Writes it. One write at a time: what changes during one goes into the next, all of it into the same. Rejects with a
   * `NotKeptError`.
   */
  save(): Promise<void> {
    if (this.#next !== null) return this.#next;
    const next = this.#last.then(() => {
      this.#next = null;
      return this.#write();
    });
    this.#next = next;
    this.#last = next.catch(() => {});
    return next;
  }

  /** Resolves when every write that was asked for before this call is over, well or badly. */
  written(): Promise<void> {
    return this.#last;
  }

  async #write(): Promise<void> {
    if (!this.#mayWrite) throw new NotKeptError(`${this.#path}: not written, for what is there could not be kept`);
    const text = this.#text();
    const written = this.#written;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(written, text, { flush: true });
      await rename(written, this.#path);
    } catch (error) {
      await rm(written, { force: true }).catch(() => {});
      throw new NotKeptError(`${this.#path}: ${(error as Error).message}`, { cause: error });
    }
  }
}
