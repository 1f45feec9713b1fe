import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { type ListedComputer, localComputerId } from '../../shared/settings/computer';
import { sshAddressText } from '../../shared/settings/ssh-address';
import { createHostBackend } from '../hosts/create-host-backend';
import { ComputerClaims } from '../hosts/logind/computer-claims';
import type { GivenHost, Options } from '../options';
import type { SettingsFile } from '../settings/settings-file';
import type { Time } from '../time';
import { ConnectTurns } from './connect-turns';
import type { Lab } from './lab';
import { addressText, type ConsolePlace, hostConfigFor, type RealWay, wayTo } from './real-way';

/** A real computer, as it is put on the lab's list. */
interface RealComputer {
  readonly id: string;
  readonly name: string;
  readonly room: string | null;
  readonly way: RealWay;
  /** It is on the list in the settings. */
  readonly kept: boolean;
}

/** What is needed to read a real computer. */
export interface RealGround extends ConsolePlace {
  readonly settings: Pick<SettingsFile, 'computers'>;
  readonly time: Time;
}

/**
 * The real computers: those that the command line names, else those on the list in the settings. They are shown or hidden
 * together.
 */
export class RealComputers {
  readonly #lab: Lab;
  readonly #ground: RealGround;
  /** Those that the command line names. */
  readonly #given: readonly RealComputer[];
  readonly #noLocal: boolean;
  /** Which of them is connected to which computer: the same one twice is refused. */
  readonly #claims = new ComputerClaims();
  readonly #turns: ConnectTurns;
  #shown = false;
  readonly #listed = new Map<string, RealComputer>();

  constructor(lab: Lab, { hosts, noLocal }: Pick<Options, 'hosts' | 'noLocal'>, ground: RealGround) {
    this.#lab = lab;
    this.#ground = ground;
    this.#turns = new ConnectTurns(ground.time);
    const list = ground.settings.computers.map(fromSettings);
    this.#given = hosts.map((host) => fromCommandLine(host, list));
    this.#noLocal = noLocal;
  }

  /** Whether the command line names them: the list in the settings is not used then. */
  get given(): boolean {
    return this.#given.length > 0;
  }

  /** Ids of the computers that there are to show. */
  get ids(): readonly string[] {
    return this.#wanted().map(({ id }) => id);
  }

  /** Puts them on the lab's list, and keeps them as the settings say until `hide`. */
  show(): void {
    this.#shown = true;
    void this.follow();
  }

  /** Takes them off the lab's list. Resolves when they have been let go of; the list has changed before. */
  async hide(): Promise<void> {
    this.#shown = false;
    await this.follow();
  }

  /** Has one that is listed begin from the start: let go of, and put on the list anew. */
  async renew(id: string): Promise<void> {
    const gone = this.#take(id);
    await Promise.all([gone, this.follow()]);
  }

  /**
   * Makes the lab's list as it is to be now: one that has another address is another computer. Resolves when those that
   * are gone have been let go of; the list has changed before.
   */
  async follow(): Promise<void> {
    const wanted = new Map(this.#shown ? this.#wanted().map((computer) => [computer.id, computer]) : []);
    const gone = [...this.#listed.values()].flatMap((computer) => {
      const now = wanted.get(computer.id);
      return now !== undefined && addressText(now.way) === addressText(computer.way) ? [] : this.#take(computer.id);
    });
    for (const computer of wanted.values()) this.#put(computer);
    await Promise.all(gone);
  }

  #put(computer: RealComputer): void {
    const { id, name, room, way, kept } = computer;
    const { time } = this.#ground;
    const listed = this.#listed.has(id);
    this.#listed.set(id, computer);
    if (listed) this.#lab.renameHost(id, { name, room });
    else {
      const claims = { of: this.#claims, name: () => this.#listed.get(id)?.name ?? name };
      const config = hostConfigFor(way, this.#ground);
      const backend = createHostBackend(config.kind === 'logind' ? { ...config, claims } : config, time);
      const turns = way.kind === 'local' ? {} : { turns: this.#turns };
      this.#lab.addHost({ id, name, room, address: addressText(way), kept, backend, ...turns });
    }
  }

  #take(id: string): Promise<void> {
    this.#listed.delete(id);
    return this.#lab.removeHost(id);
  }

  #wanted(): readonly RealComputer[] {
    const computers = this.given ? this.#given : this.#ground.settings.computers.map(fromSettings);
    return this.#noLocal ? computers.filter(({ way }) => way.kind !== 'local') : computers;
  }
}

function fromSettings({ id, computer }: ListedComputer): RealComputer {
  const way = wayTo(computer);
  if (way === undefined) throw new Error(`no address: ${JSON.stringify(computer)}`);
  return { id, name: computer.kind === 'local' ? hostname() : computer.name, room: computer.room, way, kept: true };
}

/** One that is on the list too has its id, so that the names of its stations hold; but not its name and room. */
function fromCommandLine(host: GivenHost, list: readonly RealComputer[]): RealComputer {
  if (host === 'local') {
    return { id: localComputerId, name: hostname(), room: null, way: { kind: 'local' }, kept: false };
  }
  const address = sshAddressText(host);
  const known = list.find(({ way }) => way.kind === 'ssh' && addressText(way) === address);
  const way: RealWay = { kind: 'ssh', ssh: host };
  return { id: known?.id ?? `ssh-${hash(address)}`, name: host.host, room: null, way, kept: false };
}

/** The same at every start, so that what is kept about a computer is found again. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
