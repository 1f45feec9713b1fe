import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Container, containerPlace } from './container';
import { type LoginctlSession, loginctlOptions, parseLoginctl } from './loginctl';

/** A user logged on by ssh, from outside. */
export interface SshLogOn {
  /** Id of the session. */
  readonly id: string;
  /** Runs a command line in the session's shell. */
  type(line: string): void;
  /** The user logs out; resolves when the client has ended. */
  leave(): Promise<void>;
}

/**
 * A container with people: they log on at its seats `seat-st2` to `seat-st4`, at terminals and by ssh, and sign out.
 * `student1` to `student4` are no administrators, `teacher` is one (group sudo); every password is `secret`.
 */
export class RealHost extends Container {
  readonly #clients = new Set<ChildProcess>();
  /** The files that record terminals, by session id. */
  readonly #screens = new Map<string, string>();
  #logOns = 0;

  /** A host that has booted. Rejects when this computer can't. */
  static async boot(): Promise<RealHost> {
    const host = new RealHost(await containerPlace());
    await host.start();
    return host;
  }

  /**
   * Someone logs on at a seat; the answer is the session's id. With a locker, something in the session locks it when
   * logind asks for it. A greeter is no person: it waits for one.
   */
  async logOnAtSeat(user: string, seat: string, as: 'user' | 'user with locker' | 'greeter' = 'user'): Promise<string> {
    const sessionClass = as === 'greeter' ? 'greeter' : 'user';
    return this.#logOn([`User=${user}`], as === 'user with locker', {
      XDG_SEAT: seat,
      XDG_SESSION_TYPE: 'x11',
      XDG_SESSION_CLASS: sessionClass,
    });
  }

  /** Someone logs on at a terminal of seat0, such as `tty8`; the answer is the session's id. */
  async logOnAtTerminal(user: string, terminal: string): Promise<string> {
    return this.#logOn([`User=${user}`, `TTYPath=/dev/${terminal}`, 'StandardInput=tty'], false, {});
  }

  /** Someone logs on at a pseudo terminal; the answer is the session's id. `screenOf` shows what they see there. */
  async logOnAtPseudoTerminal(user: string): Promise<string> {
    const before = new Set((await this.loginctlSessions()).map(({ id }) => id));
    const record = `/run/persons/${++this.#logOns}.screen`;
    await this.exec('systemd-run', '-q', 'sh', '-c', `sleep infinity | script -qfc "login -f ${user}" ${record}`);
    let id = '';
    await this.waitUntil(`${user} is logged on at a terminal`, async () => {
      const fresh = (await this.loginctlSessions()).find((one) => !before.has(one.id) && one.state === 'active');
      id = fresh?.id ?? '';
      return fresh !== undefined;
    });
    this.#screens.set(id, record);
    return id;
  }

  /** Everything that has been written so far on the pseudo terminal of a session, by its programs or by others. */
  async screenOf(id: string): Promise<string> {
    const record = this.#screens.get(id);
    if (record === undefined) throw new Error(`nobody records the terminal of session ${id}`);
    return this.exec('cat', record);
  }

  /** Someone logs on by ssh, with a terminal or only to run something. */
  async sshLogOn(user: string, { terminal = true } = {}): Promise<SshLogOn> {
    const strange = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR'];
    // A client does not outlive its host for long.
    const options = [...strange, 'BatchMode=yes', 'ConnectTimeout=10', 'ServerAliveInterval=5'];
    const args = ['-F', 'none', '-i', this.keyFile, ...options.flatMap((option) => ['-o', option])];
    const shell = 'echo "session $XDG_SESSION_ID"; exec sh';
    const client = spawn('ssh', [...args, terminal ? '-tt' : '-T', '--', `${user}@${this.cable.inner}`, shell], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#clients.add(client);
    let words = '';
    client.stderr.on('data', (data) => {
      words += data;
    });
    const ended = once(client, 'exit').finally(() => this.#clients.delete(client));
    client.stdin.on('error', () => {});
    const lines = createInterface({ input: client.stdout });
    const id = await new Promise<string>((resolve, reject) => {
      lines.on('line', (line) => {
        const [, found] = /^session (\S+)/.exec(line) ?? [];
        if (found !== undefined) resolve(found);
      });
      lines.once('close', () => reject(new Error(`${user} could not log on by ssh: ${words}`)));
    });
    return {
      id,
      type: (line) => void client.stdin.write(`${line}\n`),
      leave: async () => {
        client.stdin.end('exit\n');
        await ended;
      },
    };
  }

  /** A user logs on by ssh and goes, leaving a program behind; the answer is the id of the session, now closing. */
  async leaveProgramsBehind(user: string): Promise<string> {
    const { id, type, leave } = await this.sshLogOn(user, { terminal: false });
    type('nohup sleep infinity > /dev/null 2>&1 < /dev/null &');
    await leave();
    await this.#waitForState(id, 'closing');
    return id;
  }

  /** Starts a program in a session that takes no notice of being asked to end. */
  async addStubbornProgram(id: string): Promise<void> {
    const program =
      'trap "" TERM HUP; echo 0 > "$1/cgroup.procs"; setsid sleep infinity > /dev/null 2>&1 < /dev/null &';
    await this.#inScope(id, `(${program}); ${untilMorePrograms}`);
  }

  /** Everything that runs in a session ends by itself; resolves when the session is gone. */
  async signOut(id: string): Promise<void> {
    await this.#inScope(id, 'kill $programs');
    await this.waitUntil(`session ${id} is gone`, async () => (await this.loginctl(id)) === undefined);
  }

  /** Everything that runs in a session ends by itself, but for one program; resolves when the session is closing. */
  async signOutLeavingPrograms(id: string): Promise<void> {
    const program = 'echo 0 > "$1/cgroup.procs"; setsid sleep infinity > /dev/null 2>&1 < /dev/null &';
    await this.#inScope(id, `(${program}); ${untilMorePrograms} kill $programs`);
    await this.#waitForState(id, 'closing');
  }

  /** Ends the locker of a session, if it has one. */
  async dropLocker(id: string): Promise<void> {
    const isLocker = '*locker* | *dbus-monitor*';
    await this.#inScope(
      id,
      `for p in $programs; do case $(cat /proc/$p/cmdline) in ${isLocker}) kill $p ;; esac; done`,
    );
  }

  /**
   * Kills every session and waits until none is left. A session that systemd 257 lists for the manager of a user's services
   * goes by itself, ten seconds after its user.
   */
  async endAllSessions(): Promise<void> {
    this.#endClients();
    await this.waitUntil('nobody is logged on', async () => {
      const sessions = await this.loginctlSessions();
      const ids = sessions.filter((one) => one.class !== 'manager').map(({ id }) => id);
      if (ids.length > 0) await this.script('loginctl kill-session -s KILL "$@" || :', ...ids);
      return ids.length === 0;
    });
  }

  /** All sessions, as `loginctl` in the container says: the witness, which has nothing of our own code. */
  async loginctlSessions(): Promise<LoginctlSession[]> {
    const ids = (await this.exec('loginctl', 'list-sessions', '--no-legend')).match(/^ *\S+/gm) ?? [];
    const sessions = await Promise.all(ids.map((id) => this.loginctl(id.trim())));
    // One can go while they are listed.
    return sessions.flatMap((session) => session ?? []);
  }

  /** One session, as `loginctl` says; undefined: it knows none with this id. */
  async loginctl(id: string): Promise<LoginctlSession | undefined> {
    const shown = await this.script('loginctl show-session "$@" 2>&1 || :', id, ...loginctlOptions);
    // The second is said of one that goes while it is being asked for.
    const isGone = /(?: known|: Invalid request descriptor)$/m.test(shown);
    if (!/^Id=/m.test(shown) && !isGone) throw new Error(shown);
    return parseLoginctl(shown);
  }

  override async powerOff(): Promise<void> {
    this.#endClients();
    await super.powerOff();
  }

  override async stop(): Promise<void> {
    this.#endClients();
    await super.stop();
  }

  async #logOn(
    unit: readonly string[],
    locker: boolean,
    environment: Readonly<Record<string, string>>,
  ): Promise<string> {
    const file = `/run/persons/${++this.#logOns}`;
    const properties = ['PAMName=login', ...unit].flatMap((property) => ['-p', property]);
    const variables = Object.entries(environment).flatMap(([name, value]) => ['-E', `${name}=${value}`]);
    const start = ['systemd-run', '-q', ...properties, ...variables, 'person', file, locker ? 'locker' : ''];
    const waits = ['"$file"', ...(locker ? ['"$file.locker"'] : [])].map((one) => `[ -e ${one} ] &&`).join(' ');
    const open = 'case $(loginctl show-session "$id" -p State --value) in active | online) ;; *) false ;; esac';
    const program = `file=$1; shift; "$@"; until ${waits} id=$(cat "$file") && ${open}; do sleep 0.01; done; echo "$id"`;
    return (await this.script(program, file, ...start)).trim();
  }

  async #waitForState(id: string, state: string): Promise<void> {
    await this.waitUntil(`session ${id} is ${state}`, async () => (await this.loginctl(id))?.state === state);
  }

  /** Runs a shell program that has the session's control group in `$1` and its process ids in `$programs`. */
  async #inScope(id: string, program: string): Promise<void> {
    const session = await this.loginctl(id);
    if (session === undefined) throw new Error(`the host has no session ${id}`);
    const scope = `/sys/fs/cgroup/user.slice/user-${session.uid}.slice/session-${id}.scope`;
    await this.script(`programs=$(cat "$1/cgroup.procs"); ${program}`, scope);
  }

  #endClients(): void {
    for (const client of this.#clients) client.kill('SIGKILL');
  }
}

const untilMorePrograms =
  'until [ "$(wc -l < "$1/cgroup.procs")" -gt "$(echo $programs | wc -w)" ]; do sleep 0.01; done;';
