import { hostname } from 'node:os';
import { hasNoBackend } from '../../shared/lab/host';
import { createHostBackend } from '../hosts/create-host-backend';
import type { LogindPlace } from '../hosts/logind/logind-backend';
import { defaultSimulation, type SimulateSettings } from '../hosts/simulated/simulate-option';
import { simulatedLab } from '../hosts/simulated/simulated-lab';
import type { Options } from '../options';
import type { Time } from '../time';
import type { Lab } from './lab';

/** Id of this computer in the list. */
export const localHost = 'local';

/** Puts on the list what the options ask for; without any, this computer, or the simulated lab where it can't be read. */
export function openLab(lab: Lab, { local, simulate }: Options, place: LogindPlace, time: Time): void {
  if (local !== 'no') addLocalHost(lab, place, time);
  if (simulate !== null) addSimulatedHosts(lab, simulate, time);
  else if (local === 'no') addSimulatedHosts(lab, defaultSimulation, time);
  else if (local === 'auto') simulateWhileUnread(lab, time);
}

function addLocalHost(lab: Lab, place: LogindPlace, time: Time): void {
  const backend = createHostBackend({ kind: 'logind', place }, time);
  lab.addHost({ id: localHost, name: hostname(), room: null, address: null, backend });
}

/** Answers with the ids of the hosts. */
function addSimulatedHosts(lab: Lab, settings: SimulateSettings, time: Time): string[] {
  return simulatedLab(settings, time).map(({ config, ...host }) => {
    lab.addHost({ ...host, backend: createHostBackend(config, time) });
    return host.id;
  });
}

/**
 * Opens the simulated lab when this computer turns out to have nothing to read sessions from; then it is tried again
 * only when the administrator asks for it, and takes the place of the simulated lab when it can be read.
 */
function simulateWhileUnread(lab: Lab, time: Time): void {
  let simulated: string[] | null = null;
  const stop = lab.onDelta(({ hosts }) => {
    const host = hosts.put.find(({ id }) => id === localHost);
    if (host?.connection.state === 'connected') {
      stop();
      for (const id of simulated ?? []) void lab.removeHost(id);
    } else if (host !== undefined && simulated === null && hasNoBackend(host.connection)) {
      lab.pauseHost(localHost);
      simulated = addSimulatedHosts(lab, defaultSimulation, time);
    }
  });
}
