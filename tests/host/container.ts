import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ContainerKeeper, type ContainerTraces } from './container-keeper';
import { type Cable, connectCable } from './container-network';
import { folderPrefix, noteTraces, removeDeadRuns } from './dead-runs';
import { hostRecipe } from './host-image';
import { type ImageRecipe, imageOf } from './image';
import { run } from './run-command';

/** How long something in a container may take to show, in milliseconds. */
const longestWait = 30_000;
/** Signal to systemd as init: power off. SIGRTMIN+4, for which Node has no name. */
const powerOffSignal = 38;
/** With what systemd-nspawn ends when the computer in it wants to restart. */
const restartCode = '133';

/** Where a container lives on this computer, and the process that removes it. */
export interface ContainerPlace {
  readonly traces: ContainerTraces;
  readonly keeper: ContainerKeeper;
}

/** A place for a new container. What dead runs left is removed before, and the image built when there is none. */
export async function containerPlace(recipe: ImageRecipe = hostRecipe): Promise<ContainerPlace> {
  await removeDeadRuns();
  const image = await imageOf(recipe);
  const folder = await mkdtemp(path.join(tmpdir(), folderPrefix));
  // Also the name of a network device, which has at most 15 characters.
  const name = `stm${randomBytes(5).toString('hex')}`;
  const traces = { name, folder, controlGroups: await controlGroupsFor(name) };
  const keeper = new ContainerKeeper(traces, await nspawn({ name, folder, image }));
  await noteTraces(traces, keeper.pid);
  return { traces, keeper };
}

/**
 * A real Linux computer with systemd-logind, dbus, sshd and polkit, booted in a container. Needs root and
 * CAP_SYS_ADMIN. `stop` it always; what it made on this computer is removed also when this process is killed.
 */
export class Container {
  readonly #traces: ContainerTraces;
  readonly #folder: string;
  readonly #keeper: ContainerKeeper;
  #cable: Cable | null = null;
  /** Ids, on this computer, of the process that runs the container, and of the container's init. */
  #supervisor = 0;
  #init = 0;

  constructor({ traces, keeper }: ContainerPlace) {
    this.#traces = traces;
    this.#folder = traces.folder;
    this.#keeper = keeper;
  }

  /** Boots it. Rejects, and is stopped, when this computer can't. */
  async start(): Promise<void> {
    try {
      for (const group of this.#traces.controlGroups) await mkdir(group);
      await this.#furnish();
      this.#cable = await connectCable(this.#traces.name);
      await this.powerOn();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** What it leaves on this computer until it is stopped, and the process that then removes it. */
  get place(): { readonly traces: ContainerTraces; readonly keeperPid: number } {
    return { traces: this.#traces, keeperPid: this.#keeper.pid };
  }

  /** D-Bus address of its system bus, seen from outside; the same after `restart`. */
  get busAddress(): string {
    return `unix:path=${path.join(this.#folder, 'bus', 'system_bus_socket')}`;
  }

  /** Process id of its init, seen from outside. */
  get pid(): number {
    return this.#init;
  }

  /** Addresses of the two ends of its network cable; its ssh server listens at `inner`. */
  get cable(): Cable {
    if (this.#cable === null) throw new Error('the container has no network');
    return this.#cable;
  }

  /** Its network is cut, at its own end: without this end its address would be looked for in the world outside. */
  async cutNetwork(): Promise<void> {
    await run('ip', ['-n', this.#traces.name, 'link', 'set', 'host0', 'down']);
  }

  /** Its network is whole again, or still. */
  async mendNetwork(): Promise<void> {
    await run('ip', ['-n', this.#traces.name, 'link', 'set', 'host0', 'up']);
  }

  /** File with the private key that opens every account by ssh. */
  get keyFile(): string {
    return path.join(this.#folder, 'key');
  }

  /** Runs a program in it as root and answers with what it wrote to stdout; rejects when it fails. */
  exec(command: string, ...args: readonly string[]): Promise<string> {
    return run('nsenter', ['-t', String(this.#init), '-a', command, ...args], { limit: longestWait });
  }

  /** Runs a shell program in it as root. Its arguments are `$1`, ... */
  script(program: string, ...args: readonly string[]): Promise<string> {
    return this.exec('sh', '-euc', program, 'script', ...args);
  }

  /** Waits until something is true of it. */
  async waitUntil(what: string, isTrue: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + longestWait;
    while (!(await isTrue())) {
      if (performance.now() > end) throw new Error(`never: ${what}\n${await this.#log()}`);
      await sleep(10);
    }
  }

  /** Its message bus goes away, and logind with it, until `startBus`. Its sessions live on. */
  async stopBus(): Promise<void> {
    await this.exec('systemctl', 'stop', 'dbus.socket', 'dbus.service');
  }

  async startBus(): Promise<void> {
    await this.exec('systemctl', 'start', 'dbus.socket', 'dbus.service');
  }

  /** A clean power off, and a new boot. */
  async restart(): Promise<void> {
    await this.powerOff();
    await this.powerOn();
  }

  /** A clean power off; resolves when it is off. */
  async powerOff(): Promise<void> {
    process.kill(this.#init, powerOffSignal);
    await this.untilOff();
  }

  /** Resolves when it is off, whoever told it to go. A computer that was told to restart stays off until `powerOn`. */
  async untilOff(): Promise<void> {
    await this.waitUntil('it is off', async () => !(await isThere(`/proc/${this.#supervisor}/exe`)));
  }

  /** Boots it, at first or after it went off. */
  async powerOn(): Promise<void> {
    this.#supervisor = await this.#keeper.boot();
    await this.waitUntil('it has started', async () => {
      if (!(await isThere(`/proc/${this.#supervisor}/exe`))) throw new Error(`it did not boot:\n${await this.#log()}`);
      // Its first child only prepares the place for the container's init.
      const task = `/proc/${this.#supervisor}/task/${this.#supervisor}`;
      this.#init = Number((await readFile(`${task}/children`, 'utf8').catch(() => '')).trim().split(' ').at(-1));
      if (this.#init === 0) return false;
      return (await this.exec('systemctl', 'is-system-running', '--wait').catch(() => '')).trim() === 'running';
    });
  }

  /** What its last boot ended with; known after `powerOn`. */
  async lastEnd(): Promise<'restart' | 'power off'> {
    const code = await readFile(path.join(this.#folder, 'ended'), 'utf8');
    return code.trim() === restartCode ? 'restart' : 'power off';
  }

  /** Ends it and removes all its traces. May be called at any time, more than once. */
  async stop(): Promise<void> {
    await this.#keeper.end();
  }

  /** Makes what is bound into the container. */
  async #furnish(): Promise<void> {
    await chmod(this.#folder, 0o755);
    await mkdir(path.join(this.#folder, 'bus'));
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'tests', '-f', this.keyFile]);
  }

  async #log(): Promise<string> {
    return readFile(path.join(this.#folder, 'console.log'), 'utf8').catch(() => '');
  }
}

/** The command that runs a container. Its system bus listens in a folder that can be reached from outside. */
async function nspawn({
  name,
  folder,
  image,
}: Readonly<Record<'name' | 'folder' | 'image', string>>): Promise<string[]> {
  const terminals: string[] = [];
  for (let number = 0; number <= 8; number++)
    if (await isThere(`/dev/tty${number}`)) terminals.push(`/dev/tty${number}`);
  return [
    'env',
    'SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1',
    'systemd-nspawn',
    '--quiet',
    `--directory=${image}`,
    // Shared, and written to in memory only.
    '--read-only',
    '--volatile=overlay',
    '--boot',
    '--register=no',
    '--keep-unit',
    `--machine=${name}`,
    `--network-namespace-path=/run/netns/${name}`,
    '--console=read-only',
    // Without it programs that lock a screen die.
    '--capability=CAP_IPC_LOCK',
    `--bind=${path.join(folder, 'bus')}:/run/dbus`,
    `--bind-ro=${path.join(folder, 'key.pub')}:/etc/ssh/authorized-keys`,
    ...terminals.map((terminal) => `--bind=${terminal}`),
  ];
}

/** Control groups that are the container's own: two containers in one would manage each other's services. */
async function controlGroupsFor(name: string): Promise<string[]> {
  const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' '));
  return mounts.flatMap(([, mount = '', type, options = '']) => {
    const used = type === 'cgroup2' || options.split(',').includes('name=systemd');
    return used ? [path.join(mount, name)] : [];
  });
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
