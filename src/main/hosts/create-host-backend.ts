import type { Time } from '../time';
import type { HostBackend } from './host-backend';
import { LogindBackend, type LogindConfig } from './logind/logind-backend';
import { SimulatedBackend, type SimulatedConfig } from './simulated/simulated-backend';
import { WtsBackend, type WtsConfig } from './wts/wts-backend';

/** What each backend needs to find its host. Adding a kind of host adds one member here and one line below. */
export type HostConfig = SimulatedConfig | LogindConfig | WtsConfig;

/** The backend for a host. */
export function createHostBackend(config: HostConfig, time: Time): HostBackend {
  switch (config.kind) {
    case 'simulated':
      return new SimulatedBackend(config, time);
    case 'logind':
      return new LogindBackend(config, time);
    case 'wts':
      return new WtsBackend(config, time);
  }
}
