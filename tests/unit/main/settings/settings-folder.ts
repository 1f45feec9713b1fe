import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsFile } from '../../../../src/main/settings/settings-file';

/** The clock of the tests. */
const now = Date.UTC(2026, 10, 25, 10, 12, 30, 250);
/** The name of the first kept copy by that clock. */
export const keptName = 'settings.kept-2026-11-25T10-12-30.json';

/** A data folder of its own, and the program's settings in it. */
export class SettingsFolder {
  readonly #root = mkdtempSync(join(tmpdir(), 'settings-'));
  readonly #opened: SettingsFile[] = [];
  readonly path: string;
  readonly file: string;
  /** What is in the log. */
  readonly warnings: string[] = [];

  /** `length`: of the folder's path; null: as it comes. */
  constructor(length: number | null = null) {
    const path = join(this.#root, 'data');
    this.path = length === null ? path : path.padEnd(length, `${'/'.padEnd(200, 'f')}`);
    this.file = join(this.path, 'settings.json');
  }

  /** Puts a file there, as it was found. */
  put(content: string | Uint8Array, name = 'settings.json'): void {
    mkdirSync(this.path, { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  /** The program starts. */
  open(): SettingsFile {
    const settings = new SettingsFile(this.path, { now: () => now }, { warn: (text) => this.warnings.push(text) });
    this.#opened.push(settings);
    return settings;
  }

  /** The names in the folder. */
  get names(): string[] {
    return existsSync(this.path) ? readdirSync(this.path).sort() : [];
  }

  bytes(name = 'settings.json'): Buffer {
    return readFileSync(join(this.path, name));
  }

  /** The settings file as JSON. */
  get content(): unknown {
    return JSON.parse(this.bytes().toString());
  }

  /** Removes it all, once nothing is being written any more. */
  async remove(): Promise<void> {
    await Promise.all(this.#opened.map((settings) => settings.written()));
    rmSync(this.#root, { recursive: true, force: true });
  }
}
