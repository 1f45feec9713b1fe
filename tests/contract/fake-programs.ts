import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LocalCommands } from '../../src/main/hosts/logind/local-commands';

/** Programs that a host's shell finds in place of the real ones. Each notes how it was called: `$log` is for it alone. */
const programs: Readonly<Record<string, string>> = {
  // Account 0, unless a test says otherwise.
  id: 'cat "$folder/uid" 2> /dev/null || echo 0',
  uname: 'echo fake-host',
  getent: 'exit 2',
  runuser: 'shift 3; exec "$@"',
  sudo: '[ -e "$folder/allowed" ] || { echo "sudo: a password is required" >&2; exit 1; }; while :; do case $1 in -l) exit 0 ;; -n) shift ;; -u) shift 2 ;; *) break ;; esac; done; exec env "$@"',
  busctl:
    'printf "%s\\0" "$@" >> "$log"; echo >> "$log"; [ ! -e "$folder/no-notifications" ] || { echo "Call failed: The name is not activatable" >&2; exit 1; }; echo "u 1"',
  tee: '{ printf "%s\\0" "$1"; cat; printf "\\0\\n"; } >> "$log"',
  ss: 'cat "$folder/clients" "$folder/waiting" 2> /dev/null || :',
  // The terminal of account 1000, unless a test says otherwise.
  stat: 'cat "$folder/said" 2> /dev/null || echo "character special file $(cat "$folder/owner" 2> /dev/null || echo 1000)"',
  'xrdp-dis':
    '[ ! -e "$folder/denied" ] || { echo "message send failed: Permission denied"; exit 0; }; grep -v "xrdp_display_${DISPLAY#:} " "$folder/clients" > "$folder/new"; mv "$folder/new" "$folder/clients"; echo "message sent ok"',
};

/** What was handed to a user's desktop. */
export interface FakeNotification {
  readonly uid: number;
  readonly title: string;
  /** Without markup. */
  readonly text: string;
  /** After so many ms it goes by itself; 0: it does not. */
  readonly expires: number;
}

/** A host's shell whose programs are a test's: commands are quoted, parsed and run by a real `sh`. */
export class FakePrograms {
  readonly folder: string;
  readonly #commands: LocalCommands;

  private constructor(folder: string) {
    this.folder = folder;
    this.#commands = new LocalCommands(['env', `PATH=${folder}:${process.env.PATH}`]);
  }

  static async make(): Promise<FakePrograms> {
    const folder = await mkdtemp(path.join(tmpdir(), 'fake-programs-'));
    const fake = new FakePrograms(folder);
    for (const [name, program] of Object.entries(programs)) await fake.become(name, program);
    return fake;
  }

  /** Puts a program, as lines of `sh`, in the place of one. */
  async become(name: string, program: string): Promise<void> {
    const file = path.join(this.folder, name);
    await writeFile(file, `#!/bin/sh\nfolder=${this.folder} log=${this.folder}/${name}.log\n${program}\n`);
    await chmod(file, 0o755);
  }

  get commands(): LocalCommands {
    return this.#commands;
  }

  /** Makes a file in its folder, by which programs behave otherwise. */
  async set(file: string, text = ''): Promise<void> {
    await writeFile(path.join(this.folder, file), text);
  }

  /** sudo allows everything from now on. */
  allowSudo(): Promise<void> {
    return this.set('allowed');
  }

  /** Which displays of xrdp have a client, as `ss` shows it. */
  async setClients(...displays: readonly string[]): Promise<void> {
    const line = (display: string) =>
      `u_str ESTAB 0 0 /run/xrdp/sockdir/xrdp_display_${display.slice(1)} 4242 * 4243\n`;
    await this.set('clients', displays.map(line).join(''));
  }

  /** At which displays xrdp waits for a client, as `ss` shows it. */
  async setWaiting(...displays: readonly string[]): Promise<void> {
    const line = (display: string) => `u_str LISTEN 0 1 /run/xrdp/sockdir/xrdp_display_${display.slice(1)} 4241 * 0\n`;
    await this.set('waiting', displays.map(line).join(''));
  }

  /** How a program was called, one call a line. */
  async callsOf(program: string): Promise<string[]> {
    const log = await readFile(path.join(this.folder, `${program}.log`), 'utf8').catch(() => '');
    return log.split('\n').filter((line) => line !== '');
  }

  /** The notifications that were handed to desktops, oldest first. */
  async notifications(): Promise<FakeNotification[]> {
    const log = await readFile(path.join(this.folder, 'busctl.log'), 'utf8').catch(() => '');
    return log.split('\0\n').flatMap((call) => {
      const args = call.split('\0');
      const uid = /^--address=unix:path=\/run\/user\/(\d+)\/bus$/.exec(args[0] ?? '')?.[1];
      const at = args.indexOf('susssasa{sv}i');
      if (uid === undefined || at < 0) return [];
      return [
        {
          uid: Number(uid),
          title: args[at + 4] ?? '',
          text: withoutMarkup(args[at + 5] ?? ''),
          expires: Number(args.at(-1)),
        },
      ];
    });
  }

  async remove(): Promise<void> {
    await this.#commands.close();
    await rm(this.folder, { recursive: true });
  }
}

function withoutMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
