import type { PowerAction } from '../../../shared/lab/power';
import type { Reading } from '../../../shared/lab/reading';
import type { HostCommand } from '../host-backend';

/** A stretch of time in milliseconds; each time a length is drawn from it. */
export type Stretch = readonly [least: number, most: number];

/** How long things take on a simulated host. */
export interface SimulatedDelays {
  readonly connect: Stretch;
  readonly read: Stretch;
  /** Until a command is answered. */
  readonly command: Stretch;
  /** From the command until its effect. */
  readonly effect: Stretch;
  /** From the beginning of an end (programs are closing) until the session is gone. */
  readonly end: Stretch;
  /** From going down until it is up again, when it restarts. */
  readonly boot: Stretch;
}

/** A host in good health. */
export const usualDelays: SimulatedDelays = {
  connect: [20, 80],
  read: [2, 8],
  command: [5, 30],
  effect: [10, 120],
  end: [150, 900],
  boot: [1000, 2000],
};

/** A host that has too much to do: everything takes its time, within the limits but for a slow end. */
export const slowDelays: SimulatedDelays = {
  connect: [300, 1500],
  read: [300, 900],
  command: [200, 800],
  effect: [300, 1000],
  end: [2000, 12_000],
  boot: [8000, 20_000],
};

/**
 * What happens to a command: `refuse`: it is not permitted; `lose-command`: it never arrives; `lose-reply`: it arrives,
 * and no answer comes.
 */
export type CommandFault = 'refuse' | 'lose-command' | 'lose-reply';

/** What goes wrong on a simulated host; nothing where a part is not given. */
export interface SimulatedFaults {
  /** Nothing is answered any more: every call runs into its time limit. */
  readonly hangs?: boolean;
  /** Takes the place of each true reading: garbage, torn, without a session, or a promise to hold it back. */
  readonly spoilReading?: (reading: Reading) => unknown;
  /** Asked for each command before it is carried out. */
  readonly spoilCommand?: (command: HostCommand) => CommandFault | null;
  /** The same for a restart or a shut-down. */
  readonly spoilPower?: (action: PowerAction) => CommandFault | null;
}
