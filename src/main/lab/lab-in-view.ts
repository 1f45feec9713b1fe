import { hostname } from 'node:os';
import type { SimulatedUser, UserAct } from '../../shared/ipc/simulated-user';
import { type HostConnection, hasNoBackend } from '../../shared/lab/host';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import { createHostBackend } from '../hosts/create-host-backend';
import type { LogindPlace } from '../hosts/logind/logind-backend';
import { defaultSimulation, type SimulateSettings } from '../hosts/simulated/simulate-option';
import type { SimulatedHost } from '../hosts/simulated/simulated-host';
import { simulatedLab } from '../hosts/simulated/simulated-lab';
import type { Options } from '../options';
import type { Time } from '../time';
import type { Lab } from './lab';

/** Id of this computer in the list. */
export const localHost = 'local';

/**
 * Which computers are on the list: what the options ask for; without any, this computer, or the simulated lab where it
 * can't be read. The simulated lab can be opened and left at any time.
 */
export class LabInView {
  readonly #lab: Lab;
  readonly #place: LogindPlace;
  readonly #time: Time;
  readonly #changed: () => void;
  /** The simulated computers on the list, by id. */
  #simulated = new Map<string, SimulatedHost>();
  #simulatedInstead = false;
  /** This computer has not been read yet; where it can't be, the simulated lab opens. */
  #waiting = false;

  /** Puts the computers on the list. `changed` is called when `simulatedInstead` has changed. */
  constructor(lab: Lab, { local, simulate }: Options, place: LogindPlace, time: Time, changed: () => void) {
    this.#lab = lab;
    this.#place = place;
    this.#time = time;
    this.#changed = changed;
    if (local !== 'no') this.#addLocal();
    if (simulate !== null) this.#addSimulated(simulate);
    else if (local === 'no') this.#addSimulated(defaultSimulation);
    else this.#waiting = local === 'auto';
  }

  /** The simulated lab is open because this computer can't be read. */
  get simulatedInstead(): boolean {
    return this.#simulatedInstead;
  }

  /** To be told when the console stands differently to a computer: the simulated lab may open, or make way. */
  connectionChanged(hostId: string, connection: HostConnection): void {
    if (hostId !== localHost || !this.#waiting) return;
    if (connection.state === 'connected') {
      this.#waiting = false;
      if (this.#simulatedInstead) void this.leaveSimulated();
    } else if (!this.#simulatedInstead && hasNoBackend(connection)) {
      this.#lab.pauseHost(localHost);
      this.#simulatedInstead = true;
      this.#addSimulated(defaultSimulation);
      this.#changed();
    }
  }

  /** Shows the simulated lab in place of real computers. */
  async openSimulated(): Promise<void> {
    await this.#lab.removeHost(localHost);
    this.#addSimulated(defaultSimulation);
  }

  /** Takes the simulated lab off the list; this computer comes back. */
  async leaveSimulated(): Promise<void> {
    const ids = [...this.#simulated.keys()];
    this.#simulated = new Map();
    for (const id of ids) await this.#lab.removeHost(id);
    this.#simulatedInstead = false;
    this.#changed();
    this.#lab.reconnect(localHost);
  }

  /** Everybody with an account on a simulated computer. Throws where there is no such computer. */
  simulatedUsers(hostId: string): SimulatedUser[] {
    const host = this.#host(hostId);
    return [...host.accounts].map(({ user, fullName }) => ({ user, fullName, presence: 'logged-off' }));
  }

  /** Someone logs on at a free station. Throws where that can't be. */
  logOnAs(hostId: string, station: string, user: string): void {
    this.#host(hostId).logOn(user, station);
  }

  /** The user of a simulated session does something. Throws where that can't be. */
  actAsUser(key: SessionKey, act: UserAct): void {
    const identity = parseSessionKey(key);
    if (identity === undefined) throw new Error('no such session');
    const host = this.#host(identity.host);
    if (act === 'lock') host.lock(identity.id);
    else if (act === 'unlock') host.unlock(identity.id);
    else if (act === 'disconnect') host.disconnect(identity.id);
    else host.signOut(identity.id);
  }

  #host(id: string): SimulatedHost {
    const host = this.#simulated.get(id);
    if (host === undefined) throw new Error(`no simulated computer ${JSON.stringify(id)}`);
    return host;
  }

  #addLocal(): void {
    const backend = createHostBackend({ kind: 'logind', place: this.#place }, this.#time);
    this.#lab.addHost({ id: localHost, name: hostname(), room: null, address: null, backend });
  }

  #addSimulated(settings: SimulateSettings): void {
    for (const { config, ...host } of simulatedLab(settings, this.#time)) {
      this.#simulated.set(host.id, config.host);
      this.#lab.addHost({ ...host, backend: createHostBackend(config, this.#time) });
    }
  }
}
