import path from 'node:path';
import { capture, SetUpError } from '../setup/command.mjs';

/** The place of our program in the list of programs. */
const key = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\org.stationmaster.console';

/** A Windows of wine's, in a folder. */
export class Windows {
  #folder;
  #env;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = path.join(folder, 'windows');
    this.#env = {
      ...process.env,
      HOME: folder,
      WINEPREFIX: this.#folder,
      WINEARCH: 'win64',
      WINEDEBUG: '-all',
      DISPLAY: '',
    };
  }

  /** A file on its drive C:. @param {string} name */
  path(name) {
    return path.join(this.#folder, 'drive_c', name);
  }

  /** Sets it up. */
  async start() {
    const { code, stderr } = await capture('wine', ['wineboot', '-i'], { env: this.#env });
    if (code !== 0) throw new SetUpError(`wine could not be set up:\n${stderr}`);
  }

  /** Runs a program to its end; the answer is its exit code. @param {string[]} command */
  async run(...command) {
    return (await capture('wine', command, { env: this.#env })).code;
  }

  /**
   * What is in the list of programs about ours; nothing where it is not on it.
   * @returns {Promise<Record<string, string>>}
   */
  async registry() {
    const { stdout } = await capture('wine', ['reg', 'query', key], { env: this.#env });
    const values = [...stdout.matchAll(/^ +(\w+) +REG_\w+ +(.*?)\r?$/gm)];
    return Object.fromEntries(values.map(([, name = '', value = '']) => [name, value]));
  }

  async end() {
    await capture('/usr/lib/wine/wineserver', ['-k', '-w'], { env: this.#env });
  }
}
