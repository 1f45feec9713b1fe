import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The account that Debian has for what must own nothing: nobody. */
const id = 65534;

/** An account without any rights, with a home of its own for as long as a test runs. */
export class OrdinaryUser {
  readonly home = mkdtempSync(path.join(tmpdir(), 'stationmaster-package-'));
  /** What a program of theirs has in its environment: their home, and the display of this process. */
  readonly environment: Readonly<Record<string, string>>;

  constructor() {
    this.own(this.home);
    const environment: Record<string, string> = {
      HOME: this.home,
      USER: 'nobody',
      LOGNAME: 'nobody',
      PATH: '/usr/bin:/bin',
      LC_ALL: 'C.UTF-8',
      DISPLAY: process.env.DISPLAY ?? '',
      XDG_CONFIG_HOME: path.join(this.home, 'config'),
      XDG_CACHE_HOME: path.join(this.home, 'cache'),
      // None here: the computer that runs the tests is not part of any.
      DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nonexistent/system_bus_socket',
    };
    if (process.env.XAUTHORITY !== undefined) environment.XAUTHORITY = this.copyOf(process.env.XAUTHORITY);
    this.environment = environment;
  }

  /** Gives them a file or a folder. */
  own(file: string): void {
    chownSync(file, id, id);
  }

  /** A copy of a file that only they can read; the answer is its path. */
  copyOf(file: string): string {
    const copy = path.join(this.home, path.basename(file));
    copyFileSync(file, copy);
    chmodSync(copy, 0o600);
    this.own(copy);
    return copy;
  }

  /** A command and its arguments, as that which root must run for them to be theirs. It ends with this process. */
  command(program: string, args: readonly string[] = []): [string, string[]] {
    const as = ['--reuid', `${id}`, '--regid', `${id}`, '--clear-groups', '--inh-caps=-all', '--pdeathsig', 'TERM'];
    return ['setpriv', [...as, '--', program, ...args]];
  }

  /** The same as a file to be started, for what takes no arguments. */
  starter(program: string): string {
    const file = path.join(this.home, `start-${path.basename(program)}`);
    const [command, args] = this.command(program);
    writeFileSync(file, `#!/bin/sh\nexec ${[command, ...args].join(' ')} "$@"\n`);
    chmodSync(file, 0o755);
    return file;
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
