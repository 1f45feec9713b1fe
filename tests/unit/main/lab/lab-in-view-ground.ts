import type { LogindPlace } from '../../../../src/main/hosts/logind/logind-place';
import type { SimulateSettings } from '../../../../src/main/hosts/simulated/simulate-option';
import type { WtsPool } from '../../../../src/main/hosts/wts/wts-pool';
import { Lab } from '../../../../src/main/lab/lab';
import { LabInView } from '../../../../src/main/lab/lab-in-view';
import type { Options } from '../../../../src/main/options';
import { systemTime, type Time } from '../../../../src/main/time';
import { type ListedComputer, usualComputers } from '../../../../src/shared/settings/computer';
import { KeptOutcomes } from '../../../lab-on-fake-time';

/** A computer without a system bus. */
export const nowhere: LogindPlace = { address: 'unix:path=/nonexistent/bus', uid: 1000, sessionId: null };
/** Three simulated computers in which nobody acts by themselves. */
export const simulation: SimulateSettings = { hosts: 3, stations: 9, seed: 1, still: true };
const opened: { lab: Lab; labInView: LabInView }[] = [];

/** A lab with what the options put on its list, started; `told` has what the window was told of `simulatedInstead`. */
export function open(
  options: Partial<Options>,
  place = nowhere,
  time: Time = systemTime,
  /** The list in the settings; the test may change it. */
  settings: { computers: readonly ListedComputer[] } = { computers: usualComputers },
  windows: WtsPool | null = null,
) {
  const lab: Lab = new Lab([], {
    time,
    sink: new KeptOutcomes(),
    connectionChanged: (host, connection) => labInView.connectionChanged(host, connection),
  });
  const all = { hosts: [], noLocal: false, simulate: null, screenshot: null, ...options };
  const told: boolean[] = [];
  const labInView: LabInView = new LabInView(lab, all, { place, windows, settings, time }, () =>
    told.push(labInView.simulatedInstead),
  );
  lab.start();
  opened.push({ lab, labInView });
  return { lab, labInView, told };
}

/** How the console stands to each computer on the list. */
export const hosts = (lab: Lab): string[] =>
  lab.snapshot().hosts.map(({ id, connection }) => `${id} ${connection.state}`);
/** All three simulated computers, read. */
export const three = ['lab-a connected', 'lab-b connected', 'lab-c connected'];

/** Closes every lab that was opened. */
export async function closeAll(): Promise<void> {
  for (const { lab, labInView } of opened.splice(0)) {
    await labInView.leaveSimulated();
    await lab.close();
  }
}
