import type { HostCommand } from '../../../../src/main/hosts/host-backend';
import type { SimulatedHost } from '../../../../src/main/hosts/simulated/simulated-host';

/** Ann at station 1 (session 1), bob at station 2 (session 2). */
export const annAndBob = (host: SimulatedHost) => {
  host.logOn('ann', '1');
  host.logOn('bob', '2');
};
/** Keeps every command that arrives. */
export function commandsOf(host: SimulatedHost): HostCommand[] {
  const commands: HostCommand[] = [];
  host.faults = {
    spoilCommand(command) {
      commands.push(command);
      return null;
    },
  };
  return commands;
}
