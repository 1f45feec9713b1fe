import type { HostTrouble, SimulatedUser, UserAct } from '../../shared/ipc/simulated-user';
import { type HostConnection, hasNoBackend } from '../../shared/lab/host';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import { localComputerId } from '../../shared/settings/computer';
import { createHostBackend } from '../hosts/create-host-backend';
import { defaultSimulation, type SimulateSettings } from '../hosts/simulated/simulate-option';
import { type SimulatedLabHost, simulatedLab } from '../hosts/simulated/simulated-lab';
import { makeTrouble } from '../hosts/simulated/simulated-troubles';
import type { SimulatedUsers } from '../hosts/simulated/simulated-users';
import type { Options } from '../options';
import type { Time } from '../time';
import type { Lab } from './lab';
import { RealComputers, type RealGround } from './real-computers';

/**
 * Which computers are shown: what the options ask for; without any, those on the list in the settings, and where that is
 * this computer alone and it can't be read, the simulated lab. The simulated lab can be left and opened again at any time;
 * it lives while it is shown, and it is shown beside real computers only where the options ask for both.
 */
export class LabInView {
  readonly #lab: Lab;
  readonly #real: RealComputers;
  readonly #time: Time;
  readonly #onWindows: boolean;
  readonly #changed: () => void;
  /** Both together were asked for. */
  readonly #together: boolean;
  readonly #simulation: SimulateSettings;
  /** The simulated computers on the list, by id. */
  #simulated: ReadonlyMap<string, SimulatedLabHost> = new Map();
  #simulatedInstead = false;
  /** This computer, alone on the list, has not been read yet; where it can't be, the simulated lab opens. */
  #waiting: boolean;

  /** Puts the computers on the list. `changed` is called when `simulatedInstead` has changed. */
  constructor(lab: Lab, options: Options, ground: RealGround, changed: () => void) {
    const { simulate, noLocal } = options;
    this.#lab = lab;
    this.#real = new RealComputers(lab, options, ground);
    this.#time = ground.time;
    this.#onWindows = ground.windows !== null;
    this.#changed = changed;
    this.#together = this.#real.given && simulate !== null;
    this.#simulation = simulate ?? defaultSimulation;
    this.#waiting = !this.#real.given && simulate === null && this.#onlyLocal;
    if (simulate === null || this.#together) this.#real.show();
    if (simulate !== null || (noLocal && this.#real.ids.length === 0)) this.#addSimulated();
  }

  /** Whether the command line names the real computers: the list in the settings is not used then. */
  get computersGiven(): boolean {
    return this.#real.given;
  }

  /** This console runs on Windows. */
  get onWindows(): boolean {
    return this.#onWindows;
  }

  /** The simulated lab is open because this computer can't be read. */
  get simulatedInstead(): boolean {
    return this.#simulatedInstead;
  }

  /** Whether this computer on the list is a simulated one. */
  isSimulated(hostId: string): boolean {
    return this.#simulated.has(hostId);
  }

  /** To be told when the console stands differently to a computer: the simulated lab may open, or make way. */
  connectionChanged(hostId: string, connection: HostConnection): void {
    if (hostId !== localComputerId || !this.#waiting) return;
    if (connection.state === 'connected') {
      this.#waiting = false;
      if (!this.#simulatedInstead) return;
      void Promise.all(this.#removeSimulated());
      this.#setInstead(false);
    } else if (!this.#simulatedInstead && hasNoBackend(connection)) {
      this.#lab.pauseHost(localComputerId);
      this.#addSimulated();
      this.#setInstead(true);
    }
  }

  /**
   * Shows the simulated lab, where it is not open yet, in place of real computers. Resolves when these have been let go
   * of; the list has changed before.
   */
  async openSimulated(): Promise<void> {
    if (this.#simulated.size > 0) return;
    const closing = this.#together ? undefined : this.#real.hide();
    this.#addSimulated();
    await closing;
  }

  /**
   * Takes the simulated lab off the list, where it is open, and ends its life; real computers come back. It does not open
   * by itself again. Resolves when the simulated computers have been let go of; the list has changed before.
   */
  async leaveSimulated(): Promise<void> {
    if (this.#simulated.size === 0) return;
    this.#waiting = false;
    const closing = this.#removeSimulated();
    // It was paused, and never read: listed afresh, it is tried now and from then on by itself.
    if (this.#simulatedInstead) closing.push(this.#real.renew(localComputerId));
    this.#real.show();
    this.#setInstead(false);
    await Promise.all(closing);
  }

  /** To be told when there are more computers on the list in the settings: they are shown, in place of the simulated lab. */
  async computersAdded(): Promise<void> {
    this.#waiting = false;
    if (this.#simulated.size > 0 && !this.#together) await this.leaveSimulated();
    else await this.#real.follow();
  }

  /** To be told when computers on the list in the settings are others now, or gone. */
  async computersChanged(): Promise<void> {
    const followed = this.#real.follow();
    if (!this.#onlyLocal) {
      this.#waiting = false;
      this.#setInstead(false);
    }
    await followed;
  }

  /** Everybody with an account on a simulated computer. Throws where there is no such computer. */
  simulatedUsers(hostId: string): SimulatedUser[] {
    return this.#usersOf(hostId).list();
  }

  /** Someone logs on at a free station; see `SimulatedUsers`. Throws where that can't be. */
  logOnAs(hostId: string, station: string, user: string): void {
    this.#usersOf(hostId).logOn(user, station);
  }

  /** The user of a simulated session does something at their station. Throws where that can't be. */
  actAsUser(key: SessionKey, act: UserAct): void {
    const identity = parseSessionKey(key);
    if (identity === undefined) throw new Error(`not a session: ${key}`);
    this.#usersOf(identity.host).act(identity, act);
  }

  /** Something happens to a simulated computer. Throws where there is no such computer. */
  troubleHost(hostId: string, trouble: HostTrouble): void {
    makeTrouble(this.#simulatedHost(hostId).config.host, trouble);
    // Nobody waits for the pause of a computer that was just mended.
    if (trouble !== 'cut-off') this.#lab.reconnect(hostId);
  }

  #usersOf(hostId: string): SimulatedUsers {
    return this.#simulatedHost(hostId).users;
  }

  #simulatedHost(hostId: string): SimulatedLabHost {
    const host = this.#simulated.get(hostId);
    if (host === undefined) throw new Error(`there is no simulated computer ${JSON.stringify(hostId)}`);
    return host;
  }

  #setInstead(instead: boolean): void {
    if (this.#simulatedInstead === instead) return;
    this.#simulatedInstead = instead;
    this.#changed();
  }

  /** There is no other real computer than this one. */
  get #onlyLocal(): boolean {
    const { ids } = this.#real;
    return ids.length === 1 && ids[0] === localComputerId;
  }

  #addSimulated(): void {
    const hosts = simulatedLab(this.#simulation, this.#time);
    this.#simulated = new Map(hosts.map((host) => [host.id, host]));
    for (const { id, name, room, address, config, life } of hosts) {
      this.#lab.addHost({ id, name, room, address, backend: createHostBackend(config, this.#time) });
      life?.start();
    }
  }

  #removeSimulated(): Promise<void>[] {
    const hosts = [...this.#simulated.values()];
    this.#simulated = new Map();
    return hosts.map(({ id, users, life }) => {
      life?.stop();
      users.stop();
      const gone = this.#lab.removeHost(id);
      // What came of it is no news of the real computers that are seen now.
      this.#lab.dismissHost(id);
      return gone;
    });
  }
}
